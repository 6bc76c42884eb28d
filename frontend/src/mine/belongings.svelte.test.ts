import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Api } from '../shared/net/api';
import { aCard } from '../shared/test/things';
import { Belongings } from './belongings.svelte';

const cards = [aCard('a'), aCard('b')];
let answers: ((answer: Response) => void)[] = [];

beforeEach(() => {
  answers = [];
  vi.stubGlobal('fetch', () => new Promise((answer) => answers.push(answer)));
});
afterEach(() => vi.unstubAllGlobals());

const ids = ({ mine }: Belongings): string[] => mine!.cards.map(({ id }) => id);

async function read(): Promise<Belongings> {
  const belongings = new Belongings(new Api('participant', () => 'it'), 's1');
  const reading = belongings.read();
  answers.shift()!(Response.json({ cards }));
  await reading;
  return belongings;
}

test('an erased card is gone also where what is left cannot be read', async () => {
  const belongings = await read();
  const erasing = belongings.eraseCard('a');
  answers.shift()!(Response.json({ ack: 'x', seq: 1 }));
  await vi.waitUntil(() => answers.length === 1);
  answers.shift()!(new Response('', { status: 503 }));
  await erasing;
  expect([ids(belongings), belongings.unread]).toEqual([['b'], 'unavailable']);
});

test('what was read before a card was erased does not bring it back', async () => {
  const belongings = await read();
  const early = belongings.read();
  const erasing = belongings.eraseCard('a');
  const [late, order] = answers.splice(0);
  order!(Response.json({ ack: 'x', seq: 1 }));
  await vi.waitUntil(() => answers.length === 1);
  answers.shift()!(Response.json({ cards: cards.slice(1) }));
  await erasing;
  late!(Response.json({ cards }));
  await early;
  expect(ids(belongings)).toEqual(['b']);
});
