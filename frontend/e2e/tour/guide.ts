import type { Browser, Page } from 'playwright-core';
import { Calls } from '../stage/calls';
import { Person, type Sight } from '../stage/person';
import type { Server } from '../stage/server';

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
