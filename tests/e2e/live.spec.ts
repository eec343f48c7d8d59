// All that is said aloud while somebody works: the two live regions of the page, from its first moment.

import type { Page } from '@playwright/test';
import { firstWithColumns, shown } from './fixtures/pack';
import { makeFillable, setFull } from './fixtures/storage';
import { prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { QuestionPage } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

/** Words that came into a live region, and when, by the page's own clock. */
interface Told {
  at: number;
  region: string;
  words: string;
}

interface Heard {
  told: Told[];
  keys: number[];
}

test.beforeEach(async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'what is said when is reckoned by the same program');
  await prefer(page, { density: 'one' });
  await page.addInitScript(() => {
    const heard: Heard = { told: [], keys: [] };
    Object.assign(globalThis, { heard });
    addEventListener('keydown', () => heard.keys.push(performance.now()), true);
    addEventListener('DOMContentLoaded', () => {
      for (const region of document.querySelectorAll('#say, #say-now')) {
        new MutationObserver(() => {
          const words = region.textContent!.trim();
          if (words) heard.told.push({ at: performance.now(), region: region.getAttribute('role')!, words });
        }).observe(region, { childList: true, characterData: true, subtree: true });
      }
    });
  });
});

const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard);
const words = async (page: Page) => (await heard(page)).told.map((one) => `${one.region}: ${one.words}`);

async function start(page: Page) {
  await page.clock.install();
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  return new QuestionPage(page);
}

test('criterion 18: saved is said once a minute at most, and never while somebody types', async ({ page }) => {
  test.setTimeout(90_000);
  const question = await start(page);
  await question.goTo('my-profile', 4);
  const box = question.box(/people to know/);
  for (let round = 0; round < 4; round += 1) {
    for (const letter of 'I like trains. ') {
      await box.press(letter === ' ' ? 'Space' : letter);
      await page.clock.runFor(400);
    }
    await expect(question.saved()).toBeVisible();
    await page.clock.runFor(20_000);
  }
  const { told, keys } = await heard(page);
  const saved = told.filter((one) => one.words === 'Saved on this device');
  expect(told.length, 'nothing else is said').toBe(saved.length);
  expect(saved.length, 'it is said').toBeGreaterThan(0);
  for (const [n, { at }] of saved.entries()) {
    const before = keys.filter((key) => key < at).at(-1)!;
    expect(at - before, 'after a pause').toBeGreaterThanOrEqual(4_900);
    if (n > 0) expect(at - saved[n - 1].at, 'a minute apart').toBeGreaterThanOrEqual(59_000);
  }
});

test('criterion 19: what cannot be saved is said once, however often it is tried', async ({ page }) => {
  await makeFillable(page);
  const question = await start(page);
  await question.goTo('my-profile', 4);
  await setFull(page, true);
  await question.box(/people to know/).fill(zoe.KNOW);
  await page.clock.runFor(60_000);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  const alert = 'alert: We could not save your last change. Your words are still on this page.';
  expect((await words(page)).filter((one) => one.startsWith('alert'))).toEqual([alert]);
  await expect(question.box(/people to know/)).toHaveValue(zoe.KNOW);
  await expect(page.getByRole('button', { name: 'Download what I have' })).toBeVisible();
});

test('criterion 44: adding, moving, removing and taking back are told by the focus or aloud, once', async ({ page }) => {
  const question = await start(page);
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.PROFESSIONAL, name: 'Kim', child: zoe.CHILD });
  const rows = firstWithColumns('text', 'phone', 'email');
  await question.goTo(rows.booklet, rows.number);
  for (const name of ['Nan', 'Miss Ōtani']) {
    await question.link(/^Add /).click();
    await question.box(shown(rows.columns[0].ask)).fill(name);
    await question.button('Save and go back').click();
    await expect(question.heading()).toBeFocused();
  }
  const quiet = (await words(page)).length;
  await question.button('Move up Miss Ōtani').press('Enter');
  await expect(question.link('Change Miss Ōtani'), 'the row keeps the focus').toBeFocused();
  await page.clock.runFor(1_000);
  const moved = (await words(page)).slice(quiet);
  expect(moved.length, 'the move is said once').toBe(1);
  expect(moved[0]).toMatch(/Miss Ōtani.*1.*2/);
  await question.button('Remove Nan').press('Enter');
  await expect(question.button('Undo')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('You have added 2.')).toBeVisible();
});
