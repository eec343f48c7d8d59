// Colours and text: what somebody chooses is used from the button on, above a council's colours, below the device's own.

import type { Page } from '@playwright/test';
import { KATE, SAM, CLOUD, said, withVoices } from './fixtures/speech';
import { fillSome, prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { ColoursPage } from './pages/ColoursPage';
import { QuestionPage, follow } from './pages/QuestionPage';

const radio = (page: Page, group: string, name: string) => new ColoursPage(page).option(group, name);

const use = (page: Page) => new ColoursPage(page).useThese();

/** As the browser computes it for the whole page. */
const token = (page: Page, name: string) =>
  page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);

/** A sheet that is no file of the site, such as a council's or a reader's. */
const addSheet = (page: Page, css: string) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, css);

const noSidewaysScroll = async (page: Page, what: string) => {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide, `${what} is as wide as the window`).toBeLessThanOrEqual(room);
};

test('criterion 69: nothing changes before the button, and it all goes back with one', async ({ page }) => {
  await openApp(page, '#/colours');
  const root = page.locator('html');
  await radio(page, 'Colours', 'Dark').check({ force: true });
  await radio(page, 'Size of the words', 'Much bigger').check({ force: true });
  await radio(page, 'Space between words and lines', 'More space').check({ force: true });
  await radio(page, 'How long a line is', 'Shorter lines').check({ force: true });
  await radio(page, 'Movement', 'No movement').check({ force: true });
  await radio(page, 'Pictures beside easier words', 'Words only').check({ force: true });
  await expect(root).not.toHaveAttribute('data-theme');
  const preview = page.getByRole('region', { name: 'This is how it looks' });
  await expect(preview).toHaveAttribute('data-theme', 'dark');
  await expect(preview).toHaveAttribute('data-scale', '150');
  await expect(preview).toHaveAttribute('data-spacing', 'wide');
  await use(page).click();
  await expect(page.getByText('Your settings are in use.').first()).toBeFocused();
  for (const [name, value] of Object.entries({ theme: 'dark', scale: '150', spacing: 'wide', measure: 'short', motion: 'off', pictures: 'off' })) {
    await expect(root).toHaveAttribute(`data-${name}`, value);
  }
  await page.reload();
  await expect(root, 'before the app is there').toHaveAttribute('data-theme', 'dark');
  await expect(radio(page, 'Colours', 'Dark')).toBeChecked();
  await page.getByRole('button', { name: 'Go back to my device’s settings' }).click();
  await expect(root).not.toHaveAttribute('data-theme');
  await expect(root).not.toHaveAttribute('data-scale');
  expect(await page.evaluate(() => localStorage.getItem('tio1.prefs'))).toBe('{}');
});

test('criterion 79: other letters are fetched when they are picked, and not before', async ({ page }) => {
  const fonts: string[] = [];
  page.on('request', (request) => {
    const name = request.url().match(/fonts\/([a-z-]+)-[0-9a-f]{16}\.woff2$/)?.[1];
    if (name) fonts.push(name);
  });
  await openApp(page, '#/colours');
  await expect(radio(page, 'Letters', 'Lexend')).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  expect(fonts.filter((name) => !name.startsWith('atkinson'))).toEqual([]);
  await radio(page, 'Letters', 'Lexend').check({ force: true });
  await expect.poll(() => fonts).toContain('lexend-latin');
  expect(fonts.filter((name) => name.startsWith('opendyslexic'))).toEqual([]);
  await radio(page, 'Letters', 'OpenDyslexic').check({ force: true });
  await expect.poll(() => fonts).toContain('opendyslexic-latin');
  await use(page).click();
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('OpenDyslexic');
});

test('criterion 70: what somebody chose is above the colours of their council, and the device’s own above both', async ({ page, browserName }) => {
  await openApp(page, '#/help');
  await addSheet(page, '@layer council { :root { --c-brand: #123456; --c-canvas: #FFEEEE } }');
  expect(await token(page, '--c-brand'), 'a council’s colours are used').toBe('#123456');
  for (const [theme, brand] of [['light', '#0b5d57'], ['dark', '#6fd3c7'], ['contrast', '#ff0'], ['soft', '#0a524d']]) {
    await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
    expect((await token(page, '--c-brand')).toLowerCase(), theme).toBe(brand);
  }
  // the stock Firefox cannot be told to force colours
  if (browserName === 'firefox') return;
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
  const forced = await background();
  for (const theme of ['light', 'dark', 'contrast', 'soft']) {
    await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
    expect(await background(), theme).toBe(forced);
  }
});

