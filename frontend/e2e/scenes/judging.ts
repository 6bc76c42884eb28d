import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Card } from '../../src/shared/wire';
import type { Phone } from '../people/phone';
import type { Cast } from '../stage/cast';
import type { Person } from '../stage/person';
import * as said from '../texts';

/** Likes at two tables, whose counts nobody sees before the step is over. */
export function judging(cast: Cast): void {
  const tallied = async (person: Person): Promise<Card[]> =>
    (await person.cards()).filter((card) => card.likes ?? card.groups);

  test('people like the cards of others, without a limit, and not their own', async () => {
    const { anna, bruno, carla, cockpit, screen } = cast;
    await cockpit.next('Il giudizio dei tavoli');
    const likes: [Phone, string[]][] = [
      [anna, [said.lawyers, said.listening, said.engaged, said.message]],
      [bruno, [said.insiders, said.aware, said.skills]],
      [carla, [said.insiders, said.lawyers, said.aware, said.listening]],
    ];
    for (const [phone, texts] of likes) {
      await phone.heading('Il giudizio dei tavoli').waitFor();
      await phone.page.getByText('senza limite').waitFor();
      for (const text of texts) await phone.like(text);
      await phone.says('Tutto salvato').waitFor();
    }
    await screen.strip('3 di 3 hanno dato like').waitFor();

    await anna.card(said.insiders).getByText('È tua').waitFor();
    expect(await anna.likeOf(said.insiders).count()).toBe(0);
    const { id: card } = await anna.person.card(said.insiders);
    const like = { id: randomUUID(), do: 'like.set', card, on: true };
    expect(await anna.ask('POST', '/commands', like)).toEqual({ status: 403, code: 'own_card' });
  });

  test('a like can be taken back, and given again', async () => {
    const { bruno } = cast;
    await bruno.likeOf(said.skills, true).click();
    await bruno.likeOf(said.skills, false).waitFor();
    await bruno.page.getByText('hai dato 2 like').waitFor();
    await bruno.breathe();
    await bruno.like(said.skills);
    await bruno.page.getByText('hai dato 2 like').waitFor({ state: 'detached' });
    await bruno.says('Tutto salvato').waitFor();
  });

  test('the facilitator sees the tallies; the room has them in no byte', async () => {
    const { anna, cockpit } = cast;
    await cockpit.tile(said.insiders).getByText('2 like').waitFor();
    expect((await tallied(cockpit.person)).length).toBeGreaterThan(0);
    for (const person of cast.room) {
      expect(await tallied(person), person.name).toEqual([]);
      expect(await person.page.getByText('2 like').count(), person.name).toBe(0);
    }
    expect(await anna.ask('GET', '/ranking')).toEqual({ status: 403, code: 'likes_hidden' });
  });

  test('when the step is over, the room sees what it chose', async () => {
    const { cockpit, screen } = cast;
    await cockpit.next('Sintesi');
    await screen.text('Che cosa ha scelto la sala').waitFor();
    await screen.text(said.insiders).waitFor();
    for (const phone of cast.phones) await phone.card(said.insiders).getByText('2 like').first().waitFor();
    for (const person of cast.room) expect((await tallied(person)).length, person.name).toBeGreaterThan(0);
  });
}
