// The one page on paper: A4, one page where it fits, and never a word less.

import type { Page } from '@playwright/test';
import { print, solid } from './fixtures/paper';
import { prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { ProfilePage } from './pages/ProfilePage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

test.skip(({ browserName }) => browserName === 'firefox', 'only Chromium prints to a file that a test can read');

/** The questions whose answers are always on the page. */
const ASKED = [4, 9, 10, 14, 18, 20];
const A4 = { width: 595, height: 842 };

/** So many words, as long as words are, and many of them numbered, so that a lost one is missed. */
const words = (count: number, of: string) => {
  const usual = 'and then we go there by train because the bus is loud'.split(' ');
  return Array.from({ length: count }, (_, n) => (n % 4 ? usual[n % usual.length] : `${of}${n + 1}`)).join(' ');
};

async function profileOf(page: Page, answers: Record<number, string>) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const question = new QuestionPage(page);
  for (const [number, answer] of Object.entries(answers)) await question.answer('my-profile', Number(number), answer);
  await follow(page, '#/b/my-profile/page');
  return new ProfilePage(page);
}

async function expectEveryWord(paper: { words: string }, answers: Record<number, string>) {
  const printed = solid(paper.words);
  for (const answer of Object.values(answers)) {
    const lost = answer.split(' ').filter((word) => !printed.includes(solid(word)));
    expect(lost, 'words that are not on paper').toEqual([]);
  }
}

test('short answers are one page of large letters, and nothing else', async ({ page }) => {
  const answers = Object.fromEntries(ASKED.map((number) => [number, `Short and kind, café №${number}.`]));
  const profile = await profileOf(page, answers);
  await expect(profile.verdict()).toHaveText('It fits on one page, in 14 point letters.');
  const paper = await print(page);
  expect(paper).toMatchObject({ pages: 1, language: 'en-GB', isTagged: true });
  expect(paper.title).toMatch(/^Your one page – /);
  expect(Math.abs(paper.size.width - A4.width) + Math.abs(paper.size.height - A4.height)).toBeLessThan(3);
  await expectEveryWord(paper, answers);
  expect(paper.words).toContain(zoe.CHILD);
  expect(solid(paper.words)).not.toMatch(/Printit|Colours|Gethelp|Back|Accessibility/);
});

test('six answers of ninety words are one page of smaller letters', async ({ page }) => {
  const answers = Object.fromEntries(ASKED.map((number) => [number, words(90, 'abc')]));
  const profile = await profileOf(page, answers);
  await expect(profile.verdict()).toHaveText(/It fits on one page, in 1[1-3](\.5)? point letters\./);
  const paper = await print(page);
  expect(paper.pages).toBe(1);
  await expectEveryWord(paper, answers);
});

test('criterion 82: an answer that is too long is named, by about how many words, and two pages hold all of it', async ({ page }) => {
  const answers = { 4: 'I like trains.', 14: words(700, 'w') };
  const profile = await profileOf(page, answers);
  await expect(profile.verdict()).toContainText(/“Things I need help with” is about \d+ words too long/);
  const [, over] = (await profile.verdict().innerText()).match(/about (\d+) words too long/)!;
  expect(Number(over)).toBeGreaterThan(50);
  expect(Number(over)).toBeLessThan(650);
  await expectEveryWord(await print(page), answers);
  await profile.twoPages().click();
  const paper = await print(page);
  expect(paper.pages).toBe(2);
  await expectEveryWord(paper, answers);
  await profile.verdict().getByRole('link', { name: /Shorten it/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do you need help with?');
});

test('an answer that is shortened by as much as was said fits soon', async ({ page }) => {
  let count = 700;
  const profile = await profileOf(page, { 14: words(count, 'w') });
  for (let time = 0; time < 3 && (await profile.verdict().innerText()).includes('too long'); time += 1) {
    const [, over] = (await profile.verdict().innerText()).match(/about (\d+) words too long/)!;
    count -= Number(over);
    await new QuestionPage(page).answer('my-profile', 14, words(count, 'w'));
    await follow(page, '#/b/my-profile/page');
    await expect(profile.verdict()).toContainText(/too long|It fits/);
  }
  await expect(profile.verdict()).toContainText('It fits on one page');
  expect(count, 'nor was too much asked for').toBeGreaterThan(150);
  expect((await print(page)).pages).toBe(1);
});

test('dark colours stay on the screen', async ({ page }) => {
  await prefer(page, { theme: 'dark' });
  await profileOf(page, { 4: 'I like trains.' });
  await page.emulateMedia({ media: 'print' });
  const [paper, ink] = await page.evaluate(() => {
    const lightness = (colour: string) => colour.match(/[\d.]+/g)!.slice(0, 3).reduce((sum, one) => sum + Number(one), 0);
    const sheet = getComputedStyle(document.querySelector('#app article')!);
    return [lightness(getComputedStyle(document.body).backgroundColor), lightness(sheet.color)];
  });
  expect(paper === 0 || paper > 700, 'the paper is white').toBe(true);
  expect(ink, 'the ink is dark').toBeLessThan(250);
});
