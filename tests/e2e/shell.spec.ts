// The page that a person meets first: it must come up anywhere, and without a word to the console.

import { expect, openApp, test } from './lib/strict';

test('the site opens below the root of its host', async ({ page }) => {
  await openApp(page);
  await expect(page).toHaveTitle(/Tell It Once/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the app arrives and says nothing to the console', async ({ page }) => {
  await openApp(page);
  await expect(page.locator('html')).toHaveAttribute('data-app', 'ready');
});

test('the first page can be read without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await openApp(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await context.close();
});

// The watch itself is watched, or a change in a browser could quietly make every test here say nothing.
test('a broken policy, a console error and another origin are each heard', async ({ page, strict, baseURL }) => {
  strict.expectMessage(/Broken security policy: img-src/);
  strict.expectMessage(/Console error: said on purpose/);
  strict.expectMessage(/Request to another origin: http:\/\/localhost/);
  strict.expectMessage(/elsewhere\.invalid/);
  await openApp(page);
  await page.evaluate(() => {
    console.error('said on purpose');
    const picture = new Image();
    picture.src = 'https://elsewhere.invalid/picture.png';
  });
  await page.goto(baseURL!.replace('127.0.0.1', 'localhost'));
});
