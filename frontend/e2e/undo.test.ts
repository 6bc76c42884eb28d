import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { Cockpit } from './people/cockpit';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Presses keys in one go, so that no answer to the first can have come before the last. */
async function together(cockpit: Cockpit, keys: readonly string[]): Promise<void> {
  await cockpit.page.evaluate((all) => {
    for (const key of all) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }, keys);
}

test.each([
  ['a meeting that was closed', ' ', 'Incontro riaperto.'],
  ['a locked room', 'l', 'Sala aperta.'],
  ['a minute more', '+', 'Un minuto in meno.'],
  ['a hidden card', 'h', 'Annullato: la scheda non è più nascosta.'],
])('%s is taken back by a key that comes before the answer', async (_, key, says) => {
  const meeting = await Meeting.open(browser);
  try {
    const { host } = meeting;
    await host.go('needs');
    await host.tell({ do: 'card.add', kind: 'need', text: 'Numeri per il board' });
    await host.go('close');
    const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
    await cockpit.tile('Numeri per il board').click();
    await together(cockpit, [key, 'z']);
    await cockpit.notice(says).waitFor();
  } finally {
    await meeting.close();
  }
});
