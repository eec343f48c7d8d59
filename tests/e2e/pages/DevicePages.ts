// Whose device it is, and taking what was written off it.

import { expect, type Page } from '@playwright/test';

export class DevicePage {
  static readonly OWN = 'Mine, or my family’s';
  static readonly SHARED = 'A shared one, like at school or in a library';

  constructor(private readonly page: Page) {}

  heading() {
    return this.page.getByRole('heading', { level: 1, name: 'Whose device is this?' });
  }

  async choose(device: string) {
    await expect(this.heading()).toBeVisible();
    await this.page.getByRole('radio', { name: device }).check({ force: true });
    await this.page.getByRole('button', { name: 'Continue' }).click();
    await expect(this.page).toHaveURL(/#\/who$/);
  }

  /** The quiet line under a form, as it is true on that device. */
  saved(device: string) {
    const words = device === DevicePage.SHARED ? /^Saved until you close this window, at \d/ : /^Saved on this device at \d/;
    return this.page.getByText(words);
  }
}

export class ClearPage {
  constructor(private readonly page: Page) {}

  /** By the link at the bottom of every page. */
  async open() {
    await this.page.getByRole('contentinfo').getByRole('link', { name: /^(Delete my answers|Finish and clear this device)$/ }).click();
    await expect(this.yes()).toBeVisible();
  }

  looks() {
    return this.page.getByRole('checkbox', { name: 'Also forget how you like the page to look' });
  }

  yes() {
    return this.page.getByRole('button', { name: 'Clear it now' });
  }

  done() {
    return this.page.getByRole('heading', { level: 1, name: 'Nothing of yours is left in this browser' });
  }

  elsewhere() {
    return this.page.getByRole('heading', { level: 1, name: 'You cleared this device in another window' });
  }
}

export class CoverPage {
  constructor(private readonly page: Page) {}

  heading() {
    return this.page.getByRole('heading', { level: 1, name: 'Carry on?' });
  }

  carryOn() {
    return this.page.getByRole('button', { name: 'Carry on' });
  }

  notMine() {
    return this.page.getByRole('button', { name: 'This is not mine' });
  }

  yes() {
    return this.page.getByRole('button', { name: 'Clear them' });
  }

  no() {
    return this.page.getByRole('button', { name: 'No, go back' });
  }
}

export class NotMinePage {
  constructor(private readonly page: Page) {}

  heading() {
    return this.page.getByRole('heading', { level: 1, name: 'These are somebody else’s words' });
  }

  startOwn() {
    return this.page.getByRole('button', { name: 'Start my own' });
  }

  clear() {
    return this.page.getByRole('button', { name: 'Clear that work from this device' });
  }

  yes() {
    return this.page.getByRole('button', { name: 'Yes, clear it' });
  }

  no() {
    return this.page.getByRole('button', { name: 'No, leave it' });
  }

  gone() {
    return this.page.getByRole('heading', { level: 1, name: 'That work is gone from this device' });
  }
}
