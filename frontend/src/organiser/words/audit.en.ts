import type { Audit } from './audit.it';

/** The audit log: who did what, and when. The sentences of its lines come from the server. */
export const audit: Audit = {
  link: 'Audit log',
  title: 'Audit log',
  session:
    'What organisers and facilitators did in this meeting and around it. It holds neither the words of cards nor the names of those who take part, and is erased with the meeting.',
  house:
    'What organisers did: signing in, keys, links, documents downloaded, copies. It stays for two years. What happens in a meeting is in that meeting’s log.',
  topic: 'What it is about',
  topics: {
    '': 'All',
    cards: 'Cards',
    people: 'People',
    room: 'Room',
    synthesis: 'Synthesis',
    safety: 'Adverse events',
    access: 'Access',
    data: 'Data',
  },
  none: 'There is nothing here yet.',
  more: 'Show earlier ones',
  download: 'Download as a table',
};
