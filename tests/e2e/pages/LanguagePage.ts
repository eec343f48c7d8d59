// Which language somebody writes in, and which one they read.

import type { Page } from '@playwright/test';
import { follow } from './QuestionPage';

export class LanguagePage {
  constructor(private readonly page: Page) {}

  async open() {
    await follow(this.page, '#/language');
  }

  /** By the name of the language in itself. */
  writes(name: string | RegExp) {
    return this.page.getByRole('group', { name: 'What language are you writing in?' }).getByRole('radio', { name });
  }

  reads(name: string | RegExp) {
    return this.page.getByRole('group', { name: 'What language do you want to read' }).getByRole('radio', { name });
  }

  useThese() {
    return this.page.getByRole('button', { name: 'Use these settings' });
  }

  used() {
    return this.page.getByRole('main').getByText('Your language is in use.');
  }
}
