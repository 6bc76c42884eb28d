import { setTimeout as elapse } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Phone } from '../people/phone';
import type { Cast } from '../stage/cast';
import * as said from '../texts';

const outageMs = 10_000;

/** Needs, objectives with tools and KPIs, difficulties; blind until they are revealed, and never lost. */
export function writing(cast: Cast): void {
  /** Nobody but the author and the facilitator has the text, in the page or in anything that was ever sent. */
  async function isSecret(text: string, author: Phone): Promise<void> {
    await cast.cockpit.tile(text).waitFor();
    for (const person of cast.room) {
      const has = (await person.everything()).includes(text);
      expect(has, `${person.name}: «${text}»`).toBe(person === author.person);
    }
    expect((await cast.cockpit.person.card(text)).state).toBe('held');
  }

  test('needs are written blind', async () => {
    const { anna, bruno, cockpit, screen } = cast;
    await cockpit.next('Aspettative e bisogni');
    await anna.sendAndSee('Bisogno', said.insiders);
    await bruno.sendAndSee('Bisogno', said.lawyers);
    await screen.strip('2 di 3 hanno scritto').waitFor();
    await isSecret(said.insiders, anna);
    await isSecret(said.lawyers, bruno);
  });

  test('a reload in the middle brings the room and the draft back', async () => {
    const { anna } = cast;
    const draft = 'Metà di un pensiero che';
    await anna.field('Bisogno').fill(draft);
    await anna.page.reload();
    await anna.heading('Aspettative e bisogni').waitFor();
    await anna.own(said.insiders).getByText('salvata', { exact: true }).waitFor();
    expect(await anna.field('Bisogno').inputValue()).toBe(draft);
    await anna.field('Bisogno').fill('');
  });

  test('ten seconds without a network: nothing is called saved, and each card is there once', async () => {
    const { bruno, carla, cockpit } = cast;
    const cards = [
      [bruno, said.invest],
      [carla, said.message],
    ] as const;
    // Bruno's phone knows that it has no network. What Carla's says still arrives, but she hears no answer.
    await bruno.person.context.setOffline(true);
    bruno.line.cut();
    carla.line.cut('to the phone');
    const outage = elapse(outageMs);
    await bruno.says('Senza rete').waitFor();
    await bruno.send('Bisogno', said.invest);
    await carla.send('Bisogno', said.message);
    await bruno.own(said.invest).getByText('senza rete', { exact: true }).waitFor();
    await carla.own(said.message).getByText('invio in corso…', { exact: true }).waitFor();
    await cockpit.tile(said.message).waitFor();
    await outage;
    expect(await cockpit.tile(said.invest).count()).toBe(0);
    for (const [phone, text] of cards) {
      expect(await phone.own(text).getByText('salvata', { exact: true }).count()).toBe(0);
    }

    for (const phone of [bruno, carla]) phone.line.mend();
    await bruno.person.context.setOffline(false);
    for (const [phone, text] of cards) {
      await phone.own(text).getByText('salvata', { exact: true }).waitFor();
      await phone.says('Tutto salvato').waitFor();
      await isSecret(text, phone);
      expect(await phone.own(text).count()).toBe(1);
      expect(await cockpit.tile(text).count()).toBe(1);
    }
  });

  test('the reveal shows all of them to everybody', async () => {
    const { cockpit, screen } = cast;
    await cockpit.key('r');
    for (const text of [said.insiders, said.lawyers, said.invest, said.message]) {
      await screen.text(text).waitFor();
      for (const phone of cast.phones) await phone.card(text).first().waitFor();
    }
  });

  test('an objective answers a need, a tool and a KPI answer the objective', async () => {
    const { anna, bruno, carla, cockpit } = cast;
    await cockpit.next('Obiettivi, strumenti e KPI');
    await anna.choose('Obiettivo');
    await anna.answer('A quale bisogno risponde?', said.insiders);
    await anna.sendAndSee('Obiettivo', said.aware);
    await isSecret(said.aware, anna);
    await cockpit.key('r');
    for (const [phone, kind, question, text] of [
      [bruno, 'Strumento', 'A quale obiettivo serve?', said.listening],
      [carla, 'KPI', 'Quale obiettivo misura?', said.engaged],
    ] as const) {
      await phone.card(said.aware).waitFor();
      await phone.choose(kind);
      await phone.answer(question, said.aware);
      if (kind === 'KPI') {
        await phone.page.getByText('Come si misura?').click();
        await phone.page.getByRole('textbox', { name: 'Misura', exact: true }).fill('interazioni per post');
      }
      await phone.sendAndSee(kind, text);
    }
    await cockpit.tile(said.engaged).waitFor();
    const objective = await cockpit.person.card(said.aware);
    expect(objective.answers).toEqual([(await cockpit.person.card(said.insiders)).id]);
    expect((await cockpit.person.card(said.listening)).answers).toEqual([objective.id]);
    expect((await cockpit.person.card(said.engaged)).kpi?.measure).toBe('interazioni per post');
  });

  test('difficulties come from inside or from outside', async () => {
    const { anna, bruno, cockpit } = cast;
    await cockpit.next('Difficoltà');
    await anna.press('Da dentro l’azienda');
    await anna.sendAndSee('Difficoltà', said.skills);
    await bruno.press('Da fuori (norme, mercato)');
    await bruno.sendAndSee('Difficoltà', said.rules);
    await isSecret(said.skills, anna);
    await isSecret(said.rules, bruno);
    expect((await cockpit.person.card(said.skills)).origin).toBe('internal');
    expect((await cockpit.person.card(said.rules)).origin).toBe('external');
  });
}
