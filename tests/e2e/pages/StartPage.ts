// The static page that is there before the app.

import type { Page } from '@playwright/test';

export class StartPage {
  constructor(private readonly page: Page) {}

  startNow() {
    return this.page.getByRole('link', { name: 'Start now' });
  }

  carryOn() {
    return this.page.getByRole('region', { name: 'Carry on with saved work?' }).getByRole('link', { name: 'Carry on' });
  }

  saved() {
    return this.page.getByRole('region', { name: 'Carry on with saved work?' });
  }

  /** One for each folder of this device. */
  cards() {
    return this.saved().getByRole('listitem');
  }

  /** A folder's, by its name or what stands for it. */
  card(name: string | RegExp) {
    return this.cards().filter({ has: this.page.getByRole('heading', { level: 3, name }) });
  }

  startNew() {
    return this.saved().getByRole('button', { name: 'Start a new one' });
  }

  notMine() {
    return this.page.getByRole('link', { name: 'This is not mine' });
  }

  otherWays() {
    return this.page.getByRole('region', { name: 'Other ways to tell us' });
  }
}
