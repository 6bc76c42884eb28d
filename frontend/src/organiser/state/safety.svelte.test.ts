import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Api } from '../../shared/net/api';
import { aSafetyReport } from '../../shared/test/things';
import { SafetyInbox } from './safety.svelte';

const open = aSafetyReport('a');
const passed = aSafetyReport('a', { passed_on: '2026-11-25T10:00:00Z' });
let answers: ((what: unknown) => void)[] = [];

beforeEach(() => {
  answers = [];
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => new Promise((answer) => answers.push((what) => answer(Response.json(what)))));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a look that began before a report was passed on does not undo it', async () => {
  const inbox = new SafetyInbox(new Api('organiser', () => 'it'));
  const stop = inbox.start();
  const passing = inbox.pass(open, true);
  answers[1]!(passed);
  await passing;
  answers[0]!({ reports: [open] });
  await vi.advanceTimersByTimeAsync(0);
  expect(inbox.reports).toEqual([]);
  await vi.advanceTimersByTimeAsync(5_000);
  answers[2]!({ reports: [passed] });
  await vi.advanceTimersByTimeAsync(0);
  expect(inbox.reports).toEqual([passed]);
  stop();
});
