import type { Page } from 'playwright-core';
import type { SessionAccess } from '../../src/shared/wire';
import * as said from '../texts';
import type { Guide } from './guide';

const window = { width: 360, height: 740, phone: true };
/** How the window in which an iPhone signs in to a Wi-Fi calls itself. */
const passing =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';

/** Those who do not come in, or not yet, and those whose line is gone. */
export async function thoseOutside(guide: Guide): Promise<void> {
  const silent = await guide.meet(guide.server.origin);
  const { calls } = guide;
  const make = (settings: object): Promise<SessionAccess> =>
    calls.post('/sessions', { ...meeting, settings: { groups: [said.window, said.fireside], ...settings } });

  const full = await make({ max_participants: 1 });
  await calls.joined(full.code);
  await turnedAway(guide, 'full', full.links.join, 'La sala è piena.');
  const locked = await make({});
  await calls.command(locked.session.id, { do: 'room.lock', on: true });
  await turnedAway(guide, 'locked', locked.links.join, 'La sala è chiusa a chiave.');
  const seats = await make({ admission: 'seats' });
  await turnedAway(guide, 'seat-needed', seats.links.join, 'Qui serve il codice del tuo posto');

  const { page: hotspot } = await guide.meet(locked.links.join, { ...window, userAgent: passing });
  await hotspot.getByRole('heading', { name: 'Questa finestra si chiude da sola' }).waitFor();
  await guide.show('phone', 'passing', hotspot);
  await hotspot.context().close();

  // a server that takes calls and says nothing: the page says so after some seconds, which pass meanwhile
  await silent.page.route('**/api/**', () => undefined);
  await silent.page.goto(`${guide.server.origin}/s/${full.session.id}`);
  await offline(guide, await make({}));
  await silent.page.getByText('Il server non risponde.').waitFor();
  await guide.show('phone', 'unreachable', silent.page);
  await silent.context.close();
}

const meeting = {
  ...{ title: said.title, topic: said.topic, city: 'Milano', date: '2026-11-26' },
  ...{ language: 'it', template: 'breakfast' },
};

async function turnedAway(guide: Guide, name: string, link: string, words: string): Promise<void> {
  const page = await guide.open(link);
  await page.getByRole('alert').filter({ hasText: words }).waitFor();
  await guide.show('phone', name, page);
  await page.context().close();
}

/** Everybody in one room loses the network, and then the room itself. */
async function offline(guide: Guide, { session, links }: SessionAccess): Promise<void> {
  const phone = await guide.open(links.join);
  await phone.getByRole('button', { name: 'Continua' }).click();
  await phone.getByRole('heading', { name: 'Benvenuto' }).waitFor();
  const cockpit = await guide.open(links.facilitator!);
  await cockpit.getByRole('banner').getByText(': Benvenuto').waitFor();
  const screen = await guide.open(links.screen!);
  await screen.getByText(said.topic).waitFor();
  const organiser = await guide.open(`${guide.server.origin}/organiser`);
  await organiser.getByRole('textbox', { name: 'Chiave di chi organizza' }).fill(guide.server.key);
  await organiser.getByRole('button', { name: 'Entra' }).click();
  await organiser.getByRole('heading', { name: 'Incontri' }).waitFor();

  await guide.calls.command(session.id, { do: 'step.go', step: 'needs' });
  await phone.getByRole('textbox', { name: 'Il tuo bisogno' }).fill(said.message);
  await guide.calls.command(session.id, { do: 'step.go', step: 'likes' });
  await phone.getByText('Bozza non inviata').waitFor();
  await guide.show('phone', 'draft-left', phone);
  await phone.evaluate(() => document.querySelector('header')!.scrollIntoView());

  const lost: [Page, string][] = [
    [cockpit, 'Senza rete'],
    [screen, 'Senza rete: lo schermo aspetta.'],
  ];
  for (const [page] of [...lost, [organiser]] as [Page][]) await page.context().setOffline(true);
  await organiser.getByRole('button', { name: 'Nuovo incontro' }).click();
  await organiser.getByText('Non c’è rete.').waitFor();
  await guide.show('organiser', 'offline', organiser);
  for (const [page, words] of lost) await page.getByText(words).first().waitFor();
  await guide.show('cockpit', 'offline', cockpit);
  await guide.show('screen', 'offline', screen);

  await organiser.context().setOffline(false);
  await guide.calls.delete(`/sessions/${session.id}`);
  await phone.getByRole('heading', { name: 'Questa sala non c’è più' }).waitFor();
  await guide.show('phone', 'gone', phone);
  await phone.context().clearCookies();
  await phone.goto(`${guide.server.origin}/s/${session.id}`);
  await phone.getByText('Non risulti più in questa sala').waitFor();
  await guide.show('phone', 'forgotten', phone);
  for (const page of [phone, cockpit, screen, organiser]) await page.context().close();
}
