import { expect, test } from 'vitest';
import { codeIn, fragmentOf, mended, secretIn } from './address';

test.each([
  ['/cockpit/a-b%23SECRET', '/cockpit/a-b#SECRET'],
  ['/cockpit/a-b%2523SECRET', '/cockpit/a-b#SECRET'],
  ['/cockpit/a-b?utm_source=mail%23SECRET', '/cockpit/a-b?utm_source=mail#SECRET'],
  ['/organiser%23/session/a-b', '/organiser#/session/a-b'],
  ['/%23N6X8T9', '/#N6X8T9'],
  ['/cockpit/a-b', null],
])('%s meant %s', (address, meant) => expect(mended(address)).toBe(meant));

test.each([
  ['#kV3_x-9Q', 'kV3_x-9Q'],
  ['#kV3_x-9Q.', 'kV3_x-9Q'],
  ['#kV3_x-9Q?utm_source=mail&utm_medium=x', 'kV3_x-9Q'],
  ['#kV3_x-9Q&utm_source=mail', 'kV3_x-9Q'],
  ['#kV3_%20x-9Q%20', 'kV3_x-9Q'],
  ['#%20kV3_x-9Q)', 'kV3_x-9Q'],
  ['#%3CkV3_x-9Q%3E', 'kV3_x-9Q'],
  ['##kV3_x-9Q', 'kV3_x-9Q'],
  ['#kV3_x-9Q%E2%80%8B%C2%BB,', 'kV3_x-9Q'],
  ['#kV3_x-9Q%zz', 'kV3_x-9Q'],
  ['#%zz', ''],
  ['#%', ''],
  ['#', ''],
  ['', ''],
])('%s holds %j', (hash, secret) => expect(secretIn(hash)).toBe(secret));

test('a fragment keeps what cannot be read', () => {
  expect(fragmentOf('#%zz %C3%A8')).toBe('%zzè');
  expect(fragmentOf('#%FFa')).toBe('%FFa');
});

test.each([
  ['N6X8T9', 'N6X8T9'],
  ['n6x 8t9', 'N6X8T9'],
  ['n6x-8t9', 'N6X8T9'],
  ['Codice: N6X8T9', 'N6X8T9'],
  ['Codice: n6x 8t9.', 'N6X8T9'],
  ['il codice è N6X8T9, grazie', 'N6X8T9'],
  ['Ｎ６Ｘ８Ｔ９', 'N6X8T9'],
  ['Ｃｏｄｉｃｅ：　Ｎ６Ｘ８Ｔ９', 'N6X8T9'],
  ['https://colazione.example/#N6X8T9', 'N6X8T9'],
  ['https://colazione.example/%23N6X8T9', 'N6X8T9'],
  ['https://colazione.example/#N6X8T9?utm_source=mail', 'N6X8T9'],
  ['Entra da https://colazione.example/#N6X8T9.', 'N6X8T9'],
  ['https://colazione.example/N6X8T9', 'N6X8T9'],
  ['CDFGH-JKMNP', 'CDFGHJKMNP'],
  ['Posto: CDFGHJKMNP', 'CDFGHJKMNP'],
  ['N6X', 'N6X'],
  ['N6X8T9C', 'N6X8T9C'], // a letter too many is for the server to refuse
  ['', ''],
])('%s has the code %j', (typed, code) => expect(codeIn(typed)).toBe(code));
