import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Cockpit } from './people/cockpit';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';

const groups = ['Finestra', 'Camino'];
const liked = 'Ascoltare i pazienti';
const raised = 'Numeri per il board';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

test('hands are counted at the cockpit, and told beside the likes wherever these are', async ({
  onTestFinished,
}) => {
  const meeting = await Meeting.open(browser, { settings: { groups } });
  onTestFinished(() => meeting.close());
  const { host } = meeting;
  const anna = await meeting.guest('Anna');
  await anna.press('Continua');
  await host.go('needs');
  await anna.sendAndSee('Bisogno', raised);
  const card = (await host.tell({ do: 'card.add', kind: 'need', text: liked })).card!;
  const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
  const counting = cockpit.page.getByRole('region', { name: 'Alzata di mano' });

  await cockpit.tile(raised).click();
  await cockpit.key('v');
  await cockpit.notice('Prima mostra la scheda: in sala non si vede.').waitFor();
  await host.tell({ do: 'step.reveal' });
  await vi.waitFor(async () => expect((await cockpit.person.card(raised)).state).toBe('shown'), 60_000);
  await cockpit.key('v');
  await counting.waitFor();
  await cockpit.page.keyboard.type('3');
  await cockpit.key('Enter');
  await cockpit.notice('Le mani si contano da quando si danno i like').waitFor();
  await cockpit.key('Escape');

  await host.go('likes');
  await anna.likeOf(liked).click();
  await cockpit.tile(raised).click();
  await cockpit.key('v');
  await counting
    .getByRole('spinbutton', { name: 'Tutta la sala' })
    .and(cockpit.page.locator(':focus'))
    .waitFor();
  await cockpit.page.keyboard.type('14');
  await cockpit.key('Enter');
  await cockpit.tile(raised).filter({ hasText: '14 mani alzate' }).waitFor();
  expect(await cockpit.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('option');

  await cockpit.key('v');
  await cockpit.key('Tab');
  await cockpit.page.keyboard.type('6');
  await cockpit.key('Tab');
  await cockpit.page.keyboard.type('5');
  await cockpit.key('Enter');
  await cockpit.page.getByText('11 mani alzate: Finestra 6, Camino 5').waitFor();
  expect((await host.cards()).find(({ id }) => id === card)?.hands).toBeUndefined();
  await cockpit.page.getByRole('button', { name: 'Annulla', exact: true }).first().click();
  await cockpit.tile(raised).filter({ hasText: '14 mani alzate' }).waitFor();
  expect((await anna.person.card(raised)).hands).toBeUndefined();

  const screen = await meeting.screen();
  await host.tell({ do: 'step.reveal', show_likes: true });
  await screen.page.getByText('0 like · 14 mani alzate').waitFor();
  expect(
    await screen.page
      .getByRole('listitem')
      .filter({ hasText: /\d like/ })
      .allTextContents(),
  ).toEqual([expect.stringContaining(liked), expect.stringContaining(raised)]);
  await host.tell({ do: 'synthesis.note', note: 'Fatto.' });
  await host.tell({ do: 'synthesis.publish' });
  await anna.page.getByText('14 mani alzate').waitFor();
});
