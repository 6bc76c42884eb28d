import { createServer, request, type Server as Proxy } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Settings } from '../src/shared/wire';
import { startBrowser } from './stage/browser';
import { Host } from './stage/host';
import { Person } from './stage/person';
import { Server } from './stage/server';

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await Server.start();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const wide = { width: 1440, height: 900 };

async function open(address: string): Promise<Person> {
  const person = await Person.meet(browser, new URL(address).pathname, wide);
  await person.page.goto(address);
  return person;
}

/** A proxy as nginx is without a word about it: the server hears its own name, and not the one that people typed. */
async function proxied(): Promise<{ proxy: Proxy; origin: string }> {
  const { host, hostname, port } = new URL(server.origin);
  const proxy = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const on = request({ hostname, port, method, path: url, headers: { ...headers, host } }, (got) => {
      answer.writeHead(got.statusCode!, got.headers);
      got.pipe(answer);
    });
    on.on('error', () => answer.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((listens) => proxy.listen(0, '127.0.0.1', listens));
  return { proxy, origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

test('behind a proxy that the server was not told of each page names the cause', async () => {
  const { made } = await Host.of(server);
  const { proxy, origin } = await proxied();
  const there = (link: string): string => link.replace(server.origin, origin);
  for (const link of [
    made.links.join,
    made.links.facilitator!,
    made.links.screen!,
    `${server.origin}/organiser`,
  ]) {
    const { page, context } = await open(there(link));
    if (link.endsWith('/organiser')) {
      await page.getByRole('textbox', { name: 'Chiave di chi organizza' }).fill(server.key);
      await page.getByRole('button', { name: 'Entra', exact: true }).click();
    }
    const said = page.getByText(`-public-url ${origin}`);
    await said.waitFor();
    expect(await said.innerText(), link).toContain(server.origin);
    await context.close();
  }
  proxy.closeAllConnections();
  proxy.close();
});

test('a mistyped address leads to the door, and a code behind it into the room', async () => {
  const { made } = await Host.of(server);
  const { page, context } = await open(`${server.origin}/qualcosa`);
  await page.getByText('Qui non c’è nulla, o non c’è più').waitFor();
  await page.goto(`${server.origin}/${made.code.toLowerCase()}`);
  await page.waitForURL(`${server.origin}/s/${made.session.id}`);
  await context.close();
});

/** How people come in, as the pages say it in Italian. */
const ways: [Settings['admission'], RegExp][] = [
  ['open', /Inquadra il QR, o apri \S+ e scrivi il codice\./],
  ['lobby', /scrivi il codice: poi ti fa entrare chi conduce/],
  ['seats', /Inquadra il QR del tuo segnaposto/],
];

test.each(ways)('with admission %s all pages say the same way in', async (admission, way) => {
  const { made } = await Host.of(server, { settings: { admission } });
  const { session, code, links } = made;
  const asked = admission !== 'seats';

  const cockpit = await open(links.facilitator!);
  const head = cockpit.page.getByRole('banner');
  await head.getByText(asked ? code : 'Segnaposto', { exact: true }).waitFor();
  await cockpit.page.keyboard.press('c');
  await cockpit.page.getByText(way).first().waitFor();
  expect((await cockpit.page.locator('body').innerText()).includes(code)).toBe(asked);

  const screen = await open(links.screen!);
  if (asked) await screen.page.getByText(code, { exact: true }).waitFor();
  else {
    await screen.page.getByText(way).waitFor();
    expect(await screen.page.locator('body').innerText()).not.toContain(code);
    expect(await screen.page.locator('aside img').count()).toBe(0);
  }

  const organiser = await open(`${server.origin}/organiser`);
  const { page } = organiser;
  await page.getByRole('textbox', { name: 'Chiave di chi organizza' }).fill(server.key);
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.getByRole('heading', { name: 'Incontri' }).first().waitFor();
  for (const place of [`#/session/${session.id}`, `#/print/${session.id}`]) {
    await page.evaluate((hash) => (location.hash = hash), place);
    await page.getByText(way).first().waitFor();
    expect((await page.locator('main').innerText()).includes(code), place).toBe(asked);
  }
  for (const { context } of [cockpit, screen, organiser]) await context.close();
});
