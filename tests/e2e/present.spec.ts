// What was said, shown at a meeting: one thing at a time, by whoever it is about, and nothing that is private.

import type { Page } from '@playwright/test';
import { faults } from './fixtures/axe';
import { CLOUD, KATE, cancelled, said as saidAloud, withVoices } from './fixtures/speech';
import { prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { ListenPage } from './pages/ListenPage';
import { PresentPage } from './pages/PresentPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

async function said(page: Page) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const question = new QuestionPage(page);
  await question.answer('my-profile', 4, zoe.KNOW);
  await question.answer('my-profile', 9, zoe.WELL);
  await question.answer('my-profile', 10, zoe.SECRET);
  await question.opener('Private note and sharing').click();
  await question.box('A private note').fill(zoe.NOTE);
  await question.checkbox('This answer may be shared').press('Space');
  await question.answer('my-profile', 14, zoe.HELP);
  await follow(page, '#/b/my-profile/present');
  return new PresentPage(page);
}

test('one thing at a time is shown, and nothing that is private or not shared', async ({ page }) => {
  const present = await said(page);
  await expect(present.heading()).toHaveText(`I am ${zoe.CHILD}`);
  await expect(present.place(1, 5)).toBeVisible();
  const seen = await present.all();
  expect(seen).toHaveLength(5);
  [zoe.KNOW, zoe.WELL, zoe.HELP].forEach((words, n) => expect(seen[n + 1]).toContain(words));
  expect(seen.join(' ')).not.toMatch(/UNSHARED|PRIVATE-NOTE/);
  expect(seen[4]).toContain('That is all');
  await present.again().click();
  await expect(present.place(1, 5)).toBeVisible();
  await present.leave().click();
  await expect(page).toHaveURL(/#\/b\/my-profile$/);
});

test('criterion 81: it is steered by buttons, and no single key does anything', async ({ page }) => {
  const present = await said(page);
  await present.next().focus();
  await page.keyboard.press('Enter');
  await expect(present.place(2, 5)).toBeVisible();
  await expect(present.heading(), 'what is shown is read out').toBeFocused();
  for (const key of ['ArrowRight', 'ArrowLeft', 'n', 'PageDown', ' ', 'Enter', 'Escape']) await page.keyboard.press(key);
  await expect(present.place(2, 5)).toBeVisible();
  await present.back().focus();
  await page.keyboard.press('Space');
  await expect(present.place(1, 5)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(present.place(1, 5), 'there is nothing before the first').toBeVisible();
});

for (const [width, height] of [[360, 740], [1920, 1080]]) {
  test(`criterion 62: it has large targets and large words at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const present = await said(page);
    await present.next().click();
    for (const control of [present.next(), present.back(), present.leave()]) {
      const box = (await control.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(48);
    }
    const letters = await present.heading().evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    expect(letters).toBeGreaterThan(width > 1000 ? 56 : 30);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  });
}

for (const theme of ['light', 'dark', 'contrast', 'soft']) {
  test(`criterion 91: an engine finds nothing to mend on it, ${theme}`, async ({ page }) => {
    await prefer(page, { theme });
    const present = await said(page);
    const found = await faults(page, 'start');
    await present.next().click();
    expect([...found, ...(await faults(page, 'an answer'))]).toEqual([]);
  });
}

test('without an answer it says kindly that there is nothing to show', async ({ page }) => {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  await follow(page, '#/b/my-profile/present');
  await expect(page.getByRole('heading', { name: 'There is nothing to show yet' })).toBeVisible();
});

test('criterion 54: what is shown is read by a voice of the device, when it is asked for, and stops with the next thing', async ({ page }) => {
  await withVoices(page, [CLOUD, KATE], { milliseconds: 1500 });
  const present = await said(page);
  await present.next().click();
  expect(await saidAloud(page), 'nothing is read by itself').toEqual([]);
  const listen = new ListenPage(page);
  await listen.question().click();
  await expect.poll(async () => (await saidAloud(page)).map(({ words }) => words).join(' ')).toContain('know about you');
  await expect.poll(async () => (await saidAloud(page)).map(({ words }) => words).join(' '), { timeout: 20_000 }).toContain(zoe.KNOW.slice(0, 20));
  expect((await saidAloud(page)).filter(({ local }) => !local)).toEqual([]);
  const before = await cancelled(page);
  await present.next().click();
  await expect(listen.bar()).toBeHidden();
  expect(await cancelled(page), 'it stops').toBeGreaterThan(before);
  const told = (await saidAloud(page)).length;
  await page.waitForTimeout(1800);
  expect((await saidAloud(page)).length, 'and stays silent').toBe(told);
});
