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

  notMine() {
    return this.page.getByRole('link', { name: 'This is not mine' });
  }

  otherWays() {
    return this.page.getByRole('region', { name: 'Other ways to tell us' });
  }
}
