// What a screen reader gets of the key pages and of every kind of question, kept as files. A change of one is
// looked at before it is kept: goldens/aria.

import type { Page } from '@playwright/test';
import { matches } from './fixtures/golden';
import { KINDS, addressOf, firstOf, firstWithColumns } from './fixtures/pack';
import { fillSome, prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

/** Pages, and what their file is called. */
const PAGES: Record<string, string> = {
  '#/who': 'who',
  '#/list': 'list',
  '#/b/my-profile/part/2': 'part',
  '#/b/my-profile/check': 'check',
  '#/b/my-profile/page': 'one-page',
  '#/b/my-profile/6/1': 'item',
  '#/share': 'share',
  '#/ask': 'ask',
  '#/sent': 'sent',
  '#/copy': 'copy',
  '#/open-copy': 'open-copy',
  '#/open': 'open',
  '#/views': 'views',
  '#/versions': 'versions',
  '#/help': 'help',
  '#/colours': 'colours',
  '#/no-such-page': 'lost',
};

test.beforeEach(async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'the tree is made by Playwright of the same page');
  await prefer(page, { density: 'one' });
});

const main = (page: Page) => page.getByRole('main').ariaSnapshot();

test('criterion 92: key pages are heard as they were', async ({ page }) => {
  test.setTimeout(120_000);
  await openApp(page);
  await expect(page.getByRole('link', { name: 'Start now' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Listen to this page' })).toBeVisible();
  matches('aria/start.yml', await page.locator('body').ariaSnapshot());
  await fillSome(page);
  for (const [route, name] of Object.entries(PAGES)) {
    await follow(page, route);
    matches(`aria/${name}.yml`, await main(page));
  }
  await follow(page, '#/share');
  await page.getByRole('button', { name: 'Make the file' }).click();
  await expect(page.getByText('There is a problem')).toBeVisible();
  matches('aria/share-with-a-problem.yml', await main(page));
});

test('criterion 92: every kind of question is heard as it was', async ({ page }) => {
  test.setTimeout(120_000);
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.PROFESSIONAL, name: 'Kim', child: zoe.CHILD });
  for (const kind of KINDS) {
    await new QuestionPage(page).goTo(firstOf(kind).booklet, firstOf(kind).number);
    matches(`aria/kind-${kind}.yml`, await main(page));
  }
  for (const kind of ['phone', 'email', 'money', 'scale', 'date']) {
    await follow(page, `${addressOf(firstWithColumns(kind))}/1`);
    matches(`aria/item-with-${kind}.yml`, await main(page));
  }
});
