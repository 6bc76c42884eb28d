import { counter } from '../../shared/plural';
import type { Planning, Rehearsal } from './planning.it';

const n = counter('en');

export const planning: Planning = {
  reveal: 'Show now',
  strip: 'Always at hand',
  title: 'Agenda of the meeting',
  edit: 'Change',
  hint: 'It can change while the meeting goes on: each change counts at once. What was written stays.',
  add: 'Add a step',
  addHint: 'It comes right after the open step.',
  kind: 'What it is',
  kinds: {
    welcome: 'Welcome',
    collect: 'Collect cards',
    like: 'Likes',
    weave: 'Synthesis',
    close: 'Close',
  },
  name: 'Title',
  prompt: 'Question or invitation',
  minutes: 'Minutes',
  collects: 'What people write',
  likes: 'What people like',
  live: 'Cards are seen at once',
  liveLikes: 'Likes are seen at once',
  liveLikesHint: 'else at the end of the step; until then those of an earlier round are out of sight too',
  limit: 'Likes each',
  limitHint: '0: as many as they want',
  own: 'People may like their own',
  earlier: (step) => `Earlier: ${step}`,
  later: (step) => `Later: ${step}`,
  skip: 'Skip',
  take: 'Do not skip',
  skipped: 'skipped',
  drop: 'Take the step out',
  now: 'open now',
  changed: 'Agenda changed.',
  stays: 'This step stays as it is: it is open, or somebody has written or liked in it.',
  keepTitle: 'Save it as your own template',
  keepHint:
    'The organiser finds it among the templates when making a meeting. Cards written in the room do not go along.',
  keepName: 'Name of the template',
  keep: 'Save',
  kept: (title) => `Template saved: ${title}`,
};

/** Practising the plan. */
export const rehearsal: Rehearsal = {
  title: 'Practise first',
  text: 'Opens a meeting apart with the same agenda: 24 simulated people join, write and like. The real one stays as it is, and nothing of the rehearsal remains.',
  begin: 'Rehearse with simulated people',
  end: 'End the rehearsal',
  does: {
    write: (people) => n(people, { one: '# is writing', other: '# are writing' }),
    like: (people) => n(people, { one: '# gives likes', other: '# give likes' }),
    both: (people) => n(people, { one: '# writes and gives likes', other: '# write and give likes' }),
    wait: (people) => n(people, { one: '# waits for the next step', other: '# wait for the next step' }),
  },
  every: (seconds) =>
    n(seconds, {
      one: ': each does something every second',
      other: ': each does something about every # seconds',
    }),
  hurry: 'Faster',
  calm: 'Slower',
  simulated: 'simulated',
  over: 'The rehearsal is over',
  back: 'Back to the desk of the meeting',
};
