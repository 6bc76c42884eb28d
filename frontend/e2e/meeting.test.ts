import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { arriving } from './scenes/arriving';
import { judging } from './scenes/judging';
import { leaving } from './scenes/leaving';
import { paths } from './scenes/paths';
import { writing } from './scenes/writing';
import { Cast } from './stage/cast';

/** Where nobody is asked for anything. */
const here = ['data:', 'blob:', 'file:'];

const cast = new Cast();

beforeAll(() => cast.arrive());

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`pictures: ${await cast.photograph()}`);
});

afterAll(() => cast.leave());

describe('a breakfast in Milan, from sign-in to the downloaded report', () => {
  arriving(cast);
  writing(cast);
  judging(cast);
  paths(cast);
  leaving(cast);

  test('nobody’s page broke a rule, and none asked a third party for anything', () => {
    for (const { name, troubles, requests } of cast.everybody) {
      expect(troubles, name).toEqual([]);
      const asked = requests
        .map((request) => new URL(request.url()))
        .filter(({ protocol }) => !here.includes(protocol));
      expect(asked.length, name).toBeGreaterThan(0);
      expect([...new Set(asked.map(({ hostname }) => hostname))], name).toEqual(['127.0.0.1']);
    }
  });
});
