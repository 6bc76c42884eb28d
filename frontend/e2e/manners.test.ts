import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { SessionAccess } from '../src/shared/wire';
import { startBrowser } from './stage/browser';
import { Calls } from './stage/calls';
import { Server } from './stage/server';

let server: Server;
let browser: Browser;
let calls: Calls;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  server = await Server.start();
  browser = await startBrowser();
  calls = await Calls.signedIn(server.origin, server.key);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const meeting = (language: string): Promise<SessionAccess> =>
  calls.post('/sessions', { title: 'Ontbijt in Utrecht', language, template: 'breakfast' });

async function open(link: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'it-IT', ...options });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

test('a phone speaks its person’s language, the screen the session’s', async () => {
  const { session, links } = await meeting('nl');
  const phone = await open(links.join, { locale: 'en-GB' });
  const screen = await open(links.screen!);
  await calls.command(session.id, { do: 'step.go', step: 'needs' });
  await phone.getByRole('textbox', { name: 'Your need' }).waitFor();
  await screen.getByText('1 persoon').waitFor();
  expect(await phone.locator('html').getAttribute('lang')).toBe('en');
  expect(await screen.locator('html').getAttribute('lang')).toBe('nl');
});

test('news leave the focus where it is, and a new step takes it to its heading', async () => {
  const { session, code, links } = await meeting('it');
  const phone = await open(links.join);
  await calls.command(session.id, { do: 'step.go', step: 'needs' });
  const field = phone.getByRole('textbox', { name: 'Il tuo bisogno' });
  await field.focus();
  await phone.keyboard.type('Metà di un pen');
  const other = await calls.joined(code);
  await other.command(session.id, { do: 'card.add', kind: 'need', text: 'Misurare quello che conta' });
  await calls.command(session.id, { do: 'step.reveal' });
  await phone.getByText('Misurare quello che conta').waitFor();
  await phone.keyboard.type('siero');
  expect(await field.inputValue()).toBe('Metà di un pensiero');
  await calls.command(session.id, { do: 'step.go', step: 'synthesis' });
  await phone.locator('h1:focus').filter({ hasText: 'Sintesi' }).waitFor();
});

test('somebody who goes from page to page by keyboard does not begin at the top again', async () => {
  const page = await open(`${server.origin}/organiser`);
  await page.getByRole('textbox', { name: 'Chiave di chi organizza' }).fill(server.key);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Nuovo incontro' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('main h1:focus, main:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('main').locator(':focus').waitFor();
});
