// Booklets on paper: blank or filled in, in the app and without it.

import type { Page } from '@playwright/test';
import { faults } from './fixtures/axe';
import { bookletOf } from './fixtures/pack';
import { lostOnPaper, print, solid } from './fixtures/paper';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

test.skip(({ browserName }) => browserName === 'firefox', 'only Chromium prints to a file that a test can read');

const idsOf = (booklet: string) =>
  bookletOf(booklet).questions.filter(({ kind }) => kind !== 'info').map(({ id }) => id);

async function begun(page: Page) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const question = new QuestionPage(page);
  await question.answer('my-profile', 4, zoe.KNOW);
  await question.answer('my-profile', 10, zoe.SECRET);
  await question.opener('Private note and sharing').click();
  await question.box('A private note').fill(zoe.NOTE);
  await question.checkbox('This answer may be shared').press('Space');
  await question.goTo('my-profile', 12);
  await question.checkbox('Drawing').press('Space');
}

test('a booklet is printed with its ids and with what was said, but for what is private', async ({ page }) => {
  await begun(page);
  await follow(page, '#/b/my-profile/paper');
  const filled = await print(page);
  expect(lostOnPaper(filled, [zoe.KNOW, zoe.CHILD, ...idsOf('my-profile')])).toEqual([]);
  expect(filled.words).not.toMatch(/UNSHARED|PRIVATE-NOTE/);
  expect(filled.words.match(/✓/g)).toHaveLength(1);
  expect(filled.words).toContain(`Page 2 of ${filled.pages}`);
  await page.getByRole('radio', { name: 'Without my answers' }).press('Space');
  const blank = await print(page);
  expect(blank.words).not.toContain('✓');
  expect(solid(blank.words)).not.toContain(solid(zoe.CHILD));
  expect(lostOnPaper(blank, idsOf('my-profile'))).toEqual([]);
});

test('criterion 83: nothing on paper is wider than the paper, in any booklet', async ({ page }) => {
  await begun(page);
  for (const booklet of ['my-profile', 'details', 'family', 'houses', 'one-page-parent']) {
    await follow(page, `#/b/${booklet}/paper`);
    for (const words of ['Easier words', 'Usual words']) {
      await page.getByRole('radio', { name: words }).press('Space');
      await page.setViewportSize({ width: 703, height: 900 });
      await page.emulateMedia({ media: 'print' });
      const wide = await page.evaluate(() => {
        const [sheet] = document.querySelectorAll('article');
        const edge = sheet.getBoundingClientRect().right + 1;
        return [...sheet.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > edge).map((one) => one.outerHTML.slice(0, 90));
      });
      expect(wide, `${booklet}, ${words}`).toEqual([]);
      await page.emulateMedia({ media: null });
    }
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('criterion 11: a blank booklet is two links from the start page', async ({ page, strict }) => {
    await openApp(page);
    await page.getByRole('link', { name: 'Print the questions' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Booklets to print');
    await page.getByRole('link', { name: 'My Profile, easier words', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('mp.know', { exact: true })).toBeVisible();
    // Chromium names its own refusal to fetch scripts ahead
    strict.forgive(/\(csp\)/);
  });
});

test('criterion 11: an engine finds nothing to mend on blank booklets, and they print', async ({ page }) => {
  const found: string[] = [];
  for (const name of ['index', 'details', 'my-profile-easier', 'family']) {
    await openApp(page, `paper/${name}.html`);
    found.push(...(await faults(page, name)));
  }
  expect(found).toEqual([]);
  const paper = await print(page);
  expect(paper).toMatchObject({ language: 'en-GB', isTagged: true });
  expect(lostOnPaper(paper, idsOf('family'))).toEqual([]);
});
