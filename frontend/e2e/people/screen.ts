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

  get qr(): Locator {
    return this.page.getByRole('img', { name: 'Entra con il telefono' });
  }
}
