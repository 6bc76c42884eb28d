import { describe, expect, test } from 'vitest';
import { aCard, aMe, aModel, byId } from '../test/things';
import type { Command } from '../wire';
import type { Entry } from './outbox';
import { likedCards, likesLeft, ownCards, standingOfAll } from './overlay';

const entry = (command: Command, more: Partial<Entry> = {}): Entry => ({
  ...{ command, place: 2_000, holdUntil: 0, sentAt: null, settled: null, refused: null },
  ...more,
});
const add: Command = { id: 'x', do: 'card.add', kind: 'need', text: 'nuovo' };
const like = (card: string, on: boolean, id = card): Command => ({
  ...{ id, do: 'like.set', card, on, criterion: 'like' },
});

describe('own cards', () => {
  const saved = aModel({ cards: byId(aCard('a'), aCard('other')), me: aMe({ cards: ['a'] }) });

  test('those of the server and those on their way', () => {
    const own = ownCards(saved, [entry(add)], true);
    expect(own.map(({ card, standing }) => [card.text, standing])).toEqual([
      ['testo a', 'saved'],
      ['nuovo', 'sending'],
    ]);
  });

  test.each([
    ['offline', entry(add), false],
    ['refused', entry(add, { refused: 'step_closed' }), true],
    ['refused', entry(add, { refused: 'storage_full' }), true],
    ['saved', entry(add, { settled: { seq: 11, card: 'n', patches: 0 } }), true],
  ] as const)('a new card is %s', (standing, on, online) => {
    expect(ownCards(aModel(), [on], online)[0]?.standing).toBe(standing);
  });

  test('an acknowledged card is not shown twice', () => {
    expect(ownCards(saved, [entry(add, { settled: { seq: 9, card: 'a', patches: 0 } })], true)).toHaveLength(
      1,
    );
  });

  test('nor one that arrived, and whose answer was lost', () => {
    const arrived = byId(aCard('n', { text: 'nuovo', at: '1970-01-01T00:00:03Z' }));
    const model = aModel({ cards: arrived, me: aMe({ cards: ['n'] }) });
    expect(ownCards(model, [entry(add, { sentAt: 1 })], true)).toHaveLength(1);
    expect(ownCards(model, [entry(add)], true)).toHaveLength(2);
    expect(ownCards(model, [entry(add, { sentAt: 1, place: 60_000 })], true)).toHaveLength(2);
  });

  test('an edit can take the origin away', () => {
    const model = aModel({ cards: byId(aCard('a', { origin: 'internal' })), me: aMe({ cards: ['a'] }) });
    const seen = (command: Command) => ownCards(model, [entry(command)], true)[0]!.card;
    expect(seen({ id: 'e', do: 'card.edit', card: 'a', text: 'b' })).toMatchObject({ origin: 'internal' });
    expect(seen({ id: 'e', do: 'card.edit', card: 'a', origin: '' })).not.toHaveProperty('origin');
  });

  test('an edit and a withdrawal show at once, and leave the server’s view alone', () => {
    const edit: Command = { id: 'e', do: 'card.edit', card: 'a', text: 'meglio' };
    expect(ownCards(saved, [entry(edit)], true)[0]).toMatchObject({
      card: { text: 'meglio' },
      standing: 'sending',
    });
    expect(saved.cards.get('a')?.text).toBe('testo a');
    const withdrawal: Command = { id: 'w', do: 'card.withdraw', card: 'a' };
    expect(ownCards(saved, [entry(withdrawal)], true)).toMatchObject([{ card: { id: 'a' }, leaving: 'w' }]);
    expect(ownCards(saved, [entry(withdrawal, { sentAt: 1 })], true)).toEqual([]);
  });
});

describe('likes', () => {
  const model = aModel({
    cards: byId(aCard('a'), aCard('b'), aCard('m', { state: 'merged', into: 'b' })),
    me: aMe({ likes: { like: ['a', 'm'] }, left: { like: 3 } }),
  });

  test('a like of a merged card is one of what it was merged into', () => {
    expect(likedCards(model, [], 'like').has('b')).toBe(true);
  });

  test('the latest tap counts at once, also for what is left', () => {
    const off = [entry(like('a', false))];
    expect(likedCards(model, off, 'like').has('a')).toBe(false);
    expect(likesLeft(model, off, 'like')).toBe(4);
    expect(likesLeft(model, [...off, entry(like('a', true, 'again'))], 'like')).toBe(3);
    expect(likesLeft(model, [entry(like('c', true))], 'like')).toBe(2);
  });

  test('a refused like is none', () => {
    expect(likedCards(model, [entry(like('c', true), { refused: 'out_of_likes' })], 'like').has('c')).toBe(
      false,
    );
    expect(likesLeft(model, [entry(like('c', true), { refused: 'out_of_likes' })], 'like')).toBe(3);
  });

  test('another criterion is another like', () => {
    const value: Command = { id: 'v', do: 'like.set', card: 'c', on: true, criterion: 'value' };
    expect(likedCards(model, [entry(value)], 'like').has('c')).toBe(false);
    expect(likesLeft(model, [], 'usefulness')).toBeNull();
  });
});

test('the worst is said first', () => {
  const refused = entry(add, { refused: 'too_long' });
  expect(standingOfAll([], true)).toBe('saved');
  expect(standingOfAll([entry(add)], true)).toBe('sending');
  expect(standingOfAll([entry(add), refused], true)).toBe('refused');
  expect(standingOfAll([], false)).toBe('offline');
  expect(standingOfAll([entry(add, { holdUntil: 9e15 })], true)).toBe('saved');
  expect(standingOfAll([entry(add, { holdUntil: 3_000, sentAt: 3_000 })], true)).toBe('sending');
});
