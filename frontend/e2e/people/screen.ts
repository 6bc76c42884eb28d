import type { Locator } from 'playwright-core';
import type { Person } from '../stage/person';

/** The big screen, which shows the room to itself. */
export class Screen {
  constructor(readonly person: Person) {}

  get page() {
    return this.person.page;
  }

  text(words: string): Locator {
    return this.page.getByText(words);
  }

  /** The strip with the code, which is there at all times. */
  strip(words: string): Locator {
    return this.page.getByRole('complementary').getByText(words);
  }

  /** The columns of the path map on this page, from left to right. */
  columns(): Promise<string[]> {
    return this.page.locator('.map section .heading').allInnerTexts();
  }

  /** What joins the cards of the path map. */
  get lines(): Locator {
    return this.page.locator('.map svg path');
  }

  /** Cards on the wall that hold more than they show. */
  cutWords(): Promise<string[]> {
    const cards = this.page.locator('.map .card');
    return cards.evaluateAll((all) =>
      all
        .filter((card) => card.scrollWidth > card.clientWidth || card.scrollHeight > card.clientHeight)
        .map((card) => card.textContent ?? ''),
    );
  }

  get qr(): Locator {
    return this.page.getByRole('img', { name: 'Entra con il telefono' });
  }
}
