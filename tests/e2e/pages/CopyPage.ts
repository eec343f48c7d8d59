// Keeping a copy, and opening one.

import { expect, type Locator, type Page } from '@playwright/test';

export class CopyPage {
  constructor(private readonly page: Page) {}

  heading() {
    return this.page.getByRole('heading', { level: 1, name: 'Keep a copy' });
  }

  /** The six words, as they are shown. */
  async words(): Promise<string[]> {
    return this.page.getByRole('list', { name: 'Your six words, in order' }).getByRole('listitem').allInnerTexts();
  }

  button(name: string) {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  written() {
    return this.page.getByRole('checkbox', { name: 'I have written the words down, or printed them' });
  }

  withName() {
    return this.page.getByRole('checkbox', { name: /^Put the name .* on the sheet$/ });
  }

  ownOpener() {
    return this.page.getByText('I would rather choose my own words');
  }

  own() {
    return this.page.getByLabel('Your own words');
  }

  make() {
    return this.page.getByRole('button', { name: /Make the copy$/ });
  }

  asked() {
    return this.page.getByRole('heading', { name: 'Do you have the words?' });
  }

  done() {
    return this.page.getByRole('heading', { name: 'Your copy is made' });
  }
}

export class OpenCopyPage {
  static readonly WRONG = 'These words do not open this copy.';

  constructor(private readonly page: Page) {}

  heading(name = 'Open a copy') {
    return this.page.getByRole('heading', { level: 1, name });
  }

  file() {
    return this.page.getByLabel(/^Choose (the|another) file$/);
  }

  async choose(name: string, bytes: Buffer) {
    await this.file().setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
  }

  fault() {
    return this.page.getByRole('main').getByRole('alert');
  }

  words() {
    return this.page.getByRole('textbox', { name: 'What are the words that open it?' });
  }

  open() {
    return this.page.getByRole('button', { name: 'Open the copy' });
  }

  async openWith(words: string) {
    await this.words().fill(words);
    await this.open().click();
  }

  button(name: string) {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  side(name: string): Locator {
    return this.page.getByRole('radio', { name });
  }

  async carryOnWith(name: string) {
    await expect(this.side(name)).toBeVisible();
    await this.side(name).check({ force: true });
    await this.button('Continue').click();
  }

  toList() {
    return this.page.getByRole('link', { name: 'Go to your list' });
  }
}
