// The end of a part: what was said in it, and whether it is finished.

import type { Page } from '@playwright/test';

export class PartPage {
  constructor(private readonly page: Page) {}

  heading(part: string) {
    return this.page.getByRole('heading', { level: 1, name: `Check: ${part}` });
  }

  finished() {
    return this.page.getByRole('radio', { name: 'Yes, I’ve finished' });
  }

  goOn() {
    return this.page.getByRole('button', { name: 'Save and go to the list' });
  }
}
