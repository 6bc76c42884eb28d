import { describe, expect, test } from 'vitest';
import { aCard, aModel, aSession, aStep, byId } from '../shared/test/things';
import { firstSentence, sceneOf } from './scene';

const agenda = [
  aStep('welcome', { kind: 'welcome', collects: [] }),
  aStep('needs'),
  aStep('likes', { kind: 'like', collects: [], likes: ['need', 'tool'] }),
];
const at = (step: string, more = {}) => aSession({ agenda, step, ...more });
const path = { id: 'p', needs: ['a'], objectives: [], tools: [], kpis: [], title: '', note: '' };

describe('what the room looks at', () => {
  test('the code while people arrive, then the question', () => {
    expect(sceneOf(aModel({ session: at('welcome') })).is).toBe('welcome');
    expect(sceneOf(aModel({ session: at('needs') })).is).toBe('step');
  });

  test('cards once they are shown, without those that are held, hidden or merged', () => {
    const states = ['shown', 'held', 'hidden', 'merged'] as const;
    const cards = byId(...states.map((state) => aCard(state, { state })));
    const scene = sceneOf(aModel({ session: at('needs'), cards }));
    expect(scene.is === 'cards' && scene.cards.map((card) => card.id)).toEqual(['shown']);
  });

  test('the ranking as soon as likes may be seen, each kind by itself, most first', () => {
    const card = (id: string, likes: number, kind: 'need' | 'tool' = 'need') =>
      aCard(id, { kind, likes: { like: likes } });
    const cards = byId(card('a', 2), card('b', 5), card('c', 0), card('d', 1, 'tool'));
    const scene = sceneOf(aModel({ session: at('likes'), cards }));
    expect(
      scene.is === 'ranking' && scene.kinds.map((tally) => tally.cards.map(({ card }) => card.id)),
    ).toEqual([['b', 'a'], ['d']]);
  });

  test('raised hands bring a card onto the wall and move none up', () => {
    const cards = byId(
      aCard('a', { likes: { like: 0 }, hands: { '': 20 } }),
      aCard('b', { likes: { like: 1 } }),
      aCard('c', { likes: { like: 0 } }),
    );
    const scene = sceneOf(aModel({ session: at('likes'), cards }));
    expect(scene.is === 'ranking' && scene.kinds[0]?.cards.map(({ card }) => card.id)).toEqual(['b', 'a']);
  });

  test('the question of a like step while likes are hidden', () => {
    expect(sceneOf(aModel({ session: at('likes'), cards: byId(aCard('a')) })).is).toBe('step');
  });

  test('one card in the spotlight, before all else, if the room may see it', () => {
    const cards = byId(aCard('a'));
    const synthesis = { version: 1, published_at: '2026-11-22T10:00:00Z', paths: [path], note: '' };
    expect(sceneOf(aModel({ session: at('needs', { spotlight: 'a' }), cards, synthesis })).is).toBe(
      'spotlight',
    );
    expect(sceneOf(aModel({ session: at('needs', { spotlight: 'x' }), cards, synthesis })).is).toBe('paths');
  });

  test('what the likes are about, by theme, and only once they may be seen', () => {
    const card = (id: string, like: number, ...themes: string[]) => aCard(id, { likes: { like }, themes });
    const scene = sceneOf(
      aModel({
        session: at('likes'),
        cards: byId(card('a', 3, 'ascolto'), card('b', 1, 'etica'), card('c', 0, 'noia')),
      }),
    );
    expect(scene.is === 'ranking' && scene.themes.map(({ name, ofLikes }) => [name, ofLikes])).toEqual([
      ['ascolto', 0.75],
      ['etica', 0.25],
    ]);
  });

  test('first steps at the end, without the strategies that were there from the start', () => {
    const close = aStep('close', { kind: 'close', collects: ['idea'] });
    const cards = byId(aCard('s', { kind: 'idea' }), aCard('f', { kind: 'idea', first_step: true }));
    const scene = sceneOf(aModel({ session: aSession({ agenda: [close], step: 'close' }), cards }));
    expect(scene.is === 'cards' && scene.cards.map(({ id }) => id)).toEqual(['f']);
  });
});

test.each([
  ['Che cosa serve? Una cosa per scheda.', 'Che cosa serve?'],
  ['Nel 2.0 è tutto diverso. Poi si vede', 'Nel 2.0 è tutto diverso.'],
  ['senza punto', 'senza punto'],
  ['', ''],
])('%j begins with %j', (text, sentence) => expect(firstSentence(text)).toBe(sentence));
