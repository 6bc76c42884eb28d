import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Cockpit } from '../people/cockpit';
import { Organiser } from '../people/organiser';
import { Phone } from '../people/phone';
import { Screen } from '../people/screen';
import { startBrowser } from './browser';
import { Line } from './line';
import { Person } from './person';
import { Server } from './server';

const laptop = { width: 1440, height: 900 };
const wall = { width: 1920, height: 1080 };
const small = { width: 360, height: 740, phone: true };

/** Everybody at one breakfast, each with a browser context of their own, and the server in the corner. */
export class Cast {
  server!: Server;
  organiser!: Organiser;
  cockpit!: Cockpit;
  screen!: Screen;
  anna!: Phone;
  bruno!: Phone;
  carla!: Phone;
  private browser!: Browser;
  private readonly exits: (() => void | Promise<void>)[] = [];

  async arrive(): Promise<void> {
    this.server = await Server.start();
    this.exits.push(() => this.server.stop());
    this.browser = await startBrowser();
    this.exits.push(() => this.browser.close());
    this.organiser = new Organiser(await Person.meet(this.browser, 'l’organizzatrice', laptop));
    this.cockpit = new Cockpit(await Person.meet(this.browser, 'chi conduce', laptop));
    this.screen = new Screen(await Person.meet(this.browser, 'lo schermo', wall));
    [this.anna, this.bruno, this.carla] = [
      await this.phone('Anna'),
      await this.phone('Bruno'),
      await this.phone('Carla'),
    ];
  }

  private async phone(name: string): Promise<Phone> {
    const line = await Line.to(this.server.origin);
    this.exits.push(() => line.close());
    return new Phone(await Person.meet(this.browser, name, small), line);
  }

  get phones(): readonly Phone[] {
    return [this.anna, this.bruno, this.carla];
  }

  /** Those who see what the room may see. */
  get room(): readonly Person[] {
    return [...this.phones.map(({ person }) => person), this.screen.person];
  }

  get everybody(): readonly Person[] {
    return [this.organiser.person, this.cockpit.person, ...this.room];
  }

  /** Ends what was started, the last first. */
  async leave(): Promise<void> {
    for (const exit of this.exits.splice(0).reverse()) await exit();
  }

  /** What everybody saw when something went wrong, as pictures in a folder. */
  async photograph(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'colazione-pictures-'));
    for (const { name, page } of this.everybody) await page.screenshot({ path: join(folder, `${name}.png`) });
    return folder;
  }
}
