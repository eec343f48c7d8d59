// A reply to a draft plan: from the rows that a parent wrote to a letter on paper and in Word.

import type { Page } from '@playwright/test';
import { fileOf } from './fixtures/downloads';
import { expect, openApp, test } from './lib/strict';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

const CHANGE = 'Noise hurts her ears. It should say so.';

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime('2026-11-22T10:00:00');
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.PARENT, name: 'Alex', child: 'Sam' });
});

const letter = (page: Page) => page.getByRole('article', { name: 'Your letter' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function reply(page: Page) {
  const question = new QuestionPage(page);
  await follow(page, '#/b/draft-response/10/1');
  await question.box('What should it say?').fill(CHANGE);
  await expect(question.saved()).toBeVisible();
  await follow(page, '#/plans/letters');
  await page.getByRole('link', { name: 'Reply to the draft plan', exact: true }).click();
}

test('what was said about the draft becomes the letter, and nothing else does', async ({ page }) => {
  await reply(page);
  await expect(letter(page)).toContainText('Part B: special educational needs');
  await expect(letter(page)).toContainText(CHANGE);
  await expect(letter(page)).toContainText('22 November 2026');
  await expect(letter(page)).toContainText('Dear Special educational needs team,');
  // nobody spoke of money
  await expect(letter(page)).not.toContainText('Part J');
  await expect(letter(page).getByText('Alex').last()).toBeVisible();
});

test('words can be changed, stay while the window is open, and can be taken back', async ({ page }) => {
  await reply(page);
  await button(page, 'Change the words').click();
  const box = page.getByRole('textbox', { name: 'The words of the letter' });
  await expect(box).toBeFocused();
  await box.fill('These are my own words.');
  await button(page, 'Use these words').click();
  await expect(letter(page)).toContainText('These are my own words.');
  await follow(page, '#/plans/letters');
  await page.getByRole('link', { name: 'Reply to the draft plan', exact: true }).click();
  await expect(letter(page)).toContainText('These are my own words.');
  await button(page, 'Take the words from before').click();
  await expect(letter(page)).toContainText(CHANGE);
});

test('the letter is printed alone, and saved for Word', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'the stock Firefox cannot be told that it prints, nor hand a test the octets of a Word file');
  await reply(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await expect(letter(page)).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  const { name, bytes } = await fileOf(page, browserName, () => button(page, 'Save as a Word file').click());
  expect(name).toBe('letter-reply.docx');
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});

test('a young person who decides signs their own letter', async ({ page }) => {
  await follow(page, '#/plans/letters/1');
  await expect(letter(page)).toContainText('I am writing as the parent of');
  await page.getByRole('radio', { name: 'The young person' }).press('Space');
  await expect(letter(page)).toContainText('an education, health and care needs assessment of me');
});
