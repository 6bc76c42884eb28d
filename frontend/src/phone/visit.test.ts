import { beforeEach, expect, test } from 'vitest';
import { codeOf, hasArrived, readingOf, remember, setArrived, visitOf } from './visit';

const id = '01930000-0000-7000-8000-000000000001';
beforeEach(() => localStorage.clear());

test.each(['#mq4-t7k', '#MQ4T7K.', '#MQ4T7K?utm_source=mail', '#%20mq4%20t7k%20'])('%s is a code', (hash) =>
  expect(visitOf('/', hash)).toEqual({ session: null, code: 'MQ4T7K', broken: false }),
);

test.each(['#%zz', '#MQ4', '#%', '#?utm_source=mail'])('%s says nothing, and that is told', (hash) =>
  expect(visitOf('/', hash)).toMatchObject({ session: null, broken: true }),
);

test('a scanned code leads to the door, and, once in, back into the room', () => {
  expect(visitOf('/', '#MQ4T7K')).toEqual({ session: null, code: 'MQ4T7K', broken: false });
  remember(id, 'MQ4T7K');
  expect(visitOf('/', '#MQ4T7K')).toEqual({ session: id, code: 'MQ4T7K', broken: false });
});

test('a reload stays in the room', () => {
  remember(id, 'MQ4T7K');
  expect(visitOf(`/s/${id}`, '')).toEqual({ session: id, code: 'MQ4T7K', broken: false });
  expect(codeOf(id)).toBe('MQ4T7K');
});

test('without a code there is nothing to go by', () => {
  expect(visitOf('/', '')).toEqual({ session: null, code: '', broken: false });
});

test('who has said who she is is not asked again', () => {
  remember(id, 'MQ4T7K');
  expect(hasArrived(id)).toBe(false);
  setArrived(id);
  expect(hasArrived(id)).toBe(true);
});

test('who was absent reads at an address of its own, which is no room', () => {
  const id = '0190b6a0-0000-7000-8000-000000000001';
  expect(readingOf(`/s/${id}/read`)).toBe(id);
  expect(readingOf(`/s/${id}/read.`)).toBe(id);
  expect(readingOf(`/s/${id}`)).toBeNull();
  expect(visitOf(`/s/${id}`, '').session).toBe(id);
});
