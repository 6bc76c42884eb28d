import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Download } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Cast } from '../stage/cast';
import { rowsOf } from '../stage/csv';
import * as said from '../texts';

/** The document goes home with everybody, and the meeting ends. */
export function leaving(cast: Cast): void {
  const textOf = async (file: Download): Promise<string> => readFile(await file.path(), 'utf8');

  test('the facilitator downloads the report: the union counts three people', async () => {
    const { cockpit } = cast;
    const table = await cockpit.download('CSV');
    expect(table.suggestedFilename()).toMatch(/\.csv$/);
    const rows = rowsOf(await textOf(table), ';');
    const union = rows.find((row) => row.Scheda === said.insiders);
    expect(union).toMatchObject({
      Tipo: 'Bisogno',
      Like: '3',
      Tavoli: '1', // tables of one and two people are told as one
      Temi: said.theme,
      Scelta: 'presa',
      Motivo: said.reason,
    });
    for (const table of [said.window, said.fireside]) expect(Object.keys(union!)).not.toContain(table);
    expect(rows.find((row) => row.Scheda === said.lawyers)).toMatchObject({
      'Unita a': said.insiders,
      Like: '',
    });
    expect(rows).toHaveLength(9);

    const markdown = await textOf(await cockpit.download('MD'));
    expect(markdown).toContain(`# ${said.topic}`);
    expect(markdown).toContain(`### Percorso 1: ${said.pathTitle}`);
    expect(markdown).toContain(`${said.insiders} (3 like su 3 votanti)`);
    expect(markdown).toMatch(/\| Totale \| 3 \| 3 \| 3 \|/); // no table is told by itself
    expect(markdown).toContain(`${said.theme} 30%, senza tema 70%`);
    expect(markdown).toMatch(new RegExp(`presa.*${said.reason}.*più votata`));
  });

  test('the organiser reads it as a page that needs no server', async () => {
    const { organiser } = cast;
    await organiser.page.reload();
    const file = await organiser.download('HTML');
    const path = join(dirname(await file.path()), file.suggestedFilename());
    await file.saveAs(path);
    const page = await organiser.person.context.newPage();
    await page.goto(pathToFileURL(path).href);
    await page.getByRole('heading', { name: said.topic }).first().waitFor();
    await page.getByRole('cell', { name: said.insiders }).getByText('3 like').first().waitFor();
    await page.close();
  });

  test('a participant takes it along', async () => {
    const { carla } = cast;
    const [page] = await Promise.all([
      carla.person.context.waitForEvent('page'),
      carla.page.getByRole('link', { name: 'Pagina da leggere' }).click(),
    ]);
    await page.getByRole('heading', { name: said.topic }).first().waitFor();
    await page.getByText(said.note).first().waitFor();
    await page.close();
  });

  test('the meeting is closed, and stays to be read', async () => {
    const { cockpit, organiser, anna, screen } = cast;
    await cockpit.next('Chiusura');
    await cockpit.press('Chiudi l’incontro');
    await cockpit.page.getByText('Incontro chiuso').first().waitFor();
    await anna.heading('La sintesi').waitFor();
    await screen.text(said.pathTitle).waitFor();
    await organiser.page.reload();
    await organiser.page.getByText('Chiuso', { exact: false }).first().waitFor();
  });
}
