// The styles of the pages that are fetched later: not in the way of the first question, and on the page before
// anything is drawn that needs them.

import type { Page } from '@playwright/test';
import { hold } from './fixtures/network';
import { expect, openApp, test } from './lib/strict';
import { ListPage } from './pages/ListPage';
import { WhoPage } from './pages/WhoPage';

const SHEET = /\/later-[0-9a-f]+\.css$/;

/** How the first row of the list looked when it came, as the page itself noted it. */
const rowWhenItCame = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { row?: string }).row);

async function noteTheRow(page: Page) {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const row = document.querySelector('.task');
      if (!row) return;
      (globalThis as unknown as { row?: string }).row = getComputedStyle(row).display;
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
}

test('the first question does not wait for them', async ({ page }) => {
  const letThrough = await hold(page, SHEET);
  await openApp(page, '#/who');
  await expect(new WhoPage(page).heading()).toBeVisible();
  letThrough();
  await new WhoPage(page).arrive({ name: 'Zoe' });
  await expect(new ListPage(page).howMuch()).toBeVisible();
});

test('they are there before the first page is drawn that needs them', async ({ page }) => {
  await noteTheRow(page);
  await page.route(SHEET, async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: 'Zoe' });
  await expect.poll(() => rowWhenItCame(page)).toBe('grid');
});

test('where they do not come, the page says so, and they are asked for again', async ({ page, strict }) => {
  strict.expectMessage(/later-[0-9a-f]+\.css/);
  // Firefox says no more than where it failed
  strict.expectMessage(/The styles did not come|Console error: Error .*later\.js/);
  await noteTheRow(page);
  await page.route(SHEET, (route) => route.abort('failed'));
  await openApp(page, '#/help');
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await page.unroute(SHEET);
  await again.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Get help' })).toBeVisible();
  await page.goto('#/who');
  await new WhoPage(page).arrive({ name: 'Zoe' });
  await expect.poll(() => rowWhenItCame(page)).toBe('grid');
});
