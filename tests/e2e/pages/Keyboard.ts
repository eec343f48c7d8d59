// Somebody who has only a keyboard: Tab, arrows, Space, Enter and letters. Never a mouse.

import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page has. Going on past them means that the thing cannot be reached. */
const MOST_STOPS = 150;

export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Tab after Tab, forwards or back, until the focus is there. */
  async reach(target: Locator) {
    await this.seen();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const way = await target.evaluate(wayTo);
      if (way === 'here') return;
      await this.page.keyboard.press(way);
    }
    throw new Error(`The keyboard does not reach ${target}`);
  }

  /** Nobody presses a key before the page is painted. By then the focus is on its heading. */
  private async seen() {
    await this.page.evaluate(() => new Promise(requestAnimationFrame));
  }

  async follow(link: Locator) {
    await this.reach(link);
    await this.page.keyboard.press('Enter');
  }

  async press(button: Locator) {
    await this.reach(button);
    await this.page.keyboard.press('Space');
  }

  /** Letter by letter. */
  async type(box: Locator, words: string) {
    await this.reach(box);
    await this.page.keyboard.type(words);
  }

  /** At once, as a paste or a dictation does. */
  async insert(box: Locator, words: string) {
    await this.reach(box);
    await this.page.keyboard.insertText(words);
  }

  async tick(box: Locator) {
    await this.press(box);
    await expect(box).toBeChecked();
  }

  /** Into the group of radios by Tab, then by arrows to the one that is meant. */
  async pick(radio: Locator) {
    await this.seen();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const way = await radio.evaluate(wayIntoGroup);
      if (way === 'here') break;
      await this.page.keyboard.press(way);
    }
    if (await radio.evaluate((element) => element === document.activeElement)) {
      await this.page.keyboard.press('Space');
    }
    for (let step = 0; step < MOST_STOPS && !(await radio.isChecked()); step += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(radio).toBeChecked();
  }
}

function wayTo(wanted: Element) {
  const focused = document.activeElement;
  if (focused === wanted) return 'here';
  const isBefore = focused && focused.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING;
  return isBefore ? 'Shift+Tab' : 'Tab';
}

function wayIntoGroup(wanted: Element) {
  const focused = document.activeElement;
  const name = (element: Element) => element.getAttribute('type') === 'radio' && element.getAttribute('name');
  if (focused && name(focused) && name(focused) === name(wanted)) return 'here';
  const isBefore = focused && focused.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING;
  return isBefore ? 'Shift+Tab' : 'Tab';
}
