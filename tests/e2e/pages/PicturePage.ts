// A question that is answered with a photo or a drawing.

import type { Page } from '@playwright/test';

type Point = [number, number];

export class PicturePage {
  constructor(private readonly page: Page) {}

  choose() {
    return this.page.getByLabel(/^Choose (a|another) photo$/);
  }

  /** The picture, by the words for people who cannot see it. */
  shown(words: string) {
    return this.page.getByRole('main').getByRole('img', { name: words, exact: true }).first();
  }

  shows() {
    return this.page.getByRole('textbox', { name: 'What does the picture show?' });
  }

  fault() {
    return this.page.getByRole('main').getByRole('paragraph').filter({ hasText: 'Error: ' });
  }

  button(name: string) {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  /** What was said last to people who listen to the page. */
  told() {
    return this.page.locator('#say');
  }

  tool(group: string, name: string) {
    return this.page.getByRole('group', { name: group }).getByRole('radio', { name });
  }

  /** A line with the mouse, between two places on the board, in parts of its sides. */
  async draw(from: Point, to: Point) {
    const board = this.page.getByRole('img', { name: 'Your drawing' });
    await board.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await board.boundingBox())!;
    const at = ([across, down]: Point): Point => [x + across * width, y + down * height];
    await this.page.mouse.move(...at(from));
    await this.page.mouse.down();
    await this.page.mouse.move(...at(to), { steps: 8 });
    await this.page.mouse.up();
  }
}
