import type { Kind, PatchMessage, SessionAccess, Series } from '../../src/shared/wire';
import type { Calls } from './calls';

/** A text for each length that a field takes, in graphemes. */
export interface Scrawl {
  /** 40, a theme */
  readonly short: string;
  /** 60, a name */
  readonly name: string;
  /** 160, a title */
  readonly line: string;
  /** 300, a card */
  readonly card: string;
  /** 300 as well, of another card */
  readonly word: string;
}

const kinds: readonly Kind[] = ['need', 'objective', 'tool', 'kpi', 'difficulty'];

/** A series and a meeting of it in which every field that somebody can fill says the same. */
export async function scrawled(calls: Calls, text: Scrawl): Promise<SessionAccess & { series: string }> {
  await calls.put('/letterhead', { name: text.name });
  const series = await calls.post<Series>('/series', { title: text.line, topic: text.line, language: 'it' });
  const step = { title: text.line, prompt: text.card, show_cards: 'live', show_likes: 'live' };
  const made = await calls.post<SessionAccess>('/sessions', {
    ...{ title: text.line, topic: text.line, city: text.name, language: 'it', template: 'blank' },
    series: series.id,
    settings: { names: 'shown', groups: [text.short, 'Tavolo due'], card_length: 300 },
    agenda: [
      { ...step, id: 'write', kind: 'collect', collects: kinds },
      { ...step, id: 'judge', kind: 'like', likes: kinds, like_own: true, criteria: [text.short, 'Utilità'] },
      { ...step, id: 'weave', kind: 'weave' },
    ],
  });
  const { id } = made.session;
  await calls.post(`/sessions/${id}/template`, { title: text.line, description: text.line });
  const anna = await calls.joined(made.code, { name: text.name, organisation: text.name });
  const kpi = { measure: text.name, baseline: text.name, target: text.name, due: text.name };
  const cards = {} as Record<Kind, string>;
  for (const kind of kinds) {
    const said = kind === 'objective' ? text.word : text.card;
    const card = { do: 'card.add', kind, text: said, ...(kind === 'kpi' && { kpi }) };
    cards[kind] = (await anna.command(id, card)).card!;
    await calls.command(id, { do: 'card.theme', card: cards[kind], themes: [text.short] });
    await calls.command(id, { do: 'card.screen', card: cards[kind], verdict: 'take', reason: text.card });
  }
  await anna.command(id, { do: 'card.flag', card: cards.tool, reason: 'adverse_event', note: text.card });
  const path = { needs: [cards.need], objectives: [cards.objective], tools: [cards.tool], kpis: [cards.kpi] };
  await calls.command(id, { do: 'path.put', ...path, title: text.line, note: text.card });
  await calls.command(id, { do: 'synthesis.note', note: text.card });
  await calls.command(id, { do: 'step.go', step: 'judge' });
  for (const card of Object.values(cards))
    await anna.command(id, { do: 'like.set', card, on: true, criterion: text.short });
  await calls.command(id, { do: 'step.go', step: 'write' });
  return { ...made, series: series.id };
}

/** The first card of a kind, as whoever leads sees it. */
export async function firstOf(calls: Calls, session: string, kind: Kind): Promise<string> {
  const { patch } = await calls.get<PatchMessage>(`/sessions/${session}/patch?since=0`);
  return patch.cards!.find((card) => card.kind === kind)!.id;
}
