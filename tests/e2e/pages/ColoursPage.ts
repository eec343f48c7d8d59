// "Colours and text".

import type { Page } from '@playwright/test';

export class ColoursPage {
  constructor(private readonly page: Page) {}

  option(group: string, name: string) {
    return this.page.getByRole('group', { name: group, exact: true }).getByRole('radio', { name, exact: true });
  }

  useThese() {
    return this.page.getByRole('button', { name: 'Use these settings' });
  }

  reset() {
    return this.page.getByRole('button', { name: 'Go back to my device’s settings' });
  }
}
