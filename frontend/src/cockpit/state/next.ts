import { currentStep, type Model, nextStep } from '../../shared/model';
import { leftMs } from '../../shared/time';
import type { Kind, LiveSession, Step, Synthesis, Timer } from '../../shared/wire';

/** What the one key of the plan does now. */
export type NextAct =
  | {
      do: 'go';
      step: Step;
      /** Held-back cards that the room sees from then on. */
      reveals: readonly { kind: Kind; n: number }[];
      showsLikes: boolean;
      /** The timer that starts with the step, in minutes; 0 is none. */
      minutes: number;
    }
  | { do: 'publish'; paths: number }
  | { do: 'close' }
  | { do: 'rest' };

/** The next thing of the plan: the next step, then publishing what was joined, then the end. */
export function nextAct({
  session,
  cards,
  synthesis,
}: Pick<Model, 'session' | 'cards' | 'synthesis'>): NextAct {
  if (!session || session.state === 'closed') return { do: 'rest' };
  const step = nextStep(session);
  if (!step)
    return waitsToBePublished(synthesis) ? { do: 'publish', paths: synthesis.paths.length } : { do: 'close' };
  const held = new Map<Kind, number>();
  for (const card of cards.values()) {
    if (card.state === 'held') held.set(card.kind, (held.get(card.kind) ?? 0) + 1);
  }
  return {
    do: 'go',
    step,
    reveals: [...held].map(([kind, n]) => ({ kind, n })),
    showsLikes: hidesLikes(session),
    minutes: step.kind === 'collect' || step.kind === 'like' ? step.minutes : 0,
  };
}

function waitsToBePublished(synthesis: Synthesis | null): synthesis is Synthesis {
  return (
    synthesis !== null && synthesis.version === 0 && (synthesis.paths.length > 0 || synthesis.note !== '')
  );
}

/** Whether the open step takes likes and has not shown them yet. */
export function hidesLikes(session: LiveSession): boolean {
  const step = currentStep(session);
  return !!step && step.likes.length > 0 && !session.likes_shown;
}

/**
 * Whether the open step keeps cards or likes from the room. A card that is on its way counts, too: a step that
 * collects and was not revealed hides what comes, whether there is any by now or not.
 */
export function hidesSomething(session: LiveSession): boolean {
  const collects = (currentStep(session)?.collects ?? []).length > 0;
  return hidesLikes(session) || (collects && !session.revealed);
}

export interface TimerOrder {
  do: 'timer.set';
  state: Timer['state'];
  seconds?: number;
}

/** A minute more; without a timer, the minutes that the plan gives the step (at least one). */
export function aMinuteMore(session: LiveSession, now: number): TimerOrder {
  const left = leftMs(session.timer, now);
  if (left === null) {
    return { do: 'timer.set', state: 'run', seconds: 60 * Math.max(1, currentStep(session)?.minutes ?? 1) };
  }
  const seconds = Math.ceil(Math.max(0, left) / 1000) + 60;
  return { do: 'timer.set', state: session.timer.state === 'pause' ? 'pause' : 'run', seconds };
}

/** Takes back a minute that was given, or the timer that began with it. */
export function aMinuteLess(session: LiveSession, now: number, began: boolean): TimerOrder {
  const seconds = Math.ceil((leftMs(session.timer, now) ?? 0) / 1000) - 60;
  if (began || seconds <= 0) return { do: 'timer.set', state: 'stop' };
  return { do: 'timer.set', state: session.timer.state, seconds };
}

/** Stops the clock where it stands, or lets it go on. Null where no timer runs, or it has run out. */
export function pauseOrGoOn(session: LiveSession, now: number): TimerOrder | null {
  const left = leftMs(session.timer, now);
  if (left === null || left <= 0) return null;
  return { do: 'timer.set', state: session.timer.state === 'run' ? 'pause' : 'run' };
}
