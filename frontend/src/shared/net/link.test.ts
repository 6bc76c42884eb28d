import { describe, expect, test } from 'vitest';
import { type Action, idle, isOnline, type Link, type LinkEvent, nextTick, silenceMs, step } from './link';

/** Plays events against a link; time moves only as the script says. */
class Line {
  link: Link = idle;
  now = 1_000;
  done: Action[] = [];

  on(event: LinkEvent): this {
    const [link, actions] = step(this.link, event, this.now, () => 0.5);
    this.link = link;
    this.done.push(...actions);
    return this;
  }

  /** Lets time pass, with every tick that falls into it. */
  pass(ms: number): this {
    const end = this.now + ms;
    while (nextTick(this.link) <= end) {
      this.now = Math.max(this.now, nextTick(this.link));
      this.on({ on: 'tick' });
    }
    this.now = end;
    return this;
  }

  did(): string[] {
    const names = this.done.map((action) => (action.do === 'poll' ? `poll ${action.wait}` : action.do));
    this.done = [];
    return names;
  }
}

const offline: LinkEvent = { on: 'failed', code: 'offline', retryMs: 0 };
const start = (): Line => new Line().on({ on: 'start' });
const live = (): Line => start().on({ on: 'spoke' });

describe('a socket', () => {
  test('that speaks is a line', () => {
    const line = live();
    expect(line.did()).toEqual(['open']);
    expect(isOnline(line.link)).toBe(true);
  });

  test('that stays silent is given up within 12 s, and opened anew', () => {
    const line = live();
    line.did();
    line.pass(silenceMs - 1);
    expect(line.did()).toEqual([]);
    line.pass(1);
    expect(line.did()).toEqual(['close']);
    expect(isOnline(line.link)).toBe(false);
    expect(silenceMs).toBeLessThan(12_000);
    expect(line.pass(1_000).did()).toEqual(['open']);
  });

  test('that keeps talking stays', () => {
    const line = live();
    for (let i = 0; i < 20; i++) line.pass(5_000).on({ on: 'spoke' });
    expect(line.did()).toEqual(['open']);
  });

  test('that worked and was cut is opened within a second, without a poll', () => {
    const line = live().on({ on: 'closed' });
    line.did();
    expect(isOnline(line.link)).toBe(false);
    expect(line.pass(1_000).did()).toEqual(['open']);
  });
});

describe('where sockets do not get through', () => {
  test('a swallowed upgrade leads to a poll within 5 s', () => {
    const line = start().pass(3_000);
    expect(line.did()).toEqual(['open', 'close', 'poll 0']);
    line.on({ on: 'answered' });
    expect(isOnline(line.link)).toBe(true);
  });

  test('a refused upgrade leads to a poll at once', () => {
    const line = start().on({ on: 'closed' });
    expect(line.did()).toEqual(['open', 'poll 0']);
  });

  test('the poll goes on, and the socket is tried again later', () => {
    const line = start().on({ on: 'closed' }).on({ on: 'answered' }).pass(0);
    expect(line.did()).toEqual(['open', 'poll 0', 'open', 'poll 7']);
    line.on({ on: 'closed' }).on({ on: 'answered' }).pass(0);
    expect(line.did()).toEqual(['poll 7']);
    line.pass(10_000);
    expect(line.did()).toEqual([]);
    line.pass(10_000);
    expect(line.did()).toContain('open');
    line.on({ on: 'spoke' });
    expect(line.did()).toEqual(['abort']);
    expect(line.link.poll).toBe('off');
  });

  test('sockets that are cut one after the other give way to the poll, and are tried again later', () => {
    const line = live().pass(9_000).on({ on: 'spoke' }).on({ on: 'closed' });
    line.did();
    expect(line.pass(1_000).did()).toEqual(['open']);
    line.on({ on: 'spoke' }).pass(9_000).on({ on: 'closed' });
    expect(line.did()).toEqual(['poll 0']);
    line.on({ on: 'answered' }).pass(0);
    expect(isOnline(line.link)).toBe(true);
    expect(line.did()).toEqual(['poll 7']);
    expect(line.pass(11_000).did()).toEqual([]);
    expect(line.pass(9_000).did()).toContain('open');
  });

  test('a socket that lasted a minute clears the name of those before it', () => {
    const line = live().on({ on: 'closed' }).pass(1_000).on({ on: 'spoke' });
    for (let i = 0; i < 13; i++) line.pass(5_000).on({ on: 'spoke' });
    line.on({ on: 'closed' });
    line.did();
    expect(line.pass(1_000).did()).toEqual(['open']);
    expect(line.link.poll).toBe('off');
  });

  test('a dead network is asked every few seconds, and after a minute with patience', () => {
    const line = start().on({ on: 'closed' }).on(offline);
    expect(isOnline(line.link)).toBe(false);
    line.did();
    const asks = (ms: number): number => {
      for (const end = line.now + ms; line.now < end;) {
        if (line.link.poll === 'asked') line.on(offline);
        line.pass(500);
        if (line.link.socket === 'opening') line.on({ on: 'closed' });
      }
      return line.did().filter((did) => did === 'poll 0').length;
    };
    expect(asks(6_000)).toBeGreaterThan(5);
    asks(60_000);
    expect(asks(60_000)).toBeLessThan(8);
  });

  test('a network that is only slow is given more time now and then', () => {
    const line = start().on({ on: 'closed' });
    for (let i = 0; i < 5; i++) line.on(offline).pass(900);
    const within = line.done.flatMap((did) => (did.do === 'poll' ? did.withinMs : []));
    expect(within).toEqual([2_500, 2_500, silenceMs, 2_500, 2_500, silenceMs]);
  });

  test('who is told to wait, waits', () => {
    const line = start().on({ on: 'closed' }).on({ on: 'failed', code: 'too_many_requests', retryMs: 7_000 });
    line.did();
    const polls = (): string[] => line.did().filter((did) => did.startsWith('poll'));
    line.pass(6_900);
    expect(polls()).toEqual([]);
    line.pass(200);
    expect(polls()).toEqual(['poll 0']);
  });
});

