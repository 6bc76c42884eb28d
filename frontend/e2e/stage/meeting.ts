import type { Browser } from 'playwright-core';
import { Phone } from '../people/phone';
import { Screen } from '../people/screen';
import { Line, type Manner } from './line';
import { Host } from './host';
import { Person, type Sight } from './person';
import { Server } from './server';

const small = { width: 360, height: 740, phone: true };
const desktop = { width: 1440, height: 900 };
const wall = { width: 1920, height: 1080 };

/** A meeting at one table, its server, and phones with lines of their own: the ground of one test. */
export class Meeting {
  private readonly exits: (() => void | Promise<void>)[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly server: Server,
    readonly host: Host,
  ) {}

  static async open(browser: Browser, more: object = {}): Promise<Meeting> {
    const server = await Server.start();
    const meeting = new Meeting(browser, server, await Host.of(server, more));
    meeting.exits.push(() => server.stop());
    return meeting;
  }

  /** A person with a phone, and the line that it goes by; `before` prepares the page. */
  async phone(
    name: string,
    manner: Manner = {},
    before?: (person: Person) => Promise<unknown>,
  ): Promise<Phone> {
    const line = await Line.to(this.server.origin, manner);
    const person = await Person.meet(this.browser, name, small);
    this.exits.push(() => line.close());
    this.exits.push(() => person.context.close());
    await before?.(person);
    return new Phone(person, line);
  }

  /** A phone that has come in and sees what the room sees. */
  async guest(
    name: string,
    manner: Manner = {},
    before?: (person: Person) => Promise<unknown>,
  ): Promise<Phone> {
    const phone = await this.phone(name, manner, before);
    await phone.scan(this.host.made.links.join);
    await phone.page.getByRole('main').getByRole('heading').first().waitFor();
    return phone;
  }

  /** The laptop of one who leads, opened by the link for those; its clock may be wrong by some hours. */
  async laptop(name: string, sight: Sight = desktop, wrongHours = 0): Promise<Person> {
    const person = await Person.meet(this.browser, name, sight);
    if (wrongHours !== 0) await person.setClock(wrongHours);
    this.exits.push(() => person.context.close());
    await person.page.goto(this.host.made.links.facilitator!);
    await person.page.getByRole('banner').waitFor(); // before it no key is listened to
    return person;
  }

  /** The big screen of this meeting. */
  async screen(): Promise<Screen> {
    const person = await Person.meet(this.browser, 'lo schermo', wall);
    this.exits.push(() => person.context.close());
    await person.page.goto(this.host.made.links.screen!);
    return new Screen(person);
  }

  async close(): Promise<void> {
    for (const exit of this.exits.splice(0).reverse()) await exit();
  }
}
