import type { Download, Locator } from 'playwright-core';
import type { Person } from '../stage/person';
import { downloadBy } from './organiser';

/** The key of the plan ignores a second press this soon after the first. */
const restMs = 800;

/** The facilitator's laptop. */
export class Cockpit {
  private restsUntil = 0;

  constructor(readonly person: Person) {}

  get page() {
    return this.person.page;
  }

  /** One press of the key that drives the plan. */
  async next(step: string): Promise<void> {
    await this.page.waitForFunction((until) => performance.now() > until, this.restsUntil);
    await this.key('Space');
    this.restsUntil = (await this.page.evaluate(() => performance.now())) + restMs;
    await this.atStep(step);
  }

  async atStep(step: string): Promise<void> {
    await this.page.getByRole('banner').getByText(`: ${step}`).waitFor();
  }

  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** A card in the columns. */
  tile(text: string): Locator {
    return this.page.getByRole('option').filter({ hasText: text });
  }

  /** A figure of what goes on in the room. */
  figure(what: string): Locator {
    return this.page.getByRole('region', { name: 'In sala' }).getByText(what);
  }

  notice(words: string): Locator {
    return this.page.getByRole('main').getByRole('status').filter({ hasText: words });
  }

  /** A card in a column of the path builder. */
  pick(column: string, text?: string): Locator {
    const cards = this.page.getByRole('region', { name: column, exact: true }).locator('[data-grip]');
    return text === undefined ? cards : cards.filter({ hasText: text });
  }

  /** Goes over one column with the arrows and puts the card into the path. */
  async putIntoPath(arrow: 'ArrowDown' | 'ArrowRight', column: string, text: string): Promise<void> {
    await this.key(arrow);
    await this.page.locator(':focus').filter({ hasText: text }).waitFor();
    await this.key('p');
    await this.port(column, text, true).waitFor();
  }

  /** The port of a card in the path builder, which puts it into the open path and takes it out. */
  port(column: string, text: string | RegExp, pressed: boolean): Locator {
    const cards = this.page.getByRole('region', { name: column, exact: true }).locator('[data-card]');
    return cards.filter({ hasText: text }).locator(`[aria-pressed=${pressed}]`);
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name });
  }

  download(format: string): Promise<Download> {
    return downloadBy(this.person, this.page.getByRole('link', { name: format, exact: true }));
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async write(field: string, text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: field, exact: true }).fill(text);
  }
}