for (const how of ['the device', 'the setting']) {
  test(`criterion 68: nothing moves where ${how} says so`, async ({ page, browserName }) => {
    test.skip(browserName === 'firefox' && how === 'the device', 'the stock one cannot be told what a device asks for');
    if (how === 'the device') await page.emulateMedia({ reducedMotion: 'reduce' });
    else await prefer(page, { motion: 'off' });
    await fillSome(page);
    for (const route of ['#/list', '#/b/my-profile/7', '#/colours']) {
      await follow(page, route);
      await page.getByRole('button').last().hover();
      const moving = await page.evaluate(() => document.getAnimations().map((one) => String(one.effect)));
      expect(moving, route).toEqual([]);
    }
  });
}

test('criterion 64: twice the size at twice the zoom', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await prefer(page, { scale: '200' });
  await fillSome(page);
  for (const route of ['#/list', '#/b/my-profile/4', '#/b/my-profile/7', '#/b/my-profile/11', '#/colours', '#/help']) {
    await follow(page, route);
    await noSidewaysScroll(page, route);
  }
});

test('criterion 65: with wide spacing nothing is cut off', async ({ page }) => {
  await withVoices(page, [KATE], { milliseconds: 60_000 });
  await page.setViewportSize({ width: 320, height: 640 });
  await fillSome(page);
  await addSheet(
    page,
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
  );
  for (const route of ['#/b/my-profile/4', '#/b/my-profile/7', '#/colours']) {
    await follow(page, route);
    await page.getByRole('button', { name: 'Listen to this page' }).click();
    await noSidewaysScroll(page, route);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, label, legend, p, h1, h2')]
        .filter((one) => one.checkVisibility() && !one.closest('.sr') && !one.classList.contains('sr'))
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== 'visible')
        .map((one) => one.textContent),
    );
    expect(cut, route).toEqual([]);
  }
});

test('criterion 71: fewer or more questions, other words and no pictures keep the place and what was said', async ({ page }) => {
  await fillSome(page);
  const q = new QuestionPage(page);
  await follow(page, '#/b/my-profile/9');
  const asked = await q.heading().innerText();
  for (const [density, words] of [['A whole part', 'Usual words'], ['A few questions', 'Easier words'], ['One question', 'Usual words']]) {
    await page.getByRole('link', { name: 'Colours and text' }).click();
    await radio(page, 'Questions on a page', density).check({ force: true });
    await radio(page, 'Words', words).check({ force: true });
    await radio(page, 'Pictures beside easier words', 'Words only').check({ force: true });
    await use(page).click();
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(page).toHaveURL(/#\/b\/my-profile\/9$/);
    const box = page.locator('#q9');
    await expect(box).toHaveValue(zoe.WELL);
    if (density === 'A whole part') {
      await expect(box, 'the question that was open is the one that is seen').toBeInViewport();
      expect(await page.getByRole('textbox').count()).toBeGreaterThan(1);
    }
  }
  await expect(q.heading()).toHaveText(asked);
});

test('a voice is chosen from those of the device, tried out, and reads from then on', async ({ page }) => {
  await withVoices(page, [CLOUD, KATE, SAM], { milliseconds: 60_000 });
  await openApp(page, '#/colours');
  const voice = page.getByRole('combobox', { name: 'Voice' });
  await expect(voice.getByRole('option')).toHaveText(['My device chooses', 'Kate', 'Sam']);
  await voice.selectOption('Sam');
  await radio(page, 'How fast it reads', 'Slow').check({ force: true });
  await page.getByRole('button', { name: 'Try this voice' }).click();
  await expect.poll(() => said(page)).toMatchObject([{ words: 'Hello.', voice: 'sam', rate: expect.closeTo(0.8, 5) }]);
  await page.getByRole('main').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Try this voice' })).toBeVisible();
  await use(page).click();
  await page.reload();
  await expect(voice).toHaveValue('sam');
  await page.getByRole('button', { name: 'Listen to this page' }).click();
  await expect.poll(async () => (await said(page)).at(-1)).toMatchObject({ voice: 'sam', rate: expect.closeTo(0.8, 5) });
});

test('criterion 56: where the device has no voice, the page says how to add one', async ({ page }) => {
  await withVoices(page, [CLOUD]);
  await openApp(page, '#/colours');
  await expect(page.getByText('This device has no voice of its own')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Voice' })).toBeHidden();
});
