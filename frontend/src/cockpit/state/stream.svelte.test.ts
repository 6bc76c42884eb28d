import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Column } from './columns';
import { Stream } from './stream.svelte';

const column = (...ids: string[]): Column[] => [{ key: 'need', kind: 'need', table: null, ids }];
const first = (stream: Stream) => stream.columns[0]!;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a column', () => {
  test('takes in what comes while nobody has a hand on it', () => {
    const stream = new Stream();
    stream.show(column('a'), null, '');
    stream.show(column('b', 'a'), null, '');
    expect(first(stream).ids).toEqual(['b', 'a']);
  });

  test('with the selected card stands still, and says how much is new', () => {
    const stream = new Stream();
    stream.show(column('a', 'b'), null, '');
    stream.show(column('c', 'a', 'b'), 'a', '');
    expect(first(stream)).toMatchObject({ ids: ['a', 'b'], fresh: 1 });
    stream.catchUp('need', column('c', 'a', 'b'), 'a');
    expect(first(stream)).toMatchObject({ ids: ['c', 'a', 'b'], fresh: 0 });
  });

  test('gives a card that comes back its old place', () => {
    const stream = new Stream();
    stream.show(column('a', 'b', 'c'), null, '');
    stream.show(column('a', 'c'), 'c', '');
    stream.show(column('a', 'b', 'c'), 'c', '');
    expect(first(stream)).toMatchObject({ ids: ['a', 'b', 'c'], fresh: 0 });
  });

  test('gives it back its place where nobody had a hand on the column when it went', () => {
    const stream = new Stream();
    stream.show(column('a', 'b', 'c'), 'a', '');
    stream.show(column('b', 'c'), null, '');
    stream.show(column('b', 'c'), 'b', '');
    stream.show(column('a', 'b', 'c'), 'b', '');
    expect(first(stream)).toMatchObject({ ids: ['a', 'b', 'c'], fresh: 0 });
  });

  test('gives it back its place where what is new was looked at meanwhile', () => {
    const stream = new Stream();
    stream.show(column('b', 'c', 'd'), 'd', '');
    stream.show(column('a', 'b', 'd'), 'd', '');
    stream.catchUp('need', column('a', 'b', 'd'), 'd');
    stream.show(column('a', 'b', 'c', 'd'), 'd', '');
    expect(first(stream)).toMatchObject({ ids: ['a', 'b', 'c', 'd'], fresh: 0 });
  });

  test('keeps in sight what came below, when something comes between', () => {
    const stream = new Stream();
    stream.show(column('a', 'b'), 'a', '');
    stream.show(column('a', 'b', 'd'), 'a', '');
    stream.show(column('a', 'b', 'c', 'd'), 'a', '');
    expect(first(stream)).toMatchObject({ ids: ['a', 'b', 'd'], fresh: 1 });
  });

  test('stands still under a moving pointer, until it rests', () => {
    const stream = new Stream();
    stream.show(column('a'), null, '');
    stream.touch('need');
    stream.show(column('b', 'a'), null, '');
    expect(first(stream).ids).toEqual(['a']);
    vi.advanceTimersByTime(3_000);
    stream.show(column('b', 'a'), null, '');
    expect(first(stream).ids).toEqual(['b', 'a']);
  });

  test('stands still while it is scrolled, and not when something else is asked for', () => {
    const stream = new Stream();
    stream.show(column('a'), null, '');
    stream.scroll('need', true);
    stream.show(column('b', 'a'), null, '');
    expect(first(stream).ids).toEqual(['a']);
    stream.show(column('b', 'a'), null, 'by likes');
    expect(first(stream).ids).toEqual(['b', 'a']);
  });
});
