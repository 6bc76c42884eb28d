import { describe, expect, test } from 'vitest';
import { Places } from '../shared/order';
import { aCard, aMe, aModel, aSession, aStep, byId } from '../shared/test/things';
import type { Card, Step, Synthesis } from '../shared/wire';
import { cardsToLike, mayChange, othersCards, sectionsOf, topCards, withOwn } from './sections';

const agenda = [
  aStep('welcome', { kind: 'welcome', collects: [] }),
  aStep('needs'),
  aStep('likes', { kind: 'like', collects: [], likes: ['need'] }),
  aStep('weave', { kind: 'weave', collects: [] }),
  aStep('commit', { kind: 'close', collects: ['idea'] }),
];
const at = (step: string, more = {}) => aSession({ agenda, step, ...more });
const liked = (id: string, likes: number): Card => aCard(id, { likes: { like: likes } });
const published: Synthesis = { version: 1, published_at: '2026-11-22T10:00:00Z', paths: [], note: '' };

describe('the page', () => {
  test.each([
    ['welcome', ['now']],
    ['needs', ['write']],
    ['likes', ['like']],
    ['weave', ['now']],
    ['commit', ['write']],
  ])('in step %s is %j', (step, sections) => {
    expect(sectionsOf(aModel({ session: at(step) }))).toEqual(sections);
  });

  test('waits at the door until somebody opens', () => {
    expect(sectionsOf(aModel({ session: at('needs'), me: aMe({ state: 'waiting' }) }))).toEqual(['lobby']);
  });

  test('shows the cards of the room once they are shown', () => {
    expect(sectionsOf(aModel({ session: at('needs'), cards: byId(aCard('a')) }))).toEqual(['write', 'cards']);
  });

  test('shows what was chosen once likes may be seen', () => {
    expect(sectionsOf(aModel({ session: at('weave'), cards: byId(liked('a', 2)) }))).toEqual(['now', 'top']);
  });

  test('leaves the figures with the cards while they are judged', () => {
    expect(sectionsOf(aModel({ session: at('likes'), cards: byId(liked('a', 2)) }))).toEqual(['like']);
  });

  test('ends with the synthesis, and still takes what the last step collects', () => {
    expect(sectionsOf(aModel({ session: at('weave'), synthesis: published }))).toEqual(['synthesis']);
    expect(sectionsOf(aModel({ session: at('commit'), synthesis: published }))).toEqual([
      'write',
      'synthesis',
    ]);
    expect(
      sectionsOf(aModel({ session: at('weave'), synthesis: published, cards: byId(liked('a', 2)) })),
    ).toEqual(['synthesis', 'top']);
  });

  test('keeps the last question beside the synthesis, until the meeting is closed', () => {
    const last = [aStep('last', { kind: 'close', collects: [], prompt: 'Che cosa farai lunedì?' })];
    const session = aSession({ agenda: last, step: 'last' });
    expect(sectionsOf(aModel({ session, synthesis: published }))).toEqual(['now', 'synthesis']);
    const closed = aSession({ agenda: last, step: 'last', state: 'closed' });
    expect(sectionsOf(aModel({ session: closed, synthesis: published }))).toEqual(['synthesis']);
  });

  test('cuts no tie among the most liked in two', () => {
    const cards = Array.from({ length: 12 }, (_, i) => liked(`c${i}`, i < 8 ? 20 - i : 3));
    expect(topCards(aModel({ session: at('weave'), cards: byId(...cards) })).top).toHaveLength(8);
  });

  test('takes nothing any more in a session that is closed', () => {
    expect(sectionsOf(aModel({ session: at('needs', { state: 'closed' }) }))).toEqual(['now']);
    expect(mayChange(at('needs', { state: 'closed' }), aCard('a'))).toBe(false);
    expect(mayChange(at('needs'), aCard('a'))).toBe(true);
    expect(mayChange(at('likes'), aCard('a'))).toBe(false);
  });
});

test.each([
  [['write'], false, ['write', 'own']],
  [['write', 'cards'], true, ['write', 'own', 'cards']],
  [['now', 'top'], true, ['now', 'top', 'own']],
  [['now'], false, ['now']],
  [['lobby'], true, ['lobby']],
] as const)('of %j, with own cards %s, the page is %j', (sections, hasOwn, page) =>
  expect(withOwn(sections, hasOwn)).toEqual(page),
);

test('others’ cards are those of the step, without one’s own, the newest first', () => {
  const late = aCard('late', { at: '2026-11-22T09:00:00Z' });
  const cards = byId(
    aCard('a'),
    late,
    aCard('mine'),
    aCard('tool', { kind: 'tool' }),
    aCard('x', { state: 'merged' }),
  );
  const model = aModel({ session: at('needs'), cards, me: aMe({ cards: ['mine'] }) });
  expect(othersCards(model, agenda[1]!).map((card) => card.id)).toEqual(['late', 'a']);
});

test('at the end others’ cards are the first steps, not the strategies that were there from the start', () => {
  const idea = { kind: 'idea', group: 'g2' } as const;
  const cards = byId(
    aCard('strategy', { ...idea, likes: { like: 3 } }),
    aCard('step', { ...idea, first_step: true }),
  );
  const model = aModel({ session: at('commit'), cards });
  expect(othersCards(model, agenda[4]!).map((card) => card.id)).toEqual(['step']);
  expect(sectionsOf(model)).toEqual(['write', 'cards']);
});

test('the most liked first, and none without a like', () => {
  const model = aModel({ cards: byId(liked('a', 1), liked('b', 3), liked('c', 0), aCard('d')) });
  expect(topCards(model).top.map(({ card, likes }) => [card.id, likes])).toEqual([
    ['b', 3],
    ['a', 1],
  ]);
});

test('equal likes have equal places, and a first place that is too large says how many more share it', () => {
  const model = aModel({ cards: byId(liked('a', 1), liked('b', 3), liked('c', 3), liked('d', 1)) });
  expect(topCards(model).top.map(({ place, tied }) => [place, tied])).toEqual([
    ...[1, 1, 3, 3].map((place) => [place, true]),
  ]);
  const many = aModel({ cards: byId(...Array.from({ length: 14 }, (_, i) => liked(`c${i}`, 2))) });
  const { top, left } = topCards(many);
  expect([top.length, left]).toEqual([10, 4]);
});

describe('cards to like', () => {
  const cards = byId(aCard('here'), aCard('there', { group: 'g2' }), aCard('nobody', { group: '' }));
  const ids = (scope: Step['like_scope'], person = 'p1'): string[] =>
    cardsToLike(
      aModel({ cards }),
      aStep('l', { likes: ['need'], like_scope: scope }),
      aMe({ id: person }),
      new Places(),
    ).flatMap((k) => k.cards.map((card) => card.id));

  test.each([
    ['all', ['here', 'nobody', 'there']],
    ['own_group', ['here', 'nobody']],
    ['other_groups', ['nobody', 'there']],
  ] as const)('of %s', (scope, wanted) => expect(ids(scope).sort()).toEqual(wanted));

  test('stand in another order for another person', () => {
    const orders = new Set(Array.from({ length: 30 }, (_, i) => ids('all', `person ${i}`).join()));
    expect(orders.size).toBeGreaterThan(1);
  });
});