describe('coming back', () => {
  test('the page is shown again after a pause: a new socket at once', () => {
    const line = live();
    line.did();
    line.now += 10_000; // asleep: no tick
    expect(line.on({ on: 'wake', network: false }).did()).toEqual(['close', 'open']);
  });

  test('the page is shown again at once: the socket stays', () => {
    const line = live();
    line.did();
    line.now += 1_000;
    expect(line.on({ on: 'wake', network: false }).did()).toEqual([]);
  });

  test('the page is shown for the first time: the socket that is being opened is left alone', () => {
    const line = start();
    line.did();
    expect(line.on({ on: 'wake', network: false }).did()).toEqual([]);
  });

  test('another network: a new socket whatever the old one says', () => {
    const line = live();
    line.did();
    expect(line.on({ on: 'wake', network: true }).did()).toEqual(['close', 'open']);
  });
});

describe('coming back to a poll', () => {
  const polling = (): Line => {
    const line = start().on({ on: 'closed' }).on({ on: 'answered' }).pass(0);
    line.on({ on: 'closed' }).done = [];
    return line;
  };

  test('after a pause: asked anew at once, and the socket is tried', () => {
    const line = polling();
    line.now += 7_000;
    expect(line.on({ on: 'wake', network: false }).pass(0).did()).toEqual(['abort', 'open', 'poll 0']);
  });

  test('another network: the same', () => {
    expect(polling().on({ on: 'wake', network: true }).pass(0).did()).toEqual(['abort', 'open', 'poll 0']);
  });
});

describe('goodbye', () => {
  test.each(['removed', 'closed'] as const)('%s is the end', (code) => {
    const line = live().on({ on: 'bye', code, retryMs: null });
    expect(line.link.ended).toBe(code);
    line.did();
    expect(line.pass(100_000).on({ on: 'wake', network: true }).did()).toEqual([]);
  });

  test('a restart comes back when the server asked for it', () => {
    const line = live().on({ on: 'bye', code: 'restart', retryMs: 1_200 });
    line.did();
    expect(line.pass(1_199).did()).toEqual([]);
    expect(line.pass(1).did()).toEqual(['open']);
  });

  test('a cookie that is no longer good is the end', () => {
    const line = start().on({ on: 'closed' }).on({ on: 'failed', code: 'not_signed_in', retryMs: 0 });
    expect(line.link.ended).toBe('not_signed_in');
  });
});

test('whatever happens, a link that has not ended does something later', () => {
  const events: LinkEvent[] = [
    { on: 'spoke' },
    { on: 'closed' },
    { on: 'answered' },
    offline,
    { on: 'wake', network: true },
    { on: 'wake', network: false },
    { on: 'bye', code: 'restart', retryMs: null },
  ];
  let state = 7;
  const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let script = 0; script < 500; script++) {
    const line = start();
    for (let i = 0; i < 30; i++) {
      line.pass(random() * 4_000);
      const event = events[Math.floor(random() * events.length)]!;
      // answers come only to what was asked
      if ((event.on === 'answered' || event.on === 'failed') && line.link.poll !== 'asked') continue;
      if (event.on === 'spoke' && line.link.socket === 'closed') continue;
      line.on(event);
      expect(nextTick(line.link)).toBeLessThan(Infinity);
    }
  }
});
