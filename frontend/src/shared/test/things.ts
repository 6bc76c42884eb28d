import { empty, type Model } from '../model';
import type { Card, LiveSession, Me, Patch, Report, SafetyReport, Step } from '../wire';

/** Things as a server would say them, for tests to vary. */
export function aCard(id: string, more: Partial<Card> = {}): Card {
  const at = '2026-11-22T08:00:00Z';
  return {
    ...{ id, kind: 'need', text: `testo ${id}`, group: 'g1', state: 'shown', answers: [], themes: [], at },
    edited: null,
    ...more,
  };
}

/** A safety report about a card. */
export function aReport(id: string, card: string, passed_on: string | null): Report {
  const at = '2026-11-25T08:00:00Z';
  return { id, card, kind: 'need', text: 'nausea', group: '', note: '', at, passed_on };
}

/** A safety report as an organiser sees it. */
export function aSafetyReport(id: string, more: Partial<SafetyReport> = {}): SafetyReport {
  return {
    ...{ id, session: 's1', title: 'Colazione', city: 'Milano', date: '2026-11-25', until: null, card: 'c' },
    ...{ kind: 'need', text: `Testo ${id}`, group: 'Finestra', note: '', at: '2026-11-25T09:00:00Z' },
    ...{ passed_on: null, ends: '2027-11-25T09:00:00Z' },
    ...more,
  };
}

export function aStep(id: string, more: Partial<Step> = {}): Step {
  return {
    ...{ id, kind: 'collect', title: id, prompt: '', minutes: 10, collects: ['need'], likes: [] },
    ...{ show_cards: 'on_reveal', show_likes: 'after', criteria: ['like'], likes_per_person: 0 },
    ...{ like_scope: 'all', like_own: false },
    ...more,
  };
}

export function aSession(more: Partial<LiveSession> = {}): LiveSession {
  return {
    ...{ id: 's1', title: 'Colazione', topic: '', city: 'Milano', date: '2026-11-22', language: 'it' },
    ...{ template: 'breakfast', series: null, state: 'open', created_at: '2026-11-22T08:00:00Z' },
    agenda: [aStep('needs'), aStep('likes', { kind: 'like', collects: [], likes: ['need'] })],
    settings: {
      ...{
        names: 'hidden',
        groups: [],
        admission: 'open',
        max_participants: 0,
        safety_days: 0,
        suggest_flags: true,
      },
      ...{ card_length: 280, retention_days: 365 },
    },
    ...{ step: 'needs', revealed: false, locked: false, timer: { state: 'stop' }, present: 1 },
    ...{ groups: [{ id: 'g1', name: 'Tavolo 1', present: 1 }], spotlight: null },
    ...more,
  };
}

export function aMe(more: Partial<Me> = {}): Me {
  return {
    ...{
      id: 'p1',
      role: 'participant',
      name: '',
      group: 'g1',
      state: 'in',
      cards: [],
      likes: {},
      left: { like: null },
    },
    ...more,
  };
}

export function aPatch(from: number, seq: number, more: Partial<Patch> = {}): Patch {
  return { from, seq, now: 1_763_000_000_000 + seq, ...more };
}

export function aModel(more: Partial<Model> = {}): Model {
  return { ...empty, seq: 10, session: aSession(), me: aMe(), ...more };
}

export function byId(...cards: Card[]): Map<string, Card> {
  return new Map(cards.map((card) => [card.id, card]));
}
