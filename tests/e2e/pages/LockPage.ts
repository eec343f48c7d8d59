// Locking a folder, and the page that asks for its words.

import { expect, type Page } from '@playwright/test';
import { follow } from './QuestionPage';

export class LockPage {
  static readonly WRONG = 'These words do not open this folder.';
  static readonly DAMAGED = 'The lock itself is damaged';

  constructor(private readonly page: Page) {}

  async words(): Promise<string[]> {
    return this.page.getByRole('list', { name: 'Your six words, in order' }).getByRole('listitem').allInnerTexts();
  }

  written() {
    return this.page.getByRole('checkbox', { name: 'I have written the words down, or printed them' });
  }

  lock() {
    return this.page.getByRole('button', { name: /Lock the folder$/ });
  }

  done() {
    return this.page.getByRole('heading', { name: 'The folder is locked from now on' });
  }

  asking() {
    return this.page.getByRole('heading', { level: 1, name: 'This folder is locked' });
  }

  box() {
    return this.page.getByLabel('What are the words that open it?');
  }

  show() {
    return this.button('Show what I type');
  }

  async openWith(words: string) {
    await this.box().fill(words);
    await this.button('Open the folder').click();
  }

  /** Locks the folder; the words that open it. */
  async make(): Promise<string> {
    await follow(this.page, '#/lock');
    const words = (await this.words()).join(' ');
    await this.written().check({ force: true });
    await this.lock().click();
    await expect(this.done()).toBeFocused({ timeout: 20_000 });
    return words;
  }

  button(name: string) {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  off() {
    return this.page.getByRole('heading', { name: 'The lock is off' });
  }

  /** On the start page. */
  card() {
    return this.page.getByRole('listitem').filter({ hasText: 'A locked folder' });
  }
}
