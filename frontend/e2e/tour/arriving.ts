import type { Page } from 'playwright-core';
import type { SessionAccess } from '../../src/shared/wire';
import { Cockpit } from '../people/cockpit';
import { Organiser } from '../people/organiser';
import * as said from '../texts';
import type { Guide } from './guide';

/** A meeting under way, with a page of everybody's. */
export interface Meeting {
  readonly access: SessionAccess;
  readonly phone: Page;
  readonly cockpit: Page;
  readonly screen: Page;
}

/** A new server: the first sign-in, the first meeting, the first person, the first cards. */
export async function arriving(guide: Guide): Promise<Meeting> {
  const access = await firstMeeting(guide);
  const { links } = access;
  const stranger = await guide.open(links.facilitator!.split('#')[0]!);
  await stranger.getByText('Questa regia si apre con il suo link').waitFor();
  await guide.show('cockpit', 'no-key', stranger);
  await stranger.goto(links.screen!.split('#')[0]!);
  await stranger.getByText('Apri lo schermo dal link').waitFor();
  await guide.show('screen', 'no-key', stranger);

  const meeting = {
    access,
    cockpit: await openCockpit(guide, links.facilitator!),
    screen: await guide.open(links.screen!),
    phone: await guide.open(guide.server.origin),
  };
  await meeting.screen.getByText(said.topic).waitFor();
  await guide.show('cockpit', 'empty', meeting.cockpit);
  await guide.show('screen', 'welcome', meeting.screen);
  await firstPerson(guide, meeting);
  await firstCards(guide, meeting);
  return meeting;
}

async function openCockpit(guide: Guide, link: string): Promise<Page> {
  const cockpit = new Cockpit(await guide.meet(link));
  await cockpit.atStep('Benvenuto');
  return cockpit.page;
}

async function firstMeeting(guide: Guide): Promise<SessionAccess> {
  const organiser = new Organiser(await guide.meet(`${guide.server.origin}/organiser`));
  const { page } = organiser;
  await organiser.signIn('not-the-key-of-this-server');
  await page.getByText('La chiave non è quella giusta.').waitFor();
  await guide.show('organiser', 'sign-in', page);
  await organiser.signIn(guide.server.key);
  await organiser.heading('Una colazione, tre mosse').waitFor();
  await guide.show('organiser', 'nothing-yet', page);

  await organiser.press('Crea il primo incontro');
  await page.getByRole('radio', { name: 'Colazione di lavoro' }).waitFor();
  await organiser.press('Crea l’incontro');
  await page.getByText('Manca il titolo.').waitFor();
  await guide.show('organiser', 'new-without-title', page);
  await organiser.write('Titolo', said.title);
  await organiser.write('Tema', said.topic);
  await organiser.write('Città', 'Milano');
  await organiser.write('Tavolo 1', said.window);
  await organiser.write('Tavolo 2', said.fireside);
  await page.getByText('Altre impostazioni').click();
  await page.getByRole('combobox', { name: 'Nomi' }).selectOption('shown');
  await page.getByRole('combobox', { name: 'Ingresso' }).selectOption('lobby');
  await guide.show('organiser', 'new-with-settings', page);
  await organiser.press('Crea l’incontro');
  await page.getByText('È pronto. Ecco come si entra.').waitFor();
  await guide.show('organiser', 'made', page);
  const [, , id] = new URL(page.url()).hash.split('/');
  await page.context().close();
  return guide.calls.get<SessionAccess>(`/sessions/${id}`);
}

async function firstPerson(guide: Guide, { access, phone, cockpit }: Meeting): Promise<void> {
  await guide.show('phone', 'code', phone);
  await phone.getByRole('textbox', { name: 'Il codice della sala' }).fill('CCCCCC');
  await phone.getByRole('button', { name: 'Entra' }).click();
  await phone.getByText('Nessuna sala aperta ha questo codice.').waitFor();
  await guide.show('phone', 'unknown-code', phone);
  await phone.goto(access.links.join);
  await phone.getByRole('heading', { name: said.title }).waitFor();
  await guide.show('phone', 'arrival', phone);
  await phone.getByRole('textbox', { name: 'Come ti chiami?' }).fill('Giuditta Ferraboschi');
  await phone.getByRole('radio', { name: said.window }).check();
  await phone.getByRole('button', { name: 'Continua' }).click();
  await phone.getByRole('heading', { name: 'Ci siamo quasi' }).waitFor();
  await guide.show('phone', 'lobby', phone);

  await cockpit.keyboard.press('5');
  await cockpit.getByText('Giuditta Ferraboschi').first().waitFor();
  await guide.show('cockpit', 'people-waiting', cockpit);
  await cockpit
    .getByRole('button', { name: /^Fai entrare/ })
    .first()
    .click();
  await phone.getByRole('heading', { name: 'Benvenuto' }).waitFor();
  await guide.show('phone', 'welcome', phone);
  await cockpit.keyboard.press('1');
}

async function firstCards(guide: Guide, { access, phone, cockpit, screen }: Meeting): Promise<void> {
  const { id } = access.session;
  await guide.calls.command(id, { do: 'step.go', step: 'needs' });
  await guide.calls.command(id, { do: 'timer.set', state: 'run', seconds: 720 });
  await screen.getByText('Che cosa ti serve davvero').waitFor();
  await screen.getByRole('timer').waitFor();
  await guide.show('screen', 'question', screen);
  await phone.getByRole('heading', { name: 'Aspettative e bisogni' }).waitFor();
  await guide.show('phone', 'write', phone);
  const field = phone.getByRole('textbox', { name: 'Il tuo bisogno' });
  await field.fill(said.insiders);
  await phone.getByRole('button', { name: 'Invia', exact: true }).click();
  const own = phone.getByRole('region', { name: 'Le tue schede' });
  await own.getByText('salvata', { exact: true }).waitFor();
  await guide.show('phone', 'written', phone);
  await own.getByRole('button', { name: 'Modifica' }).click();
  await guide.show('phone', 'edit', phone);
  await phone.getByRole('button', { name: 'Lascia com’è' }).click();
  await cockpit.getByRole('option').filter({ hasText: said.insiders }).waitFor();
  await guide.show('cockpit', 'covered-cards', cockpit);

  await phone.context().setOffline(true);
  await phone.getByText('Senza rete: riprovo da solo').waitFor();
  await field.fill(said.invest);
  await phone.getByRole('button', { name: 'Invia', exact: true }).click();
  await own.getByText('senza rete', { exact: true }).waitFor();
  await guide.show('phone', 'offline', phone);
  await phone.context().setOffline(false);
  await phone.getByText('Tutto salvato').waitFor();
  await guide.calls.command(id, { do: 'step.reveal' });
  for (const text of [said.insiders, said.invest]) await screen.getByText(text).waitFor();
  await guide.show('screen', 'revealed', screen);
}
