import type { Page } from 'playwright-core';
import type { Guide } from './tour';

/** The organiser's page when there are meetings: both of the demo, in one series. Gives the page, at home. */
export async function organising(guide: Guide): Promise<Page> {
  const page = await guide.open(`${guide.server.origin}/organiser`);
  await page.getByRole('textbox', { name: 'Chiave di chi organizza' }).fill(guide.server.key);
  await page.getByRole('button', { name: 'Entra' }).click();
  await page.getByRole('heading', { name: 'Incontri' }).waitFor();
  await guide.show('organiser', 'meetings', page);
  await page
    .getByRole('link', { name: 'Eventi avversi' })
    .or(page.getByRole('link', { name: /da trasmettere/ }))
    .click();
  await page.getByRole('heading', { name: 'Eventi avversi' }).waitFor();
  await page.getByText('Per quanto restano').waitFor();
  await guide.show('organiser', 'safety', page);
  await page.getByRole('link', { name: '← Tutti gli incontri' }).click();
  await page.getByRole('link', { name: 'Colazioni sui social media' }).click();
  await page.getByText('La classifica di tutta la serie').waitFor();
  await page.getByRole('button', { name: /Mostra tutte/ }).waitFor();
  await guide.show('organiser', 'series', page);
  await page
    .getByRole('link', { name: /Milano/ })
    .first()
    .click();
  await page.getByRole('button', { name: /Mostra tutte/ }).waitFor();
  await guide.show('organiser', 'meeting', page);
  await page.getByRole('link', { name: 'Foglio da stampare' }).click();
  await page.getByText('Inquadra il codice con il telefono').waitFor();
  await guide.show('organiser', 'print', page);
  await page.getByRole('link', { name: 'All’incontro' }).click();
  await page.getByRole('link', { name: 'Registro' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Cambiati i temi' }).first().waitFor();
  await guide.show('organiser', 'audit', page);
  await page.getByRole('link', { name: 'All’incontro' }).click();
  await page.getByRole('button', { name: 'Creane uno simile' }).click();
  await page.getByRole('radio', { name: 'Come un incontro già fatto', checked: true }).waitFor();
  await guide.show('organiser', 'new-like-another', page);
  await page.getByRole('link', { name: 'Colazione: Tutti gli incontri' }).click();
  await page.getByRole('heading', { name: 'Incontri' }).waitFor();
  return page;
}
