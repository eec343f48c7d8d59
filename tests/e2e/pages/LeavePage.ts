// The button for leaving quickly, the page before the first one with it, and what is good to know.

import type { Page } from '@playwright/test';

export class LeavePage {
  constructor(private readonly page: Page) {}

  button() {
    return this.page.getByRole('region', { name: 'Leave quickly' }).getByRole('link', { name: 'Leave now' });
  }

  /** The second stop of the keyboard, hidden until it has the focus. */
  link() {
    return this.page.getByRole('link', { name: 'Leave this website now' });
  }

  explained() {
    return this.page.getByRole('heading', { level: 1, name: 'Before you go on' });
  }

  goOn() {
    return this.page.getByRole('main').getByRole('button', { name: 'Continue' });
  }

  shift(name: 'Turn it on' | 'Turn it off') {
    return this.page.getByRole('button', { name });
  }

  shiftIs(state: 'on' | 'off') {
    return this.page.getByRole('main').getByText(`Pressing Shift 3 times is ${state}.`);
  }
}
