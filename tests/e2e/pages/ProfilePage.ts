// The one page.

import type { Page } from '@playwright/test';

export class ProfilePage {
  constructor(private readonly page: Page) {}

  sheet() {
    return this.page.getByRole('article');
  }

  verdict() {
    return this.page.getByRole('main').getByRole('status');
  }

  twoPages() {
    return this.page.getByRole('button', { name: 'Use 2 pages' });
  }
}
