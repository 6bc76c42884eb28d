import type { FailureCode } from './problem';

/**
 * When to open a socket, when to give it up and ask by long poll instead, and when to try it again: a pure
 * state machine over events and the time, driven by live.ts. All times are milliseconds of one steady clock.
 */
export interface Link {
  /** `closed`: tried again at `socketAt`; `opening`: given up then; `live`: silent until then means dead. */
  readonly socket: 'closed' | 'opening' | 'live';
  readonly socketAt: number;
  /** When the socket began to speak. */
  readonly liveAt: number;
  /** Sockets in a row that never said a word. */
  readonly misses: number;
  /** Sockets in a row that spoke and did not last. */
  readonly cuts: number;
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
  /** No socket can be had from here, now or later. */
  | { on: 'barred' }
  | { on: 'tick' }
  /** The page came back into view, or (`network`) the network did. */
  | { on: 'wake'; network: boolean }
  | { on: 'answered' }
  | { on: 'failed'; code: FailureCode; retryMs: number }
  | { on: 'bye'; code: 'removed' | 'closed' | 'restart' | 'too_slow'; retryMs: number | null };

type Failed = LinkEvent & { on: 'failed' };

export type Action =
  | { do: 'open' }
  | { do: 'close' }
  | { do: 'abort' }
  /** Ask, let the server wait so many seconds for news, and give up when no answer begins within `withinMs`. */
  | { do: 'poll'; wait: number; withinMs: number };

/** The server says something at least every 5 s: one word missed and the next one late is silence. */
export const silenceMs = 9_500;
const keepAliveMs = 6_000;
/** How long a socket may take to open; one that never did gets more, for networks that are only slow. */
const openMs = 3_000;
const slowOpenMs = 8_000;
/** A socket that lives so long is no victim of something in between that cuts them all. */
const lastsMs = 60_000;
/** Shorter than the server allows, so that a dead network is noticed within `silenceMs` here too. */
export const pollWaitS = 7;
/** How long an answer may take to begin, beyond the wait that was asked for; each third one longer, as above. */
const answerMs = silenceMs - pollWaitS * 1000;
/** So many questions in vain are asked in quick succession (about a minute), the rest with patience. */
const eagerPolls = 20;

const endings: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'removed',
  'not_signed_in',
  'not_found',
  'not_allowed',
]);

export const idle: Link = {
  socket: 'closed',
  socketAt: Infinity,
  liveAt: -Infinity,
  misses: 0,
  cuts: 0,
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
    case 'barred':
      return barred(link, now, random);
    case 'tick':
      return tick(link, now, random);
    case 'wake':
      return wake(link, event.network, now);
    case 'answered':
      return answered(link, now);
    case 'failed':
      return failed(link, event, now, random);
    case 'bye':
      return bye(link, event, now, random);
  }
}

function opened(link: Link, now: number): Next {
  return [
    { ...link, socket: 'opening', socketAt: now + (link.misses < 2 ? openMs : slowOpenMs) },
    [{ do: 'open' }],
  ];
}

function spoke(link: Link, now: number): Next {
  const abort: Action[] = link.poll === 'asked' ? [{ do: 'abort' }] : [];
  const liveAt = link.socket === 'live' ? link.liveAt : now;
  const live: Link = { ...link, socket: 'live', socketAt: now + silenceMs, liveAt, misses: 0, heardAt: now };
  return [{ ...live, poll: 'off', pollAt: Infinity, pollMisses: 0, reached: false }, abort];
}

/**
 * A socket ended. One that worked is opened again soon. Where one after the other is cut, or one never spoke, we
 * ask by long poll and try the socket again later.
 */
function lost(link: Link, now: number, random: () => number): Next {
  if (link.socket === 'closed') return [link, []];
  const spoke = link.socket === 'live';
  const misses = spoke ? 0 : link.misses + 1;
  const cuts = !spoke ? link.cuts : now - link.liveAt < lastsMs ? link.cuts + 1 : 0;
  const tries = Math.max(misses, cuts);
  const rest = tries < 2 ? 300 + 700 * random() : patienceMs(tries) * (0.75 + random() / 2);
  const polls = link.poll === 'off' && (misses > 0 || cuts > 1);
  const closed: Link = { ...link, socket: 'closed', socketAt: now + rest, misses, cuts };
  return tick(polls ? { ...closed, poll: 'due', pollAt: now } : closed, now, random);
}

function barred(link: Link, now: number, random: () => number): Next {
  const shut: Link = { ...link, socket: 'closed', socketAt: Infinity };
  return tick(link.poll === 'off' ? { ...shut, poll: 'due', pollAt: now } : shut, now, random);
}

function patienceMs(tries: number): number {
  return Math.min(60_000, 7_500 * 2 ** (tries - 1));
}

function tick(link: Link, now: number, random: () => number): Next {
  if (now >= link.socketAt) {
    if (link.socket === 'closed') return then(opened(link, now), (next) => tick(next, now, random));
    return then([link, [{ do: 'close' }]], (next) => lost(next, now, random));
  }
  if (link.poll === 'due' && now >= link.pollAt) {
    const wait = link.reached ? pollWaitS : 0; // the first answer at once: are we there at all?
    const withinMs = link.pollMisses % 3 === 2 ? silenceMs : wait * 1000 + answerMs;
    return [{ ...link, poll: 'asked', pollAt: Infinity }, [{ do: 'poll', wait, withinMs }]];
  }
  return [link, []];
}

function wake(link: Link, network: boolean, now: number): Next {
  const fresh = !network && now - link.heardAt <= keepAliveMs;
  const [asking, actions] = fresh ? [link, []] : askedAnew(link, now);
  if (link.socket === 'closed') return then([asking, actions], (next) => opened(next, now));
  if (fresh || (link.socket === 'opening' && !network)) return [asking, actions];
  return then([asking, [...actions, { do: 'close' }]], (next) => opened(next, now));
}

/** A question that went out before the pause may never be answered. */
function askedAnew(link: Link, now: number): Next {
  if (link.poll === 'off') return [link, []];
  const abort: Action[] = link.poll === 'asked' ? [{ do: 'abort' }] : [];
  return [{ ...link, poll: 'due', pollAt: now, pollMisses: 0, reached: false }, abort];
}

function answered(link: Link, now: number): Next {
  if (link.socket === 'live') return [{ ...link, poll: 'off' }, []];
  const heard: Link = { ...link, poll: 'due', pollAt: now, pollMisses: 0, reached: true, heardAt: now };
  if (link.reached || link.socket !== 'closed' || link.cuts > 1) return [heard, []];
  return [{ ...heard, socketAt: now }, []]; // the server is back: perhaps its sockets are, too
}

/** Who hears nothing asks again soon, so that the return is noticed at once; who is told to wait, waits. */
function failed(link: Link, { code, retryMs }: Failed, now: number, random: () => number): Next {
  if (endings.has(code)) return [over(link, code as End), [{ do: 'close' }]];
  if (link.socket === 'live') return [{ ...link, poll: 'off' }, []];
  const misses = link.pollMisses;
  const eager = code === 'offline' && misses < eagerPolls;
  const rest = eager ? 300 + 500 * random() : Math.min(15_000, 1_000 * 2 ** misses) * (0.5 + random() / 2);
  const pollAt = now + Math.max(retryMs, rest);
  return [{ ...link, poll: 'due', pollAt, pollMisses: misses + 1, reached: false }, []];
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
