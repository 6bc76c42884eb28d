import { expect, test } from 'vitest';
import type { Cast } from '../stage/cast';
import * as said from '../texts';

/** From the organiser's key to three people at two tables. */
export function arriving(cast: Cast): void {
  let links = { cockpit: '', screen: '', join: '' };

  test('the organiser signs in and makes the meeting', async () => {
    const { organiser, server } = cast;
    await organiser.page.goto(`${server.origin}/organiser`);
    await organiser.signIn('not-the-key-of-this-server');
    await organiser.page.getByText('La chiave non è quella giusta.').waitFor();
    await organiser.signIn(server.key);

    await organiser.heading('Una colazione, tre mosse').waitFor();
    await organiser.press('Crea il primo incontro');
    await organiser.page.getByRole('radio', { name: 'Colazione di lavoro' }).check();
    await organiser.write('Titolo', said.title);
    await organiser.write('Tema', said.topic);
    await organiser.write('Città', 'Milano');
    await organiser.write('Tavolo 1', said.window);
    await organiser.write('Tavolo 2', said.fireside);
    await organiser.press('Crea l’incontro');

    await organiser.page.getByText('È pronto. Ecco come si entra.').waitFor();
    links = {
      cockpit: await organiser.link('Apri la regia'),
      screen: await organiser.link('Apri lo schermo'),
      join: await organiser.link('Prova a entrare'),
    };
  });

  test('cockpit and screen open by their links, and the secrets leave the addresses', async () => {
    const { cockpit, screen } = cast;
    await Promise.all([cockpit.page.goto(links.cockpit), screen.page.goto(links.screen)]);
    await cockpit.atStep('Benvenuto');
    await screen.text(said.topic).waitFor();
    await screen.qr.waitFor();
    await screen.strip(new URL(links.join).hash.slice(1)).waitFor();
    await screen.strip('0 persone').waitFor();
    for (const { page } of [cockpit, screen]) expect(new URL(page.url()).hash).toBe('');
  });

  test('a phone’s first load is light', async () => {
    const { anna } = cast;
    await anna.open();
    const { requests } = anna.person;
    const loads = requests.filter((request) => !request.url().startsWith('data:'));
    const sizes = await Promise.all(loads.map((request) => request.sizes()));
    const bytes = sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0);
    console.log(`the phone's first load: ${loads.length} requests, ${bytes} bytes with their headers`);
    expect(loads.length).toBeGreaterThan(1);
    expect(loads.length).toBeLessThanOrEqual(4);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });

  test('three people come in, one by the code and two by the QR, and sit at two tables', async () => {
    const { anna, bruno, carla, cockpit, screen } = cast;
    await anna.enter(new URL(links.join).hash.slice(1).toLowerCase());
    await bruno.scan(links.join);
    await carla.scan(links.join);
    await anna.heading(said.title).waitFor();
    await Promise.all([anna.sit(said.window), bruno.sit(said.window), carla.sit(said.fireside)]);

    for (const phone of cast.phones) await phone.heading('Benvenuto').waitFor();
    await screen.strip('3 persone').waitFor();
    await cockpit.figure('3 persone').waitFor();
    await cockpit.key('5');
    for (const table of [said.window, said.fireside]) await cockpit.heading(table).waitFor();
    await cockpit.page.getByText('2 di 2 persone').waitFor();
    await cockpit.page.getByText('1 di 1 persone').waitFor();
    await cockpit.key('1');
  });
}
