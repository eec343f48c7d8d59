// The list of parts, where every visit starts.

import type { Page } from '@playwright/test';

export class ListPage {
  constructor(private readonly page: Page) {}

  /** The parts of all booklets, and what can be done with them, are lists below their headings. */
  link(name: string | RegExp) {
    return this.page.getByRole('main').getByRole('link', { name, exact: typeof name === 'string' });
  }

  /** A part's row, for its status. */
  row(part: string) {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('link', { name: part, exact: true }) });
  }

  /** "How much do you want to tell us?" of the first booklet, which is closed at first. */
  howMuch() {
    return this.page.getByText('How much do you want to tell us?').first();
  }

  allQuestions() {
    return this.page.getByRole('radio', { name: /^All the questions/ }).first();
  }

  useThis() {
    return this.page.getByRole('button', { name: 'Use this' }).first();
  }
}
