import type { Browser } from 'playwright-core';
import { Server } from '../stage/server';
import { arriving } from './arriving';
import { belonging } from './belonging';
import { choosing } from './choosing';
import { thoseOutside } from './turned-away';
import { ending } from './ending';
import { Guide, type Visitor } from './guide';
import { organising } from './organising';
import { practising } from './practising';
import { strategies } from './strategies';

/**
 * Leads a visitor through every view of every page, in Italian: the first meeting on a new server, the demo's breakfasts,
 * and what goes another way. All of it at the same time. Gives what the pages said that no page should say.
 */
export async function tour(browser: Browser, visit: Visitor): Promise<string[]> {
  const ways = [
    through(await Server.start(), browser, visit, async (guide) => {
      const meeting = await arriving(guide);
      await belonging(guide, meeting);
      await ending(guide, meeting);
    }),
    through(await Server.start('demo'), browser, visit, async (guide) =>
      choosing(guide, await organising(guide)),
    ),
    through(await Server.start(), browser, visit, async (guide) => {
      await Promise.all([thoseOutside(guide), strategies(guide)]);
      await practising(guide);
    }),
  ];
  return (await Promise.all(ways)).flat();
}

async function through(
  server: Server,
  browser: Browser,
  visit: Visitor,
  play: (guide: Guide) => Promise<void>,
): Promise<string[]> {
  try {
    const guide = await Guide.at(server, browser, visit);
    await play(guide);
    return guide.troubles;
  } finally {
    await server.stop();
  }
}
