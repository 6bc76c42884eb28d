import { describe, expect, test } from 'vitest';
import { aCard, aModel, aSession, aStep, byId } from '../../shared/test/things';
import type { Synthesis } from '../../shared/wire';
import { aMinuteMore, hidesSomething, nextAct, pauseOrGoOn } from './next';

const agenda = [
  aStep('needs', { minutes: 12 }),
  aStep('likes', { kind: 'like', collects: [], likes: ['need'], minutes: 15 }),
  aStep('close', { kind: 'close', collects: [], minutes: 8 }),
];
const unpublished: Synthesis = {
  version: 0,
  paths: [{ id: 'p', needs: [], objectives: [], tools: [], kpis: [], title: '', note: '' }],
  note: '',
};

describe('the next thing of the plan', () => {
  test('is the next step, with the cards that it shows and the time that it takes', () => {
    const cards = byId(
      aCard('a', { state: 'held' }),
      aCard('b', { state: 'held' }),
      aCard('c', { state: 'held', kind: 'tool' }),
      aCard('d', { state: 'hidden' }),
    );
    expect(nextAct(aModel({ session: aSession({ agenda }), cards }))).toEqual({
      do: 'go',
      step: agenda[1],
      reveals: [
        { kind: 'need', n: 2 },
        { kind: 'tool', n: 1 },
      ],
      showsLikes: false,
      minutes: 15,
    });
  });

  test.each([
    [false, true],
    [true, false],
  ])('shows likes that nobody has seen yet (seen: %s)', (likes_shown, shows) => {
    const act = nextAct(aModel({ session: aSession({ agenda, step: 'likes', likes_shown }) }));
    expect(act).toMatchObject({ do: 'go', step: { id: 'close' }, showsLikes: shows, minutes: 0 });
  });

  test('after the last step: publish what was joined, then close, then rest', () => {
    const session = aSession({ agenda, step: 'close' });
    expect(nextAct(aModel({ session, synthesis: unpublished }))).toEqual({ do: 'publish', paths: 1 });
    expect(nextAct(aModel({ session, synthesis: { ...unpublished, version: 1 } }))).toEqual({ do: 'close' });
    expect(nextAct(aModel({ session }))).toEqual({ do: 'close' });
    expect(nextAct(aModel({ session: aSession({ agenda, state: 'closed' }) }))).toEqual({ do: 'rest' });
  });
});

test.each([
  ['needs', false, true],
  ['needs', true, false],
  ['likes', false, true],
  ['likes', true, false],
  ['close', false, false],
])('the step %s (shown: %s) hides something: %s', (step, shown, hides) => {
  const session = aSession({ agenda, step, revealed: shown, likes_shown: shown });
  expect(hidesSomething(session)).toBe(hides);
});

test('a step that shows its cards at once may still keep its likes', () => {
  const both = aSession({
    agenda: [aStep('both', { likes: ['need'], show_cards: 'live' })],
    step: 'both',
    revealed: true,
  });
  expect(hidesSomething(both)).toBe(true);
  expect(hidesSomething({ ...both, likes_shown: true })).toBe(false);
});

describe('the timer', () => {
  test.each([
    ['running', { state: 'run', ends_at: 90_500 }, { state: 'run', seconds: 150 }],
    ['paused', { state: 'pause', left_ms: 30_000 }, { state: 'pause', seconds: 90 }],
    ['run out', { state: 'run', ends_at: 0 }, { state: 'run', seconds: 60 }],
    ['not there: the plan’s minutes', { state: 'stop' }, { state: 'run', seconds: 720 }],
  ] as const)('a minute more, %s', (_, timer, wanted) => {
    expect(aMinuteMore(aSession({ agenda, timer }), 1_000)).toEqual({ do: 'timer.set', ...wanted });
  });

  test('pauses and goes on, where there is something to pause', () => {
    const at = (timer: Parameters<typeof aSession>[0]) => pauseOrGoOn(aSession(timer), 1_000);
    expect(at({ timer: { state: 'run', ends_at: 9_000 } })).toEqual({ do: 'timer.set', state: 'pause' });
    expect(at({ timer: { state: 'pause', left_ms: 9_000 } })).toEqual({ do: 'timer.set', state: 'run' });
    expect(at({ timer: { state: 'run', ends_at: 500 } })).toBeNull();
    expect(at({ timer: { state: 'stop' } })).toBeNull();
  });
});
