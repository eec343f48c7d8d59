// Asking somebody on another device, opening what was sent, and making one's own part.

import type { Page } from '@playwright/test';
import type { Saved } from '../fixtures/downloads';

export class AskPage {
  constructor(private readonly page: Page) {}

  who(name: string | RegExp) {
    return this.page.getByRole('group', { name: 'Who do you want to ask?' }).getByRole('radio', { name });
  }

  which(name: string) {
    return this.page.getByRole('group', { name: 'What do you want to ask them for?' }).getByRole('radio', { name });
  }

  withName() {
    return this.page.getByRole('checkbox', { name: /^Put the name .* in the file$/ });
  }

  make() {
    return this.page.getByRole('button', { name: 'Make the file' });
  }

  done() {
    return this.page.getByRole('heading', { name: 'The file is ready to send' });
  }
}

export class SentPage {
  constructor(private readonly page: Page) {}

  async choose({ name, bytes }: Saved) {
    await this.page.getByLabel('Choose the file').setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
  }

  asked() {
    return this.page.getByRole('heading', { name: 'You are asked for your part' });
  }

  name() {
    return this.page.getByRole('textbox', { name: 'What is your name?' });
  }

  child() {
    return this.page.getByRole('textbox', { name: 'Who is it about?' });
  }

  start() {
    return this.page.getByRole('button', { name: 'Start' });
  }

  came(name: string) {
    return this.page.getByRole('heading', { name: `${name} sent you their part` });
  }

  add() {
    return this.page.getByRole('button', { name: 'Add it', exact: true });
  }

  added() {
    return this.page.getByRole('heading', { name: 'It is in your folder now' });
  }

  fault() {
    return this.page.getByRole('main').getByRole('alert');
  }
}

export class PartPage {
  constructor(private readonly page: Page) {}

  make() {
    return this.page.getByRole('button', { name: 'Make my part' });
  }

  done() {
    return this.page.getByRole('heading', { name: 'Your part is ready' });
  }
}
