import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './stage/browser';
import { Host } from './stage/host';
import { Server } from './stage/server';

let server: Server;
let browser: Browser;
let host: Host;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  server = await Server.start();
  browser = await startBrowser();
  host = await Host.of(server);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Follows a link in a browser of its own, so that no cookie opens what the link does not. */
async function follow(link: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'it-IT' });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

/** What mail filters, viewers of documents and people make of a link. */
const damage: Readonly<Record<string, (link: string) => string>> = {
  'its # written as %23': (link) => link.replace('#', '%23'),
  'its # written as %2523': (link) => link.replace('#', '%2523'),
  'its # written as %23, and clicks counted': (link) => `${link.replace('#', '%23')}?utm_source=mail`,
  'a full stop behind': (link) => `${link}.`,
  'clicks counted behind': (link) => `${link}?utm_source=mail&utm_medium=email`,
  'clicks counted before': (link) => link.replace('#', '?utm_source=mail#'),
  'a space behind': (link) => `${link}%20`,
  'a space within': (link) => link.slice(0, -3) + '%20' + link.slice(-3),
};

test.each(Object.entries(damage))('a link with %s opens what it was for', async (_, damaged) => {
  const { session, code, links } = host.made;
  const cockpit = await follow(damaged(links.facilitator!));
  await cockpit.getByRole('heading', { name: session.title }).waitFor();
  expect(cockpit.url()).toMatch(new RegExp(`/cockpit/${session.id}(\\?utm_source=mail)?$`));
  const screen = await follow(damaged(links.screen!));
  await screen.getByRole('complementary').getByText(code).first().waitFor();
  if (!damaged(links.join).includes('%23') && !damaged(links.join).includes('%25')) {
    const phone = await follow(damaged(links.join));
    await phone.getByRole('main').getByText('Tra poco si comincia').waitFor();
  }
});

test('a link of which nothing can be read says so, on each page', async () => {
  const { session } = host.made;
  for (const path of [
    '/#%zz',
    `/cockpit/${session.id}#%zz`,
    `/screen/${session.id}#%zz`,
    `/s/${session.id}/read#%zz`,
  ]) {
    const page = await follow(server.origin + path);
    await page.getByText('Il link si è rotto per strada').waitFor();
  }
});

test.each(['Codice: {}', 'http://esempio.it/#{}', 'http://esempio.it/%23{}?utm_source=mail', 'wide'])(
  'the field for the code takes %s',
  async (form) => {
    const { code } = host.made;
    const wide = code.replace(/./g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    const page = await follow(server.origin);
    await page.getByRole('textbox').fill(form === 'wide' ? wide : form.replace('{}', code));
    await page.getByRole('button', { name: 'Entra' }).click();
    await page.getByRole('main').getByText('Tra poco si comincia').waitFor();
  },
);
