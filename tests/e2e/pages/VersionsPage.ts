// Earlier versions, and what is different in one of them.

import type { Page } from '@playwright/test';

export class VersionsPage {
  constructor(private readonly page: Page) {}

  /** One of them, by why it was kept. */
  version(why: string) {
    return this.page.getByRole('listitem').filter({ hasText: why });
  }

  look(why: string) {
    return this.version(why).first().getByRole('button', { name: /^See what is different/ });
  }

  /** The answer to a question, now and then. */
  answer(asked: string) {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { level: 3, name: asked }) });
  }

  goBack() {
    return this.page.getByRole('button', { name: 'Go back to this version' });
  }

  useOne() {
    return this.page.getByRole('button', { name: /^Use this one/ });
  }

  letGo() {
    return this.page.getByRole('button', { name: 'I have looked at this: let it go' });
  }

  /** What was done, with the way back. */
  done() {
    return this.page.getByRole('main').getByRole('paragraph').filter({ hasText: /^Done\./ });
  }

  undo() {
    return this.done().getByRole('button', { name: /^Undo/ });
  }
}
