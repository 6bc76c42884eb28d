import { expect, test } from 'vitest';
import { aSession } from '../../shared/test/things';
import { overviewOf } from './overview';

const sessions = [
  aSession({ id: 'a', date: '2026-11-22' }),
  aSession({ id: 'b', date: '2026-11-20', city: 'Roma' }),
  aSession({ id: 'c', date: '2026-10-01', state: 'closed' }),
  aSession({ id: 'd', date: '2026-10-09', state: 'closed', topic: 'Ascolto dei pazienti' }),
];
const ids = (text: string) => {
  const { open, closed } = overviewOf(sessions, text);
  return [open.map((s) => s.id).join(''), closed.map((s) => s.id).join('')];
};

test.each([
  ['', ['ba', 'dc']],
  ['ROMA', ['b', '']],
  ['pazienti ascolto', ['', 'd']],
  ['parigi', ['', '']],
])('%j finds %j', (text, found) => expect(ids(text)).toEqual(found));
