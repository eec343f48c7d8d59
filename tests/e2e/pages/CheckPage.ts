// Everything that was said in a booklet.

import type { Page } from '@playwright/test';

export class CheckPage {
  constructor(private readonly page: Page) {}

  /** What is said of a question. */
  said(question: string | RegExp) {
    // what a hard word in it means stands below a question
    const asked = question instanceof RegExp ? new RegExp(question.source.replace(/\$$/, '(?:\\s*What does ‘.*)?$'), `${question.flags}s`) : question;
    const term = this.page.getByRole('term').filter({ hasText: asked });
    return term.locator('xpath=following-sibling::dd[1]');
  }

  onePage() {
    return this.page.getByRole('link', { name: 'See and print the one page' });
  }

  share() {
    return this.page.getByRole('link', { name: 'Share it with the council' });
  }
}
