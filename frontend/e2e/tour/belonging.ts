import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PatchMessage } from '../../src/shared/wire';
import { downloadBy } from '../people/organiser';
import * as said from '../texts';
import type { Meeting } from './arriving';
import type { Guide } from './guide';

/** What somebody at this meeting can learn of what is kept, take along, and have erased. */
export async function belonging(guide: Guide, { access, phone, cockpit }: Meeting): Promise<void> {
  const { id } = access.session;
  const { patch } = await guide.calls.get<PatchMessage>(`/sessions/${id}/patch?since=0`);
  const card = patch.cards!.find(({ text }) => text === said.insiders)!.id;
  await guide.calls.command(id, { do: 'card.flag', card, reason: 'adverse_event', note: '' });
  await cockpit.getByRole('button', { name: 'Ho visto' }).click();

  const page = await phone.context().newPage();
  await page.goto(`${guide.server.origin}/privacy`);
  await guide.show('document', 'privacy', page);
  await page.goto(`${guide.server.origin}/mine`);
  await page.getByRole('link', { name: said.title }).waitFor();
  await guide.show('mine', 'meetings', page);
  await page.getByRole('link', { name: said.title }).click();
  await page.getByText(`«${said.insiders}»`).waitFor();
  await guide.show('mine', 'all', page);
  await page.getByRole('button', { name: `Cancella: ${said.insiders}` }).click();
  await page.getByRole('button', { name: 'Cancella tutto quello che è mio' }).click();
  await page.getByRole('button', { name: 'Sì, cancella tutto' }).waitFor();
  await guide.show('mine', 'sure', page);

  const file = await downloadBy({ page }, page.getByRole('link', { name: 'Una pagina da leggere' }));
  const path = join(dirname(await file.path()), file.suggestedFilename());
  await file.saveAs(path);
  await page.goto(pathToFileURL(path).href);
  await guide.show('document', 'mine', page);
  await page.close();
}

/** Who was removed has everything erased, and is nowhere any more. */
export async function takingLeave(guide: Guide, { access, phone }: Meeting): Promise<void> {
  await phone.goto(`${guide.server.origin}/s/${access.session.id}/mine`);
  await phone.getByText('Chi conduce ti ha tolto dalla sala.').waitFor();
  await guide.show('mine', 'removed', phone);
  await phone.getByRole('button', { name: 'Cancella tutto quello che è mio' }).click();
  await phone.getByRole('button', { name: 'Sì, cancella tutto' }).click();
  await phone.getByRole('heading', { name: 'Qui non c’è più niente di tuo' }).waitFor();
  await guide.show('mine', 'gone', phone);
  await phone.reload();
  await phone.getByText('Con questo browser non risulti in nessun incontro').waitFor();
  await guide.show('mine', 'nowhere', phone);
}
