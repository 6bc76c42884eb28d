// What the server and the pages say to each other.

export type Kind = 'need' | 'objective' | 'tool' | 'kpi' | 'difficulty' | 'idea';
export type Language = 'it' | 'en' | 'nl';
export type Role = 'organiser' | 'facilitator' | 'screen' | 'participant';
export type Origin = 'internal' | 'external';
export type FlagReason = 'adverse_event' | 'offensive' | 'personal_data';

export interface Step {
  id: string;
  kind: 'welcome' | 'collect' | 'like' | 'weave' | 'close';
  title: string;
  prompt: string;
  minutes: number;
  collects: Kind[];
  likes: Kind[];
  show_cards: 'live' | 'on_reveal';
  show_likes: 'live' | 'after';
  criteria: string[];
  likes_per_person: number;
  like_scope: 'all' | 'own_group' | 'other_groups';
  like_own: boolean;
}

export interface Settings {
  names: 'shown' | 'hidden';
  groups: string[];
  admission: 'open' | 'lobby' | 'seats';
  max_participants: number;
  card_length: number;
  retention_days: number;
}

export interface Session {
  id: string;
  title: string;
  topic: string;
  city: string;
  date: string;
  language: Language;
  template: string;
  series?: string;
  state: 'open' | 'closed';
  agenda: Step[];
  settings: Settings;
  created_at: string;
}

export interface Timer {
  state: 'run' | 'pause' | 'stop';
  ends_at?: number;
  left_ms?: number;
}

export interface Group {
  id: string;
  name: string;
  present: number;
}

/** A session as a room sees it while it goes on. */
export interface LiveSession extends Session {
  step: string;
  revealed: boolean;
  locked: boolean;
  timer: Timer;
  present: number;
  groups: Group[];
  spotlight: string | null;
}

export interface Me {
  id: string;
  role: Role;
  name: string;
  group: string;
  state: 'in' | 'waiting';
  cards: string[];
  likes: { [criterion: string]: string[] };
  left: { [criterion: string]: number | null };
}

export interface Kpi {
  measure: string;
  baseline: string;
  target: string;
  due: string;
}

export interface Flag {
  reason: FlagReason;
  note: string;
  at: string;
}

export interface Card {
  id: string;
  kind: Kind;
  text: string;
  group: string;
  author?: string;
  state: 'shown' | 'held' | 'hidden' | 'merged';
  into?: string;
  answers: string[];
  origin?: Origin;
  kpi?: Kpi;
  themes: string[];
  by_scribe?: boolean;
  likes?: { [criterion: string]: number };
  groups?: { [group: string]: number };
  flag?: Flag;
  at: string;
  edited: string | null;
}

export interface Person {
  id: string;
  name: string;
  organisation: string;
  group: string;
  present: boolean;
  state: 'in' | 'waiting' | 'removed';
}

export interface Path {
  id: string;
  needs: string[];
  objectives: string[];
  tools: string[];
  kpis: string[];
  title: string;
  note: string;
}

export interface Synthesis {
  version: number;
  published_at?: string;
  paths: Path[];
  note: string;
}

/** How many people have done something in the open step, without naming any. */
export interface Progress {
  joined: number;
  wrote: number;
  liked: number;
}

export interface Patch {
  from: number;
  seq: number;
  now: number;
  session?: LiveSession;
  progress?: Progress;
  me?: Me;
  cards?: Card[];
  gone?: string[];
  people?: Person[];
  synthesis?: Synthesis;
}

export type Command =
  | {
      id: string;
      do: 'card.add';
      kind: Kind;
      text: string;
      answers?: string[];
      origin?: Origin;
      kpi?: Kpi;
      themes?: string[];
      group?: string;
    }
  | {
      id: string;
      do: 'card.edit';
      card: string;
      text?: string;
      answers?: string[];
      origin?: Origin;
      kpi?: Kpi;
    }
  | { id: string; do: 'card.withdraw'; card: string }
  | { id: string; do: 'like.set'; card: string; on: boolean; criterion?: string }
  | { id: string; do: 'step.go'; step: string }
  | { id: string; do: 'step.reveal'; show_likes?: boolean }
  | { id: string; do: 'timer.set'; state: Timer['state']; seconds?: number }
  | { id: string; do: 'room.lock'; on: boolean }
  | { id: string; do: 'spotlight.set'; card: string | null }
  | { id: string; do: 'card.hide'; card: string }
  | { id: string; do: 'card.restore'; card: string }
  | { id: string; do: 'card.merge'; into: string; from: string[] }
  | { id: string; do: 'card.split'; card: string }
  | { id: string; do: 'card.theme'; card: string; themes: string[] }
  | { id: string; do: 'card.flag'; card: string; reason: FlagReason; note?: string }
  | { id: string; do: 'group.assign'; person: string; group: string }
  | { id: string; do: 'person.admit'; person: string }
  | { id: string; do: 'person.remove'; person: string; keep_cards: boolean }
  | {
      id: string;
      do: 'path.put';
      path?: string;
      needs: string[];
      objectives: string[];
      tools: string[];
      kpis: string[];
      title: string;
      note: string;
    }
  | { id: string; do: 'path.drop'; path: string }
  | { id: string; do: 'path.order'; paths: string[] }
  | { id: string; do: 'synthesis.note'; note: string }
  | { id: string; do: 'synthesis.publish' }
  | { id: string; do: 'session.close' }
  | { id: string; do: 'session.reopen' }
  | { id: string; do: 'undo' };

export interface Ack {
  ack: string;
  seq: number;
  card?: string;
  path?: string;
}

export interface Reject {
  reject: string;
  code: Code;
  detail: string;
}

export interface Bye {
  bye: { code: 'removed' | 'closed' | 'restart' | 'too_slow'; retry_in_ms?: number };
}

export type ServerMessage = Ack | Reject | { patch: Patch } | Bye;

export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code: Code;
}

export type Code =
  | 'bad_request'
  | 'unknown_command'
  | 'not_signed_in'
  | 'wrong_key'
  | 'not_allowed'
  | 'own_card'
  | 'not_in_scope'
  | 'room_locked'
  | 'waiting_for_admission'
  | 'removed'
  | 'likes_hidden'
  | 'not_found'
  | 'unknown_code'
  | 'unknown_card'
  | 'unknown_step'
  | 'unknown_group'
  | 'unknown_person'
  | 'unknown_path'
  | 'step_closed'
  | 'out_of_likes'
  | 'room_full'
  | 'not_published'
  | 'already_closed'
  | 'nothing_to_undo'
  | 'conflict'
  | 'too_large'
  | 'too_long'
  | 'empty_text'
  | 'wrong_kind'
  | 'too_many_requests'
  | 'unavailable'
  | 'storage_full';

export interface Ranked {
  rank: number;
  card: string;
  likes: { [criterion: string]: number };
  total: number;
  groups: { [group: string]: number };
  reach: number;
  support: number;
  breadth: number;
}

export interface Ranking {
  electorate: { total: number; groups: { [group: string]: number } };
  cards: Ranked[];
}

export interface Series {
  id: string;
  title: string;
  topic: string;
  language: Language;
  created_at: string;
  sessions: Session[];
}

export interface Template {
  id: string;
  title: string;
  description: string;
  agenda: Step[];
}

export interface Links {
  join: string;
  facilitator: string;
  screen: string;
}

export interface SessionAccess {
  session: Session;
  code: string;
  links: Links;
}

export interface Joined {
  token: string;
  session: Session;
  participant: { id: string; name: string; group: string };
}
