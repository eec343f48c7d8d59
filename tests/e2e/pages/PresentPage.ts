// What was said, one thing at a time.

import { expect, type Page } from '@playwright/test';

export class PresentPage {
  constructor(private readonly page: Page) {}

  next() {
    return this.page.getByRole('button', { name: 'Next' });
  }

  again() {
    return this.page.getByRole('button', { name: 'Start again' });
  }

  back() {
    return this.page.getByRole('button', { name: 'Back' });
  }

  leave() {
    return this.page.getByRole('link', { name: 'Stop showing' });
  }

  /** What is shown now. */
  heading() {
    return this.page.getByRole('heading', { level: 2 });
  }

  place(number: number, of: number) {
    return this.page.getByText(`${number} of ${of}`, { exact: true });
  }

  /** Everything that comes, in order, as words. */
  async all(): Promise<string[]> {
    const seen: string[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      seen.push(await this.page.getByRole('main').innerText());
      if (await this.again().isVisible()) return seen;
      const before = await this.heading().innerText();
      await this.next().click();
      await expect(this.heading()).not.toHaveText(before);
    }
    throw new Error('it has no end');
  }
}
