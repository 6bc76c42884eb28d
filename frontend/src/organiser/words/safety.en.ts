import { counter } from '../../shared/plural';
import type { safety as Italian } from './safety.it';

const n = counter('en');

export const safety: typeof Italian = {
  title: 'Adverse events',
  toPass: (reports) =>
    n(reports, { one: '# adverse event to pass on', other: '# adverse events to pass on' }),
  duty: 'Who sponsors a meeting must pass adverse events on to drug safety within one or two working days of learning of them. Here is the copy of every flagged card as it was at that moment, also when the card has changed since, or is gone.',
  standings: {
    open: (reports) => `To pass on (${reports})`,
    passed: (reports) => `Passed on (${reports})`,
    all: (reports) => `All (${reports})`,
  },
  which: 'Which reports',
  session: 'Meeting',
  every: 'All meetings',
  search: 'Search the reports',
  noneLeft: 'Nothing to pass on.',
  noneFound: 'No such report.',
  known: (moment) => `Time of awareness: ${moment}`,
  by: (who) => `flagged by ${who}`,
  roles: {
    participant: 'a participant',
    facilitator: 'the facilitator',
    organiser: 'the organiser',
  },
  note: (note) => `Note: ${note}`,
  table: (table) => `table: ${table}`,
  erased: 'the meeting is erased',
  ends: (day) => `the copy stays until ${day}`,
  pass: 'Mark as passed on',
  passedAt: (moment) => `Passed on: ${moment}`,
  back: 'It was not passed on',
  passed: 'Marked as passed on.',
  open: 'Put back among those to pass on.',
  file: 'Download all for drug safety (CSV)',
  kept: {
    title: 'How long they stay',
    text: 'You choose it when you make the meeting, under “More settings”, at “Adverse events: for how many days the copy stays”: with 0 the copy goes with the meeting, with a number of days it stays for those days also when the meeting is erased. Who wrote them can’t erase them; their name is not in them.',
  },
  empty: {
    title: 'No reports so far',
    text: 'It works like this, and you need not do anything before:',
    steps: [
      'A card tells of a side effect of a medicine: anybody flags it on their phone, or the facilitator in the cockpit. The program points suspicious words out, but never flags by itself.',
      'The copy is here and in the cockpit at once, with the text and the time at which you learned of it. It does not change any more.',
      'You download it, send it to drug safety and mark it as passed on. Until then we remind you.',
    ],
  },
};
