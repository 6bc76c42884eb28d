import type { FailureCode } from './problem';

/**
 * When to open a socket, when to give it up and ask by long poll instead, and when to try it again: a pure
 * state machine over events and the time, driven by live.ts. All times are milliseconds of one steady clock.
 */
export interface Link {
  /** `closed`: tried again at `socketAt`; `opening`: given up then; `live`: silent until then means dead. */
  readonly socket: 'closed' | 'opening' | 'live';
  readonly socketAt: number;
  /** Sockets in a row that never said a word. */
  readonly misses: number;
  readonly poll: 'off' | 'due' | 'asked';
  readonly pollAt: number;
  readonly pollMisses: number;
  /** The last poll was answered. */
  readonly reached: boolean;
  readonly heardAt: number;
  readonly ended: End | null;
}

/** Why there is nothing more to wait for. */
export type End = 'removed' | 'closed' | 'not_signed_in' | 'not_found' | 'not_allowed';

export type LinkEvent =
  | { on: 'start' }
  | { on: 'spoke' }
  | { on: 'closed' }
  | { on: 'tick' }
  /** The page came back into view, or (`network`) the network did. */
  | { on: 'wake'; network: boolean }
  | { on: 'answered' }
  | { on: 'failed'; code: FailureCode }
  | { on: 'bye'; code: 'removed' | 'closed' | 'restart' | 'too_slow'; retryMs: number | null };

export type Action = { do: 'open' } | { do: 'close' } | { do: 'poll'; wait: number } | { do: 'abort' };

/** The server says something at least every 5 s; twice that and some travelling is silence. */
export const silenceMs = 12_000;
const keepAliveMs = 6_000;
const openMs = 3_000;
/** Shorter than the server allows, so that a dead network is noticed within `silenceMs` here too. */
export const pollWaitS = 8;

const endings: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'removed',
  'not_signed_in',
  'not_found',
  'not_allowed',
]);

export const idle: Link = {
  socket: 'closed',
  socketAt: Infinity,
  misses: 0,
  poll: 'off',
  pollAt: Infinity,
  pollMisses: 0,
  reached: false,
  heardAt: -Infinity,
  ended: null,
};

export function isOnline(link: Link): boolean {
  return !link.ended && (link.socket === 'live' || (link.poll !== 'off' && link.reached));
}

/** When the next `tick` is due. */
export function nextTick(link: Link): number {
  if (link.ended) return Infinity;
  return Math.min(link.socketAt, link.poll === 'due' ? link.pollAt : Infinity);
}

type Next = readonly [Link, readonly Action[]];

export function step(link: Link, event: LinkEvent, now: number, random: () => number): Next {
  if (link.ended) return [link, []];
  switch (event.on) {
    case 'start':
      return opened(link, now);
    case 'spoke':
      return spoke(link, now);
    case 'closed':
      return lost(link, now, random);
    case 'tick':
      return tick(link, now, random);
    case 'wake':
      return wake(link, event.network, now);
    case 'answered':
      return answered(link, now);
    case 'failed':
      return failed(link, event.code, now, random);
    case 'bye':
      return bye(link, event, now, random);
  }
}

function opened(link: Link, now: number): Next {
  return [{ ...link, socket: 'opening', socketAt: now + openMs }, [{ do: 'open' }]];
}

function spoke(link: Link, now: number): Next {
  const abort: Action[] = link.poll === 'asked' ? [{ do: 'abort' }] : [];
  const live: Link = { ...link, socket: 'live', socketAt: now + silenceMs, misses: 0, heardAt: now };
  return [{ ...live, poll: 'off', pollAt: Infinity, pollMisses: 0, reached: false }, abort];
}

/** A socket ended. One that worked is opened again soon; one that never spoke makes us ask by long poll. */
function lost(link: Link, now: number, random: () => number): Next {
  if (link.socket === 'closed') return [link, []];
  if (link.socket === 'live') {
    return [{ ...link, socket: 'closed', socketAt: now + 1000 * random() }, []];
  }
  const misses = link.misses + 1;
  const rest =
    misses < 2 ? 300 + 700 * random() : Math.min(60_000, 7_500 * 2 ** (misses - 1)) * (0.75 + random() / 2);
  const polling: Partial<Link> = link.poll === 'off' ? { poll: 'due', pollAt: now } : {};
  return tick({ ...link, socket: 'closed', socketAt: now + rest, misses, ...polling }, now, random);
}

function tick(link: Link, now: number, random: () => number): Next {
  if (now >= link.socketAt) {
    if (link.socket === 'closed') return then(opened(link, now), (next) => tick(next, now, random));
    if (link.socket === 'live') return then([link, [{ do: 'close' }]], (next) => opened(next, now));
    return then([link, [{ do: 'close' }]], (next) => lost(next, now, random));
  }
  if (link.poll === 'due' && now >= link.pollAt) {
    const wait = link.reached ? pollWaitS : 0; // the first answer at once: are we there at all?
    return [{ ...link, poll: 'asked', pollAt: Infinity }, [{ do: 'poll', wait }]];
  }
  return [link, []];
}

function wake(link: Link, network: boolean, now: number): Next {
  const soon = link.poll === 'due' ? { ...link, pollAt: now } : link;
  const fresh = link.socket === 'opening' || now - link.heardAt <= keepAliveMs;
  if (link.socket !== 'closed' && fresh && !network) return [soon, []];
  if (link.socket === 'closed') return opened(soon, now);
  return then([soon, [{ do: 'close' }]], (next) => opened(next, now));
}

function answered(link: Link, now: number): Next {
  if (link.socket === 'live') return [{ ...link, poll: 'off' }, []];
  const heard: Link = { ...link, poll: 'due', pollAt: now, pollMisses: 0, reached: true, heardAt: now };
  if (link.reached || link.socket !== 'closed') return [heard, []];
  return [{ ...heard, socketAt: now }, []]; // the server is back: perhaps its sockets are, too
}

function failed(link: Link, code: FailureCode, now: number, random: () => number): Next {
  if (endings.has(code)) return [over(link, code as End), [{ do: 'close' }]];
  if (link.socket === 'live') return [{ ...link, poll: 'off' }, []];
  const rest = Math.min(5_000, 500 * 2 ** link.pollMisses) * (0.5 + random() / 2);
  return [{ ...link, poll: 'due', pollAt: now + rest, pollMisses: link.pollMisses + 1, reached: false }, []];
}

function bye(link: Link, event: LinkEvent & { on: 'bye' }, now: number, random: () => number): Next {
  if (event.code === 'removed' || event.code === 'closed') return [over(link, event.code), [{ do: 'close' }]];
  const rest = event.retryMs ?? 2_000 * random();
  return [{ ...link, socket: 'closed', socketAt: now + rest }, [{ do: 'close' }]];
}

function over(link: Link, ended: End): Link {
  return { ...link, socket: 'closed', socketAt: Infinity, poll: 'off', pollAt: Infinity, ended };
}

function then([link, actions]: Next, more: (link: Link) => Next): Next {
  const [next, further] = more(link);
  return [next, [...actions, ...further]];
}
