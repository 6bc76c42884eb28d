import type { Person } from '../../src/shared/wire';
import * as said from '../texts';
import type { Meeting } from './arriving';
import { takingLeave } from './belonging';
import type { Guide } from './guide';

/** The same meeting is closed early, its person is removed, and then it is erased. */
export async function ending(guide: Guide, meeting: Meeting): Promise<void> {
  const { phone, cockpit, screen } = meeting;
  const { id } = meeting.access.session;
  await guide.calls.command(id, { do: 'step.go', step: 'close' });
  await phone.getByRole('heading', { name: 'Chiusura' }).waitFor();
  await guide.show('phone', 'close', phone);
  await guide.calls.command(id, { do: 'session.close' });
  await screen.getByText('Grazie a tutti').waitFor();
  await guide.show('screen', 'closed', screen);
  await phone.getByText('L’incontro è finito.').waitFor();
  await guide.show('phone', 'closed', phone);
  await cockpit.getByText('Incontro chiuso').first().waitFor();
  await guide.show('cockpit', 'closed', cockpit);

  await guide.calls.command(id, { do: 'session.reopen' });
  const { patch } = await guide.calls.get<{ patch: { people: Person[] } }>(`/sessions/${id}/patch?since=0`);
  await guide.calls.command(id, { do: 'person.remove', person: patch.people[0]!.id, keep_cards: true });
  await phone.getByText('Non sei più in questa sala').waitFor();
  await guide.show('phone', 'removed', phone);
  await takingLeave(guide, meeting);

  const organiser = await guide.open(`${guide.server.origin}/organiser#/session/${id}`);
  await organiser.getByRole('textbox', { name: 'Chiave di chi organizza' }).fill(guide.server.key);
  await organiser.getByRole('button', { name: 'Entra' }).click();
  await organiser.getByRole('heading', { name: said.title }).waitFor();
  await organiser.getByText('Cancella l’incontro').click();
  await organiser.getByRole('textbox', { name: 'Codice dell’incontro' }).fill(meeting.access.code);
  await guide.show('organiser', 'erase', organiser);
  await organiser.getByRole('button', { name: 'Cancella per sempre' }).click();
  await organiser.getByText('Incontro cancellato.').waitFor();
  for (const [face, page] of [
    ['screen', screen],
    ['cockpit', cockpit],
  ] as const) {
    await page
      .getByText(/non c’è più/)
      .first()
      .waitFor();
    await guide.show(face, 'gone', page);
  }
  for (const page of [phone, cockpit, screen, organiser]) await page.context().close();
}
