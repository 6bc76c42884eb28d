import { describe, expect, test } from 'vitest';
import { apply, cardsOf, currentStep, empty, leavesGap, likesOf, nextStep, standing } from './model';
import { aCard, aMe, aModel, aPatch, aSession, aStep, byId } from './test/things';
import type { Patch } from './wire';

describe('a patch', () => {
  test('from 0 replaces everything', () => {
    const held = aModel({ cards: byId(aCard('old')), seq: 50 });
    const next = apply(held, aPatch(0, 7, { session: aSession(), cards: [aCard('new')] }));
    expect([...next.cards.keys()]).toEqual(['new']);
    expect(next.seq).toBe(7);
    expect(next.me).toBeNull();
  });

  test('replaces by id, removes what is gone and leaves the rest as it is', () => {
    const kept = aCard('kept');
    const held = aModel({ cards: byId(kept, aCard('a'), aCard('b')) });
    const next = apply(held, aPatch(10, 12, { cards: [aCard('a', { text: 'detto meglio' })], gone: ['b'] }));
    expect(next.cards.get('a')?.text).toBe('detto meglio');
    expect(next.cards.has('b')).toBe(false);
    expect(next.cards.get('kept')).toBe(kept);
    expect(next.session).toBe(held.session);
  });

  test('does not change the model that it is applied to', () => {
    const held = aModel({ cards: byId(aCard('a')) });
    apply(held, aPatch(10, 11, { gone: ['a'] }));
    expect(held.cards.has('a')).toBe(true);
  });

  test('of presence, with from = seq, is taken', () => {
    const next = apply(aModel(), aPatch(10, 10, { session: aSession({ present: 9 }) }));
    expect(next.session?.present).toBe(9);
    expect(next.seq).toBe(10);
  });

  test.each<[string, Patch, boolean]>([
    ['older than what we hold', aPatch(3, 8, { gone: ['a'] }), false],
    ['that starts after what we hold', aPatch(11, 12, { gone: ['a'] }), true],
  ])('%s changes nothing', (_, patch, gap) => {
    const held = aModel({ cards: byId(aCard('a')) });
    expect(apply(held, patch)).toBe(held);
    expect(leavesGap(held, patch)).toBe(gap);
  });

  test('of tallies changes the likes of a card and nothing else of it', () => {
    const held = aModel({ cards: byId(aCard('a', { text: 'detto', groups: { g: 1 } }), aCard('b')) });
    const tallies = [
      { id: 'a', likes: { like: 3 } },
      { id: 'unknown', likes: { like: 1 } },
    ];
    const next = apply(held, aPatch(10, 11, { tallies }));
    const { groups: _, ...bare } = held.cards.get('a')!;
    expect(next.cards.get('a')).toEqual({ ...bare, likes: { like: 3 } });
    expect(next.cards.get('b')).toBe(held.cards.get('b'));
    expect(next.cards.size).toBe(2);
  });

  test('of one’s own likes says of each whether it is liked now', () => {
    const me = aMe({ likes: { like: ['a', 'b'], value: ['c'] }, left: { like: 1 } });
    const mine = { likes: { like: { a: false, d: true, b: true } }, left: { like: 0 } };
    const next = apply(aModel({ me }), aPatch(10, 11, { mine }));
    expect(next.me?.likes.like).toEqual(['d', 'b']);
    expect(next.me?.likes.value).toEqual(['c']);
    expect(next.me?.left).toEqual({ like: 0 });
    expect(next.me?.cards).toEqual(me.cards);
  });

  test('overlapping what we hold may come twice', () => {
    const patch = aPatch(8, 12, { cards: [aCard('a')] });
    const once = apply(aModel(), patch);
    expect(apply(once, patch)).toEqual(once);
  });
});

describe('random scripts', () => {
  // A server's history as a list of changes; whatever pieces it is told in, the model ends up the same.
  test('one patch or many give the same model', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = generator(seed);
      const history = Array.from({ length: 30 }, (_, i) => change(random, i + 1));
      const whole = tell(history, () => history.length);
      const pieces = tell(history, () => 1 + Math.floor(random() * 5));
      expect(pieces.cards).toEqual(whole.cards);
      expect(pieces.seq).toBe(whole.seq);
    }
  });
});

type Change = { seq: number; id: string; gone: boolean };

function change(random: () => number, seq: number): Change {
  return { seq, id: `c${Math.floor(random() * 8)}`, gone: random() < 0.25 };
}

function tell(history: readonly Change[], size: () => number) {
  let model = apply(empty, aPatch(0, 0, { session: aSession(), me: aMe() }));
  for (let at = 0; at < history.length;) {
    const to = Math.min(history.length, at + size());
    const last = new Map(history.slice(at, to).map((c) => [c.id, c]));
    const changes = [...last.values()];
    const cards = changes.filter((c) => !c.gone).map((c) => aCard(c.id, { text: `${c.seq}` }));
    const gone = changes.filter((c) => c.gone).map((c) => c.id);
    // a patch from 0 would replace everything, so the first real one starts at 1
    model = apply({ ...model, seq: at + 1 }, aPatch(at + 1, to + 1, { cards, gone }));
    at = to;
  }
  return { ...model, cards: new Map([...model.cards].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

describe('reading the model', () => {
  test('the step of now, and the next', () => {
    expect(currentStep(aSession())?.id).toBe('needs');
    expect(nextStep(aSession())?.id).toBe('likes');
    expect(nextStep(aSession({ step: 'likes' }))).toBeNull();
    const agenda = [aStep('a'), aStep('b', { skip: true }), aStep('c')];
    expect(nextStep(aSession({ agenda, step: 'a' }))?.id).toBe('c');
  });

  test('cards of some kinds, the first written first', () => {
    const late = aCard('a', { at: '2026-11-22T09:00:00Z' });
    const model = aModel({ cards: byId(late, aCard('b'), aCard('c', { kind: 'tool' })) });
    expect(cardsOf(model, ['need']).map((card) => card.id)).toEqual(['b', 'a']);
  });

  test('likes over all criteria; hidden ones are not zero', () => {
    expect(likesOf(aCard('a', { likes: { value: 2, usefulness: 3 } }))).toBe(5);
    expect(likesOf(aCard('a'))).toBeNull();
  });

  test('a merged card is stood for by what it ended up in', () => {
    const merged = (id: string, into: string) => aCard(id, { state: 'merged', into });
    const model = aModel({ cards: byId(merged('a', 'b'), merged('b', 'c'), aCard('c')) });
    expect(standing(model, 'a')?.id).toBe('c');
    expect(standing(model, 'x')).toBeNull();
  });
});
