import type { Page } from 'playwright-core';
import { Organiser } from '../people/organiser';
import type { Guide } from './guide';

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80">
  <circle cx="70" cy="40" r="30" fill="#a63d17"/><circle cx="120" cy="40" r="30" fill="#e0a458"/></svg>`;

/** The organiser's page when there are meetings: both of the demo, in one series. Gives the page, at home. */
export async function organising(guide: Guide): Promise<Page> {
  const organiser = new Organiser(await guide.meet(`${guide.server.origin}/organiser`));
  const { page } = organiser;
  await organiser.signIn(guide.server.key);
  await organiser.heading('Incontri').waitFor();
  await guide.show('organiser', 'meetings', page);
  await page
    .getByRole('link', { name: 'Eventi avversi' })
    .or(page.getByRole('link', { name: /da trasmettere/ }))
    .click();
  await organiser.heading('Eventi avversi').waitFor();
  await page.getByText('Per quanto restano').waitFor();
  await guide.show('organiser', 'safety', page);
  await page.getByRole('link', { name: '← Tutti gli incontri' }).click();
  await house(guide, organiser);
  await series(guide, organiser);
  await meeting(guide, organiser);
  await page.getByRole('link', { name: 'Colazione: Tutti gli incontri' }).click();
  await organiser.heading('Incontri').waitFor();
  return page;
}

/** What belongs to no meeting: the letterhead, who organises, and what they did. */
async function house(guide: Guide, organiser: Organiser): Promise<void> {
  const { page } = organiser;
  await page.getByRole('link', { name: 'Intestazione dei documenti' }).click();
  await organiser.write('Chi organizza', 'Agenzia Due Tazze');
  await page.setInputFiles('input[type=file]', {
    ...{ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(logo) },
  });
  await page.getByRole('img', { name: 'Agenzia Due Tazze' }).waitFor();
  await organiser.press('Salva');
  await page.getByText('Salvato: vale da subito per ogni documento.').waitFor();
  await guide.show('organiser', 'letterhead', page);

  await page.getByRole('link', { name: 'Accesso' }).click();
  await organiser.write('Nome di chi organizza', 'Marta Bellandi');
  await organiser.press('Aggiungi');
  await page.getByText('La chiave di Marta Bellandi').waitFor();
  await guide.show('organiser', 'account', page);
  await page.getByRole('link', { name: 'Registro' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Marta Bellandi' }).first().waitFor();
  await guide.show('organiser', 'audit-house', page);
  await page.getByRole('link', { name: 'Colazione: Tutti gli incontri' }).click();
}

async function series(guide: Guide, organiser: Organiser): Promise<void> {
  const { page } = organiser;
  await page.getByRole('link', { name: 'Colazioni sui social media' }).click();
  await page.getByText('La classifica di tutta la serie').waitFor();
  await page.getByRole('button', { name: /Mostra tutte/ }).waitFor();
  await guide.show('organiser', 'series', page);
  await page.getByRole('link', { name: 'Unisci le schede che dicono la stessa cosa' }).click();
  await page.getByRole('group', { name: 'Restano queste parole' }).first().waitFor();
  await page.getByRole('button', { name: 'Unisci', exact: true }).first().click();
  await page.getByText('Schede unite.').waitFor();
  await page.getByText('Unisci a mano').click();
  await guide.show('organiser', 'joins', page);
  await page.getByRole('link', { name: '← Colazioni sui social media' }).click();
}

async function meeting(guide: Guide, organiser: Organiser): Promise<void> {
  const { page } = organiser;
  await page
    .getByRole('link', { name: /Milano/ })
    .first()
    .click();
  await page.getByRole('button', { name: /Mostra tutte/ }).waitFor();
  await organiser.press('Crea il link');
  await page.getByRole('button', { name: 'Revoca il link' }).waitFor();
  await page.getByText('Un segnaposto è andato perso?').click();
  await guide.show('organiser', 'meeting', page);
  await page.getByRole('link', { name: 'Foglio da stampare' }).click();
  await page.getByText(/Inquadra il QR, o apri/).waitFor();
  await guide.show('organiser', 'print', page);
  await page.getByRole('link', { name: 'All’incontro' }).click();
  await page.getByRole('link', { name: 'Registro' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Cambiati i temi' }).first().waitFor();
  await guide.show('organiser', 'audit', page);
  await page.getByRole('link', { name: 'All’incontro' }).click();
  await organiser.press('Creane uno simile');
  await page.getByRole('radio', { name: 'Come un incontro già fatto', checked: true }).waitFor();
  await guide.show('organiser', 'new-like-another', page);
}
