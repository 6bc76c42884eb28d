import { expect, test } from 'vitest';
import { blank } from '../shared/drafts.svelte';
import { aCard } from '../shared/test/things';
import { draftOf, draftOfCard, editOf, joined, noKpi, orderOf } from './writing';

test('what was left empty is not sent', () => {
  expect(orderOf('kpi', { ...blank, text: ' utenti raggiunti ', kpi: noKpi })).toEqual({
    ...{ do: 'card.add', kind: 'kpi', text: 'utenti raggiunti' },
  });
});

test('a refused card comes back as it was written', () => {
  const draft = { text: 'awareness', answers: ['n1'], origin: null, kpi: { ...noKpi, target: '+20%' } };
  expect(draftOf({ id: 'x', ...orderOf('objective', draft) })).toEqual(draft);
});

test('two texts are both kept', () => {
  const back = { ...blank, text: 'tornato' };
  expect(joined(blank, back)).toEqual(back);
  expect(joined({ ...blank, text: 'in corso ' }, back).text).toBe('in corso\ntornato');
});

test('an edit says what differs, and what was taken away', () => {
  const card = aCard('a', { text: 'prima', origin: 'internal', answers: ['n1'] });
  const draft = draftOfCard(card);
  expect(editOf(card, draft)).toBeNull();
  expect(editOf(card, { ...draft, text: ' prima ', kpi: noKpi })).toBeNull();
  expect(editOf(card, { ...draft, text: 'dopo' })).toEqual({ do: 'card.edit', card: 'a', text: 'dopo' });
  expect(editOf(card, { ...draft, origin: null, answers: [] })).toEqual({
    ...{ do: 'card.edit', card: 'a', origin: '', answers: [] },
  });
});
