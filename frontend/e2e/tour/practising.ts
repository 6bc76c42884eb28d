import type { SessionAccess } from '../../src/shared/wire';
import * as said from '../texts';
import type { Guide } from './guide';

/** The facilitator changes the plan and practises it with simulated people, who fill all four faces. */
export async function practising(guide: Guide): Promise<void> {
  const { session, links } = await guide.calls.post<SessionAccess>('/sessions', {
    ...{ title: said.title, topic: said.topic, city: 'Milano', date: '2026-11-26' },
    ...{ language: 'it', template: 'breakfast', settings: { groups: [said.window, said.fireside] } },
  });
  const cockpit = await guide.open(links.facilitator!);
  await cockpit.getByRole('banner').getByText(': Benvenuto').waitFor();
  await cockpit.keyboard.press('e');
  await cockpit.getByRole('button', { name: 'Aggiungi un passo' }).waitFor();
  await guide.show('cockpit', 'agenda', cockpit);
  await cockpit.getByRole('button', { name: /Il giudizio dei tavoli/, expanded: false }).click();
  await cockpit.getByRole('checkbox', { name: 'I like si vedono subito' }).waitFor();
  await guide.show('cockpit', 'agenda-step', cockpit);

  await cockpit.getByRole('button', { name: 'Prova con persone simulate' }).last().click();
  await cockpit.getByText('Prova:').waitFor();
  const rehearsal = await guide.calls.post<SessionAccess>(`/sessions/${session.id}/rehearsal`);
  const phone = await guide.open(rehearsal.links.join);
  await phone.getByRole('button', { name: 'Continua' }).click();
  const screen = await guide.open(rehearsal.links.screen!);
  await guide.calls.command(rehearsal.session.id, { do: 'step.go', step: 'needs' });
  await screen.getByText(/hanno scritto/).waitFor();
  await phone.getByRole('textbox', { name: 'Il tuo bisogno' }).waitFor();
  await cockpit.getByRole('button', { name: 'Più in fretta' }).click();
  await cockpit.getByText(/ scrivono: ognuna fa qualcosa ogni 5 secondi circa/).waitFor();
  await cockpit.locator('[role=option]').nth(5).waitFor();
  await guide.show('cockpit', 'rehearsal', cockpit);
  await guide.show('screen', 'rehearsal', screen);
  await guide.show('phone', 'rehearsal', phone);
  await cockpit.getByRole('button', { name: 'Finisci la prova' }).click();
  await phone.getByRole('heading', { name: 'Questa sala non c’è più' }).waitFor();
  // a browser that is closed while it goes to another page may never say that it is
  await cockpit.getByRole('banner').getByText(': Benvenuto').waitFor();
  for (const page of [phone, screen, cockpit]) await page.context().close();
}
