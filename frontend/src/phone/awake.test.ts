import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stayAwake } from './awake';

let asked = 0;
const lock = { released: false, release: vi.fn(() => Promise.resolve()) };

beforeEach(() => {
  asked = 0;
  lock.released = false;
  lock.release.mockClear();
  vi.stubGlobal('navigator', { wakeLock: { request: () => Promise.resolve((asked++, lock)) } });
});
afterEach(() => vi.unstubAllGlobals());

async function tap(): Promise<void> {
  dispatchEvent(new Event('click'));
  await Promise.resolve();
}

test('the screen stays on from the first tap to the end, and again after the page was hidden', async () => {
  const stop = stayAwake();
  expect(asked).toBe(0);
  await tap();
  await tap();
  expect(asked).toBe(1);
  lock.released = true;
  await tap();
  expect(asked).toBe(2);
  stop();
  expect(lock.release).toHaveBeenCalledOnce();
  lock.released = true;
  await tap();
  expect(asked).toBe(2);
});

test('two quick taps ask for one lock', async () => {
  const stop = stayAwake();
  dispatchEvent(new Event('click'));
  dispatchEvent(new Event('click'));
  expect(asked).toBe(1);
  await tap();
  stop();
  expect([asked, lock.release.mock.calls.length]).toEqual([1, 1]);
});

test('a browser that cannot is not asked', async () => {
  vi.stubGlobal('navigator', {});
  const stop = stayAwake();
  await tap();
  stop();
  expect(asked).toBe(0);
});
