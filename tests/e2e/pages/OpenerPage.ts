// Where a council's staff open files.

import { expect, type Page } from '@playwright/test';
import type { Saved } from '../fixtures/downloads';

const asFile = ({ name, bytes }: Saved) => ({ name, mimeType: 'application/json', buffer: bytes });

export class OpenerPage {
  constructor(private readonly page: Page) {}

  main() {
    return this.page.getByRole('main');
  }

  heading(name = 'Open files from families') {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** Of the file that is read. */
  result() {
    return this.page.getByRole('heading', { level: 2, name: /^The file about / });
  }

  /** Of all that is open of one family. */
  together(name: string) {
    return this.page.getByRole('heading', { level: 2, name });
  }

  async choose(...files: Saved[]) {
    await this.page.getByLabel('Choose files').setInputFiles(files.map(asFile));
  }

  list() {
    return this.page.getByRole('list', { name: 'Files' });
  }

  rows() {
    return this.list().getByRole('listitem');
  }

  async chooseKey(key: Saved) {
    await this.page.getByLabel('Choose the key file').setInputFiles(asFile(key));
  }

  words() {
    return this.page.getByLabel('Words that open the key');
  }

  async unlock(words: string) {
    await this.words().fill(words);
    await this.page.getByRole('button', { name: 'Unlock the key' }).click();
  }

  async chooseList(list: Saved) {
    await this.page.getByLabel('Open your list').setInputFiles(asFile(list));
  }

  button(name: string) {
    return this.main().getByRole('button', { name, exact: true });
  }

  order(name: string) {
    return this.page.getByRole('radio', { name });
  }

  reading() {
    return this.page.getByRole('article');
  }

  async confirm(code: string, officer: string) {
    const opener = this.page.getByText('The family read me their code');
    if (!(await this.page.getByLabel('Code that the family read to you').isVisible())) await opener.click();
    await this.page.getByLabel('Code that the family read to you').fill(code);
    await this.page.getByLabel('Your name').fill(officer);
    await this.button('Confirm this file').click();
  }

  async expectReady(code: string) {
    await expect(this.reading()).toContainText(code.replaceAll(' ', ' '));
  }
}
