import { expect, test } from 'vitest';
import { Clock } from './clock';

test('the sample with the shortest journey is believed', () => {
  let uptime = 0;
  const clock = new Clock(() => uptime);
  clock.heard(1_000_000 - 300); // 300 ms on its way
  uptime = 5_000;
  clock.heard(1_005_000 - 20);
  uptime = 10_000;
  clock.heard(1_010_000 - 900);
  expect(clock.now()).toBe(1_010_000 - 20);
});

test.each([86_400_000, -86_400_000])('a server whose clock was set by %i ms is followed', (jump) => {
  let uptime = 0;
  const clock = new Clock(() => uptime);
  clock.heard(1_000_000_000);
  uptime = 1_000;
  clock.heard(1_000_001_000 + jump);
  expect(clock.now()).toBe(1_000_001_000 + jump);
});

test('a phone that slept is right again with the next word', () => {
  let uptime = 0;
  const clock = new Clock(() => uptime);
  clock.heard(1_000_000);
  uptime = 100; // an hour passed, the steady clock of a sleeping phone did not
  clock.heard(1_000_000 + 3_600_000);
  expect(clock.now()).toBe(4_600_000);
});
