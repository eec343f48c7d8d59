// What is printed of a booklet: the one page and its other forms.

import type { Page } from '@playwright/test';

export class ProfilePage {
  constructor(private readonly page: Page) {}

  sheet() {
    return this.page.getByRole('article');
  }

  verdict() {
    return this.page.getByRole('main').getByRole('status').first();
  }

  twoPages() {
    return this.page.getByRole('button', { name: 'Use 2 pages' });
  }

  /** What is to be printed, and how it looks. */
  async choose(words: string) {
    await this.page.getByRole('radio', { name: words, exact: true }).press('Space');
  }

  picture(words: string) {
    return this.sheet().getByRole('img', { name: words });
  }

  nameInFile(name: string) {
    return this.page.getByRole('checkbox', { name: `Put the name ${name} in the file’s name` });
  }

  saveCopy() {
    return this.page.getByRole('button', { name: 'Save the copy' });
  }
}
