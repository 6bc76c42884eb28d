import type { Browser, Page } from 'playwright-core';
import { Calls } from '../stage/calls';
import { Person, type Sight } from '../stage/person';
import { Server } from '../stage/server';
import { arriving } from './arriving';
import { belonging } from './belonging';
import { choosing } from './choosing';
import { doors } from './doors';
import { ending } from './ending';
import { organising } from './organising';
import { practising } from './practising';
import { strategies } from './strategies';

/** The five pages, and what the server writes by itself: the page about privacy, and documents. */
export type Face = 'organiser' | 'phone' | 'mine' | 'cockpit' | 'screen' | 'document';

/** One view of one page, there to be looked at; the visitor may change size and colours and leaves the rest. */
export interface View {
  readonly face: Face;
  readonly name: string;
  readonly page: Page;
  /** Where all that is new in it stands, by a selector, when the rest was shown before. */
  readonly part?: string;
}

export type Visitor = (view: View) => Promise<void>;

/** Where a tour passes: a server, somebody who leads there by program, and pages in browsers of their own. */
export class Guide {
  private readonly people: Person[] = [];

  private constructor(
    readonly server: Server,
    readonly calls: Calls,
    private readonly browser: Browser,
    private readonly visit: Visitor,
  ) {}

  static async at(server: Server, browser: Browser, visit: Visitor): Promise<Guide> {
    return new Guide(server, await Calls.signedIn(server.origin, server.key), browser, visit);
  }

  /** Somebody who was never here before, in front of a page. */
  async meet(link: string, sight: Sight = { width: 1440, height: 900 }): Promise<Person> {
    const person = await Person.meet(this.browser, new URL(link).pathname, sight);
    this.people.push(person);
    await person.page.goto(link);
    return person;
  }

  async open(link: string): Promise<Page> {
    return (await this.meet(link)).page;
  }

  show(face: Face, name: string, page: Page, part?: string): Promise<void> {
    return this.visit({ face, name, page, ...(part && { part }) });
  }

  /** What their pages should never have said. */
  get troubles(): string[] {
    return this.people.flatMap(({ name, troubles }) => troubles.map((trouble) => `${name}: ${trouble}`));
  }
}

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
      await Promise.all([doors(guide), strategies(guide)]);
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
