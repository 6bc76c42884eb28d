import type { LateWords } from './late.it';

export const en: LateWords = {
  ended: {
    removed: {
      title: 'You are no longer in this room',
      text: 'The facilitator took you out, or you erased everything. If that is a mistake, just say so.',
    },
    closed: { title: 'This room is gone', text: 'The meeting and its cards have been erased.' },
    lost: { title: 'This room cannot be found', text: 'Check the address, or scan the code again.' },
    join: 'Join with a code',
  },
  synthesis: {
    title: 'The synthesis',
    outcome: 'What became of your cards',
    inPath: (title) => `in the path “${title}”`,
    inUntitled: (number) => `in path ${number}`,
    united: (text) => `merged with “${text}”`,
    appendix: 'in no path: it is kept among all cards, at the end of the document',
    gone: 'hidden by the facilitator',
    download: 'Take it with you',
    formats: { pdf: 'PDF document', html: 'Page to read', docx: 'Word', xlsx: 'Excel' },
  },
  reading: {
    eyebrow: 'What those who were there found',
    read: 'Read the synthesis',
    early: 'The synthesis is not published yet. Open this link again later.',
    ended: 'This link no longer works. Ask whoever sent it for a new one.',
  },
  flag: {
    ask: 'What is wrong?',
    reasons: {
      adverse_event: 'It mentions a side effect of a medicine',
      offensive: 'It is offensive',
      personal_data: 'It contains personal data',
    },
    done: 'Reported to the facilitator',
  },
};
