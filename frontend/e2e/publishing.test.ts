import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Cockpit } from './people/cockpit';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';

const named = 'Chiedere alla signora Bianchi';
const other = 'Numeri per il board';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

test('before publishing, the flagged cards are listed, and each is left out or settled with one key', async ({
  onTestFinished,
}) => {
  const meeting = await Meeting.open(browser);
  onTestFinished(() => meeting.close());
  const { host } = meeting;
  await host.go('needs');
  const cards: string[] = [];
  for (const text of [named, other])
    cards.push((await host.tell({ do: 'card.add', kind: 'need', text })).card!);
  await host.tell({ do: 'step.reveal' });
  for (const card of cards) await host.tell({ do: 'card.flag', card, reason: 'personal_data' });
  await host.tell({ do: 'synthesis.note', note: 'Fatto.' });

  const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
  await cockpit.key('4');
  const asked = cockpit.page.getByRole('region', { name: 'Schede segnalate' });
  await asked.getByText('Prima di pubblicare: 2 schede hanno una segnalazione aperta.').waitFor();
  await cockpit.page.getByRole('button', { name: 'Pubblica comunque' }).waitFor();
  await asked.getByRole('button', { name: `Nascondi la scheda «${named}»` }).press('Enter');
  await asked.getByText('Prima di pubblicare: 1 scheda ha una segnalazione aperta.').waitFor();
  await asked.getByRole('button', { name: `Chiudi la segnalazione della scheda «${other}»` }).press('Enter');
  await asked.waitFor({ state: 'detached' });
  await cockpit.page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await cockpit.page.getByText('È quella che vedono tutti.').waitFor();
  await vi.waitFor(async () => {
    const patch = await host.everything();
    const at = (text: string) => patch.cards?.find((card) => card.text === text);
    expect([at(named)?.state, at(other)?.state, at(other)?.flag, patch.synthesis?.version]).toEqual([
      'hidden',
      'shown',
      undefined,
      1,
    ]);
  }, 60_000);
});
