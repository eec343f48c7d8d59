// One question, or a few: its heading, its controls and the ways on.

import { expect, type Page } from '@playwright/test';

export class QuestionPage {
  constructor(readonly page: Page) {}

  heading() {
    return this.page.getByRole('heading', { level: 1 });
  }

  box(label: string | RegExp) {
    return this.page.getByRole('textbox', { name: label, exact: typeof label === 'string' });
  }

  /** A radio, by its words; in which group, where several have the same words. */
  radio(name: string | RegExp, group?: string | RegExp) {
    const isExact = typeof group === 'string';
    const place = group === undefined ? this.page : this.page.getByRole('group', { name: group, exact: isExact });
    return place.getByRole('radio', { name, exact: typeof name === 'string' });
  }

  checkbox(name: string | RegExp) {
    return this.page.getByRole('checkbox', { name, exact: typeof name === 'string' });
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  link(name: string | RegExp) {
    return this.page.getByRole('main').getByRole('link', { name, exact: typeof name === 'string' });
  }

  /** What opens a part of the page that is closed at first. */
  opener(words: string) {
    return this.page.getByText(words, { exact: true });
  }

  goOn() {
    return this.button('Save and continue');
  }

  /** What is said kindly beside the controls, after somebody wanted to go on. */
  fault() {
    return this.page.getByRole('main').getByRole('paragraph').filter({ hasText: 'Error: ' });
  }

  later() {
    return this.button('Come back to this later');
  }

  saved() {
    return this.page.getByText(/^Saved on this device at \d/);
  }

  /** Opens a question by its number, as a link would, and writes its one big answer. */
  async answer(booklet: string, number: number, words: string) {
    await this.goTo(booklet, number);
    await this.box(await this.heading().innerText()).fill(words);
  }

  async goTo(booklet: string, number: number) {
    await follow(this.page, `#/b/${booklet}/${number}`);
  }
}

/** Another page of the app without loading the site again, as a link does it. */
export async function follow(page: Page, route: string) {
  await expect(page.locator('html')).toHaveAttribute('data-app', 'ready');
  await page.evaluate((to) => {
    if (location.hash === to) return;
    const headings = [...document.querySelectorAll('h1')];
    headings.forEach((heading) => heading.toggleAttribute('data-left', heading.checkVisibility()));
    location.hash = to;
  }, route);
  await expect(page.locator('h1[data-left]:visible'), `the page ${route} is drawn`).toHaveCount(0);
}
