// A council's own colours and logo: on every page, under what a reader chose, and only where they can be seen.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { prefer } from './fixtures/tour';
import { expect, openApp, test } from './lib/strict';

const COUNCIL = JSON.parse(readFileSync(fileURLToPath(new URL('../../public/council.json', import.meta.url)), 'utf8'));
const BRAND = {
  colour: '#5B2E8C',
  on_colour: '#FFFFFF',
  hover: '#432168',
  tint: '#F4E9F7',
  dark: { colour: '#D3B3FF', on_colour: '#1B1620', hover: '#E6D4FF', tint: '#3A2A4E' },
};
const OWN = 'rgb(91, 46, 140)';
const OWN_DARK = 'rgb(211, 179, 255)';
const STANDARD = 'rgb(11, 93, 87)';

const settle = (page: Page, brand: unknown) =>
  page.route('**/council.json', (route) => route.fulfill({ json: { ...COUNCIL, brand } }));

const start = (page: Page) => page.getByRole('link', { name: 'Start now' });
const bar = (page: Page) => page.getByRole('banner');

const expectButton = (page: Page, colour: string) => expect(start(page)).toHaveCSS('background-color', colour);

test('criterion 60: a council’s colours are worn on every page, also on those without the app', async ({ page }) => {
  await settle(page, BRAND);
  await openApp(page);
  await expectButton(page, OWN);
  // Firefox reports what was on its way when the page is left
  await page.waitForLoadState('networkidle');
  await openApp(page, 'privacy.html');
  await expect(bar(page)).toHaveCSS('border-block-start-color', OWN);
});

test('criterion 60: colours that cannot be told apart are not worn', async ({ page }) => {
  await settle(page, { ...BRAND, colour: '#C9A8E8' });
  await openApp(page);
  await expect(bar(page)).toContainText(COUNCIL.name);
  await expectButton(page, STANDARD);
});

for (const [theme, colour] of [
  ['light', 'rgb(11, 93, 87)'],
  ['dark', 'rgb(111, 211, 199)'],
  ['soft', 'rgb(10, 82, 77)'],
  ['contrast', 'rgb(255, 255, 0)'],
] as const) {
  test(`criterion 70: who chose the theme ${theme} gets the button of that theme`, async ({ page }) => {
    await settle(page, BRAND);
    await prefer(page, { theme });
    await openApp(page);
    await expect(bar(page)).toContainText(COUNCIL.name);
    await expectButton(page, colour);
  });
}

test('a device that asks for dark gets the council’s dark colours, and paper its light ones', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'the stock one cannot be told which colours a device asks for');
  await settle(page, BRAND);
  await page.emulateMedia({ colorScheme: 'dark' });
  await openApp(page);
  await expectButton(page, OWN_DARK);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(page.locator('html')).toHaveCSS('--c-brand', BRAND.colour);
});

test('criterion 70: forced colours beat those of a council', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'it cannot be told to force colours');
  await settle(page, BRAND);
  await page.emulateMedia({ forcedColors: 'active' });
  await openApp(page);
  await expect(bar(page)).toContainText(COUNCIL.name);
  const colour = await start(page).evaluate((link) => getComputedStyle(link).backgroundColor);
  expect(colour).not.toBe(OWN);
});

test('the council’s logo stands before its name, in words for who cannot see it', async ({ page }) => {
  await settle(page, { ...BRAND, logo: { file: 'icons/icon.svg', alt: 'An oak' } });
  await openApp(page);
  await expect(bar(page).getByRole('img', { name: 'An oak' })).toBeVisible();
  await expect(bar(page).getByRole('link', { name: `An oak ${COUNCIL.name}` })).toBeVisible();
});

test('a logo from elsewhere is not asked for', async ({ page }) => {
  await settle(page, { ...BRAND, logo: { file: 'https://example.org/logo.svg', alt: 'An oak' } });
  await openApp(page);
  await expectButton(page, OWN);
  await expect(bar(page).getByRole('img')).toHaveCount(0);
});
