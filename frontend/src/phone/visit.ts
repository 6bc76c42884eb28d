import { codeIn, isCode, secretIn } from '../shared/address';
import { keep, recall } from '../shared/net/keep';
import { sessionInPath } from '../shared/page';

/** Where an address leads: into a room, or to its door with the code that opens it. */
export interface Visit {
  session: string | null;
  code: string;
  /** What should say where to go says nothing. */
  broken: boolean;
}

/** What this phone remembers of a room it has been in. */
interface Known {
  code: string;
  /** The person has said, or declined to say, who she is and where she sits. */
  arrived: boolean;
}

const roomKey = (session: string): string => `colazione:room:${session}`;
const codeKey = (code: string): string => `colazione:code:${code}`;

/** The session whose published synthesis an address opens, for those who were not there; null where it opens none. */
export function readingOf(path: string): string | null {
  return /^\/s\/([0-9a-f-]{36})\/read(?![\w-])/i.exec(path)?.[1] ?? null;
}

/** A code scanned again leads back into the room, and does not make a second person of the first. */
export function visitOf(path: string, hash: string): Visit {
  const session = sessionInPath(path);
  if (session) return { session, code: codeOf(session), broken: false };
  const code = codeIn(secretIn(hash));
  const broken = hash.length > 1 && !isCode(code);
  return { session: code ? recall<string>(codeKey(code)) : null, code, broken };
}

export function remember(session: string, code: string): void {
  keep(roomKey(session), { code, arrived: false } satisfies Known);
  keep(codeKey(code), session);
}

export function hasArrived(session: string): boolean {
  return recall<Known>(roomKey(session))?.arrived ?? true;
}

export function setArrived(session: string): void {
  const known = recall<Known>(roomKey(session));
  if (known) keep(roomKey(session), { ...known, arrived: true } satisfies Known);
}

/** The code that opened this room, on this phone. */
export function codeOf(session: string): string {
  return recall<Known>(roomKey(session))?.code ?? '';
}
