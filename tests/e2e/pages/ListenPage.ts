// Reading aloud: the button of the page or of a question, and the bar below it.

import type { Page } from '@playwright/test';

export class ListenPage {
  constructor(private readonly page: Page) {}

  /** At the top of every page. */
  whole() {
    return this.page.getByRole('button', { name: 'Listen to this page' });
  }

  question(words: string | RegExp = /^Listen : |^Listen: /) {
    return this.page.getByRole('main').getByRole('button', { name: words });
  }

  bar() {
    return this.page.getByRole('region', { name: 'Reading aloud' });
  }

  button(name: string) {
    return this.bar().getByRole('button', { name, exact: true });
  }
}
