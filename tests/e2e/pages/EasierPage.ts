// Easier words and pictures: the switch that stands on every page, and what it brings.

import { expect, type Page } from '@playwright/test';

export class EasierPage {
  constructor(private readonly page: Page) {}

  /** What it says is what it turns to. */
  switchTo(words: 'Easier words and pictures' | 'Usual words') {
    return this.page.getByRole('navigation', { name: 'Page tools' }).getByRole('button', { name: words, exact: true });
  }

  async easier() {
    await this.switchTo('Easier words and pictures').click();
    await expect(this.switchTo('Usual words')).toBeFocused();
  }

  async usual() {
    await this.switchTo('Usual words').click();
    await expect(this.switchTo('Easier words and pictures')).toBeFocused();
  }

  /** Nobody hears them: they have no role. */
  symbols() {
    return this.page.locator('main:visible img[src^="symbols/"]');
  }

  /** Of each symbol on the page that it has come, and its words. */
  async seen() {
    await expect
      .poll(() => this.symbols().evaluateAll((all: HTMLImageElement[]) => all.every((one) => one.complete)))
      .toBe(true);
    return this.symbols().evaluateAll((all: HTMLImageElement[]) =>
      all.map((one) => ({
        came: one.naturalWidth > 0,
        alt: one.getAttribute('alt'),
        hidden: one.closest('[aria-hidden="true"]') !== null,
        ground: getComputedStyle(one.closest('.symbol') ?? one).backgroundColor,
        words: one.closest('.ask, label, legend, li, button, section, details')?.textContent?.trim() ?? '',
      })),
    );
  }
}
