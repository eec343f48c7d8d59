// Making the file to share.

import type { Page } from '@playwright/test';

export class SharePage {
  constructor(private readonly page: Page) {}

  heading() {
    return this.page.getByRole('heading', { level: 1, name: 'Make the file to share' });
  }

  preview() {
    return this.page.getByRole('region', { name: 'This is what will be in the file' });
  }

  exact() {
    return this.page.getByText('See the file exactly as it will be');
  }

  /** The statements as they will be signed, which the preview holds closed at first. */
  async exactWords(): Promise<unknown> {
    const words = await this.preview().getByRole('group').last().textContent();
    return JSON.parse(words!.slice(words!.indexOf('{')));
  }

  mayBeRead() {
    return this.page.getByRole('checkbox', { name: /may read this and use it to help/ });
  }

  isTrue() {
    return this.page.getByRole('checkbox', { name: 'What I wrote is true, as far as I know' });
  }

  name() {
    return this.page.getByRole('textbox', { name: 'Type your name' });
  }

  date(part: 'Day' | 'Month' | 'Year') {
    return this.page.getByRole('group', { name: 'Today’s date' }).getByRole('textbox', { name: part });
  }

  make() {
    return this.page.getByRole('button', { name: 'Make the file' });
  }

  done() {
    return this.page.getByRole('heading', { level: 2, name: 'Your file is ready' });
  }

  send() {
    return this.page.getByRole('button', { name: 'Send it …' });
  }

  /** Words that stay, beside those that are said once. */
  notSent() {
    return this.page.getByRole('paragraph').filter({ hasText: 'This device did not send it. The file is in your downloads' });
  }

  again() {
    return this.page.getByRole('button', { name: 'Download it again' });
  }

  receipt() {
    return this.page.getByText(/^\s*\d{4}(\s+\d{4}){4}\s*$/).filter({ visible: true });
  }

  locked() {
    return this.page.getByRole('heading', { name: 'This file will be locked' });
  }

  notLocked() {
    return this.page.getByRole('heading', { name: 'This file is not locked' });
  }

  compare() {
    return this.page.getByText('Compare the lock with a letter');
  }

  unlockOpener() {
    return this.page.getByText('I need a file without a lock');
  }

  unlock() {
    return this.page.getByRole('checkbox', { name: /^Make it without a lock/ });
  }

  keyIsRight() {
    return this.page.getByRole('checkbox', { name: /^I asked the council/ });
  }
}
