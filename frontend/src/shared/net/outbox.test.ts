import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../wire';
import { type Entry, isStuck, Outbox } from './outbox';

let seen: readonly Entry[] = [];
const open = (): Outbox => new Outbox('s1:participant', (entries) => (seen = entries));
const add = (id: string, text = 'Capire se i social spostano qualcosa'): Command => ({
  ...{ id, do: 'card.add', kind: 'need', text },
});
const like = (id: string, card: string, on: boolean): Command => ({
  id,
  do: 'like.set',
  card,
  on,
  criterion: 'like',
});
const ids = (commands: readonly Command[]): string[] => commands.map((command) => command.id);

beforeEach(() => {
  localStorage.clear();
  seen = [];
});

test('what was not acknowledged is there after a reload, in order, and is sent again', () => {
  const box = open();
  box.add(add('b'), 0, 1_000);
  box.add(add('a'), 0, 1_000);
  expect(ids(box.due(1_000))).toEqual(['b', 'a']);
  expect(ids(open().due(2_000))).toEqual(['b', 'a']);
});

test('what was acknowledged is not', () => {
  const box = open();
  box.add(add('a'), 0, 1_000);
  box.ack({ ack: 'a', seq: 5, card: 'c1' });
  expect(open().entries).toEqual([]);
});

test('an acknowledged card is shown from here until the view has it, however long that takes', () => {
  const box = open();
  box.add(add('a'), 0, 1_000);
  box.ack({ ack: 'a', seq: 5 });
  box.sweep(4, true);
  box.heard(); // it left before the card was there
  box.sweep(4, true);
  expect(seen).toHaveLength(1);
  box.heard();
  box.sweep(5, true);
  expect(seen).toHaveLength(0);
});

test('what was acknowledged and changed nothing is let go once the view cannot but have it', () => {
  const box = open();
  box.add(add('b'), 0, 1_000);
  box.ack({ ack: 'b', seq: 9 });
  box.heard();
  box.heard();
  expect(seen).toHaveLength(1);
  box.sweep(5, true);
  expect(seen).toHaveLength(0);
});

test('what is shown from here stays while what was heard is not drawn yet', () => {
  const box = open();
  box.add(add('a'), 0, 1_000);
  box.ack({ ack: 'a', seq: 9 });
  box.heard();
  box.heard();
  box.sweep(5, false);
  expect(seen).toHaveLength(1);
  box.sweep(9, false);
  expect(seen).toHaveLength(0);
});

test('without an answer it is sent again, with the same id', () => {
  const box = open();
  box.add(add('a'), 0, 1_000);
  expect(ids(box.due(1_000))).toEqual(['a']);
  expect(ids(box.due(2_000))).toEqual([]);
  expect(ids(box.due(10_000))).toEqual(['a']);
  expect(ids(box.due(10_001, true))).toEqual(['a']);
});

test('a refusal that will not pass keeps the text and waits for the person', () => {
  const box = open();
  box.add(add('a', 'lungo lungo'), 0, 1_000);
  box.due(1_000);
  box.refuse('a', 'step_closed');
  expect(box.due(100_000, true)).toEqual([]);
  const [again] = open().entries;
  expect(isStuck(again!)).toBe(true);
  expect(again?.command).toMatchObject({ text: 'lungo lungo' });
});

test.each(['storage_full', 'too_many_requests', 'unavailable'] as const)('%s passes', (code) => {
  const box = open();
  box.add(add('a'), 0, 1_000);
  box.due(1_000);
  box.refuse('a', code);
  expect(seen[0]?.refused).toBe(code);
  expect(ids(box.due(5_000))).toEqual(['a']);
});

test('a change of mind before sending is one command; after it, two in order', () => {
  const box = open();
  box.add(like('1', 'c', true), 0, 1_000);
  box.add(like('2', 'c', false), 0, 1_001);
  expect(ids(box.due(1_002))).toEqual(['2']);
  box.add(like('3', 'c', true), 0, 1_003);
  expect(ids(box.due(1_004, true))).toEqual(['2', '3']);
});

test('what is held back can be taken back, and goes out when its time is over', () => {
  const box = open();
  box.add({ id: 'w', do: 'card.withdraw', card: 'c' }, 11_000, 1_000);
  expect(box.due(10_999)).toEqual([]);
  expect(ids(box.due(11_000))).toEqual(['w']);
  box.drop('w');
  expect(open().entries).toEqual([]);
});

test('two tabs do not overwrite each other', () => {
  const one = open();
  const two = open();
  one.add(add('a'), 0, 1_000);
  two.add(add('b'), 0, 1_001);
  expect(ids(open().due(2_000))).toEqual(['a', 'b']);
});

test('another session has its own', () => {
  open().add(add('a'), 0, 1_000);
  expect(new Outbox('s2:participant', () => undefined).entries).toEqual([]);
});

/** What a browser tells the other tabs when this one writes. */
const keyOf = (id: string): string => `colazione:out:s1:participant:${id}`;

test('what waits in another tab is sent from here when that one does not', () => {
  const [there, here] = [open(), open()];
  there.add(add('a'), 0, 1_000);
  here.overheard(keyOf('a'), 2_000);
  expect(ids(here.due(2_500))).toEqual([]); // the other tab may be at it
  expect(ids(here.due(20_000))).toEqual(['a']);
  here.overheard(keyOf('a'), 21_000);
  expect(here.entries).toHaveLength(1);
});

test('what another tab brought in, took back or was refused is not ours any more', () => {
  const [there, here] = [open(), open()];
  for (const id of ['a', 'b', 'c']) {
    there.add(add(id), 0, 1_000);
    here.overheard(keyOf(id), 1_000);
  }
  there.ack({ ack: 'a', seq: 5 });
  there.drop('b');
  there.refuse('c', 'step_closed');
  for (const id of ['a', 'b', 'c']) here.overheard(keyOf(id), 2_000);
  expect(here.entries).toEqual([]);
});

test('what can still be taken back in another tab waits there, and is sent from here once that tab goes', () => {
  const [there, here] = [open(), open()];
  there.add(add('a'), 9_000, 1_000);
  here.overheard(keyOf('a'), 1_000);
  expect(here.entries).toEqual([]);
  there.release();
  here.overheard(keyOf('a'), 2_000);
  expect(ids(here.due(2_000, true))).toEqual(['a']);
});

test('the tabs of other rooms are not listened to', () => {
  const here = open();
  new Outbox('s2:participant', () => undefined).add(add('a'), 0, 1_000);
  here.overheard('colazione:out:s2:participant:a', 1_000);
  here.overheard('colazione:language', 1_000);
  expect(here.entries).toEqual([]);
});
