import type { Download, Locator, Page } from 'playwright-core';
import type { Person } from '../stage/person';

/** The organiser's browser. */
export class Organiser {
  constructor(readonly person: Person) {}

  get page() {
    return this.person.page;
  }

  get key(): Locator {
    return this.page.getByRole('textbox', { name: 'Chiave di chi organizza' });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name });
  }

  async signIn(key: string): Promise<void> {
    await this.key.fill(key);
    await this.press('Entra');
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async write(field: string, text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: field, exact: true }).fill(text);
  }

  /** Where a link leads. */
  async link(name: string): Promise<string> {
    return (await this.page.getByRole('link', { name, exact: true }).getAttribute('href'))!;
  }

  download(format: string): Promise<Download> {
    return downloadBy(this.person, this.page.getByRole('link', { name: format, exact: true }));
  }
}

/** The file that comes when a person follows a link. */
export async function downloadBy({ page }: { readonly page: Page }, link: Locator): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return download;
}
