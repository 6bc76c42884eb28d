import { execFileSync } from 'node:child_process';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** How long a page may take for anything: a busy machine is no fault. */
const patienceMs = 60_000;

/** Starts the Chromium of this machine, in whose contexts everything is waited for with patience. */
export async function startBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: installed(), headless: true, args: flags });
  browser.on('context', (context) => context.setDefaultTimeout(patienceMs));
  return browser;
}

/** Starts it with the settings that lie in a folder of its own. */
export async function startWithSettings(folder: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    ...{ executablePath: installed(), headless: true, args: flags },
    ...{ locale: 'it-IT', acceptDownloads: true },
  });
  context.setDefaultTimeout(patienceMs);
  return context;
}

function installed(): string {
  return execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
}
