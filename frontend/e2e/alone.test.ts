import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Cockpit } from './people/cockpit';
import { Organiser } from './people/organiser';
import { startBrowser } from './stage/browser';
import { tabTo } from './stage/keys';
import { Meeting } from './stage/meeting';
import { Person } from './stage/person';

/** So many keys take their time on a busy machine. */
const patient = { timeout: 600_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

test(
  'people are let in, moved, put out and taken back by keys alone, and reports passed on',
  patient,
  async ({ onTestFinished }) => {
    const settings = { groups: ['Finestra', 'Camino'], admission: 'lobby' };
    const meeting = await Meeting.open(browser, { settings });
    onTestFinished(() => meeting.close());
    const { host } = meeting;
    const guests = [await host.guest(), await host.guest()];
    const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
    const { page } = cockpit;
    const people = async () => (await host.everything()).people ?? [];
    const onlyOnThePage = () => page.evaluate(() => document.activeElement === document.body);

    await cockpit.key('5');
    await tabTo(page, 'Fai entrare: Persona 1');
    await cockpit.key('Enter');
    await vi.waitFor(async () => expect((await people())[0]!.state).toBe('in'), 60_000);
    await page.getByRole('combobox', { name: 'Tavolo di: Persona 1' }).waitFor();
    expect(await onlyOnThePage()).toBe(false);
    await tabTo(page, 'Fai entrare: Persona 2');
    await cockpit.key('Enter');
    await page.getByRole('combobox', { name: 'Tavolo di: Persona 2' }).waitFor();

    await tabTo(page, 'Tavolo di: Persona 1');
    await cockpit.key('ArrowDown');
    await cockpit.notice('Spostata: ora è a «Camino».').waitFor();
    expect(await onlyOnThePage()).toBe(false);
    for (const table of ['Finestra', 'Camino']) {
      await tabTo(page, 'Annulla');
      await cockpit.key('Enter');
      await cockpit.notice(`Spostata: ora è a «${table}».`).waitFor();
    }
    await tabTo(page, 'Togli: Persona 2');
    await cockpit.key('Enter');
    await tabTo(page, 'Togli, lascia le schede');
    await cockpit.key('Enter');
    await tabTo(page, 'Riammetti: Persona 2');
    expect(await onlyOnThePage()).toBe(false);
    await cockpit.key('Enter');
    await page.getByRole('combobox', { name: 'Tavolo di: Persona 2' }).waitFor();

    // who asks for it on the way out is erased for good, and stands in no list any more
    await host.guest();
    await tabTo(page, 'Togli: Persona 3');
    await cockpit.key('Enter');
    await tabTo(page, 'Togli, lascia le schede');
    await cockpit.key('Enter');
    await tabTo(page, 'Cancella i dati: Persona 3');
    await cockpit.key('Enter');
    await tabTo(page, 'Cancella tutto: Persona 3');
    await cockpit.key('Enter');
    await cockpit.notice('Cancellata: di questa persona non resta niente.').waitFor();
    await page.getByText('Persona 3').waitFor({ state: 'detached' });
    expect((await people())[2]).toMatchObject({ erased: true, name: '' });
    expect(await onlyOnThePage()).toBe(false);

    await host.go('needs');
    const { card } = await host.tell({ do: 'card.add', kind: 'need', text: 'Capire i pazienti' }, guests[0]);
    await host.tell({ do: 'card.flag', card: card!, reason: 'adverse_event', note: 'nausea' }, guests[0]);
    await tabTo(page, /1 evento avverso/);
    await cockpit.key('Enter');
    await tabTo(page, 'Trasmesso');
    await cockpit.key('Enter');
    await page.getByText('Già trasmessi').waitFor();
    expect(await onlyOnThePage()).toBe(false);
    await cockpit.key('Escape');
    expect(await onlyOnThePage()).toBe(false);
  },
);

test('a second laptop sees the same time and takes over with one click', async ({ onTestFinished }) => {
  const meeting = await Meeting.open(browser);
  onTestFinished(() => meeting.close());
  const { host } = meeting;
  const first = new Cockpit(await meeting.laptop('Marta'));
  await first.key('Space');
  await first.atStep('Aspettative e bisogni');
  const second = new Cockpit(await meeting.laptop('Luca', undefined, 3));
  await second.atStep('Aspettative e bisogni');
  const take = second.page.getByRole('button', { name: 'Prendi la guida' });
  await take.waitFor();
  const clocks = () =>
    Promise.all([first, second].map(({ page }) => page.getByRole('timer').first().textContent()));
  await vi.waitFor(async () => {
    const [here, there] = await clocks();
    expect(here).toMatch(/^1[12]:\d\d$/);
    expect(there).toBe(here);
  }, 60_000);
  await take.click();
  await first.page.getByRole('button', { name: 'Prendi la guida' }).waitFor();
  await take.waitFor({ state: 'detached' });
  await second.key('.');
  await second.page.getByRole('button', { name: 'Riprendi' }).waitFor();
  expect((await host.everything()).session!.timer.state).toBe('pause');
});

test('a rehearsal begins at the organiser’s page, says so everywhere, and leaves nothing', async ({
  onTestFinished,
}) => {
  const meeting = await Meeting.open(browser);
  onTestFinished(() => meeting.close());
  const organiser = new Organiser(await Person.meet(browser, 'chi organizza', { width: 1440, height: 900 }));
  onTestFinished(() => organiser.person.context.close());
  await organiser.page.goto(`${meeting.server.origin}/organiser`);
  await organiser.signIn(meeting.server.key);
  await organiser.page
    .getByRole('link', { name: /Colazione a Milano/ })
    .first()
    .click();
  await organiser.press('Prova con persone simulate');
  const cockpit = new Cockpit(organiser.person);
  await cockpit.atStep('Benvenuto');
  await cockpit.page.getByText('le persone sono simulate').waitFor();
  await cockpit.press('Finisci la prova');
  await cockpit.page.waitForURL(`**/cockpit/${meeting.host.made.session.id}`);
  await cockpit.atStep('Benvenuto');
  expect((await meeting.host.everything()).people ?? []).toEqual([]);
});
