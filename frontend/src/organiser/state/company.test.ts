import { expect, test } from 'vitest';
import { failureIn } from './company';

test.each([
  ['#/company/not_admitted', 'not_admitted'],
  ['#/company/again', 'again'],
  ['#/company/something', null],
  ['#/session/again', null],
  ['', null],
])('%j says %j', (hash, reason) => expect(failureIn(hash)).toBe(reason));
