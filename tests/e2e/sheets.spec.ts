// What is printed of a booklet beside the one page, and the page in each of its looks: read from Chromium's own PDF.

import { writeFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { faults } from './fixtures/axe';
import { fileOf } from './fixtures/downloads';
import { photo } from './fixtures/jpeg';
import { bookletOf } from './fixtures/pack';
import { headings, lostOnPaper, print, solid } from './fixtures/paper';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { PicturePage } from './pages/PicturePage';
import { ProfilePage } from './pages/ProfilePage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';
import rules from './htmlvalidate.json' with { type: 'json' };

test.skip(({ browserName }) => browserName === 'firefox', 'only Chromium prints to a file that a test can read');

const LOOKS = ['Warm, with shapes and colours', 'Plain and quiet', 'Bold, with big words'];
const INKS = ['In colour', 'Black and white'];
const SHOWN = 'Zoë on a train';

const SAID: Record<string, string> = {
  'mp.know': zoe.KNOW,
  'mp.well': zoe.WELL,
  'mp.notwell': zoe.NOT_WELL,
  'mp.help': zoe.HELP,
  'mp.want': zoe.WANT,
  'mp.howhelp': 'Show me first. Then wait. Ask me quietly if I want a break.',
};
const LISTED: Record<string, string> = { 'mp.do': 'Tell me before things change', 'mp.dont': 'Touch my chair' };

const numberOf = (id: string) => bookletOf('my-profile').questions.find((question) => question.id === id)!.number;

async function filled(page: Page) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const question = new QuestionPage(page);
  for (const [id, words] of Object.entries(SAID)) await question.answer('my-profile', numberOf(id), words);
  for (const [id, words] of Object.entries(LISTED)) {
    await question.goTo('my-profile', numberOf(id));
    await question.box(/^Answer 1/).fill(words);
  }
  await question.goTo('my-profile', numberOf('mp.picture'));
  const picture = new PicturePage(page);
  await picture.choose().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await picture.shows().fill(SHOWN);
  await expect(question.saved()).toBeVisible();
  await follow(page, '#/b/my-profile/page');
  const profile = new ProfilePage(page);
  await expect(profile.picture(SHOWN)).toBeVisible();
  return profile;
}

/** What of the sheet is larger than the room it has, as it is printed. The frame of the photo crops it on purpose. */
async function clipped(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    const inside = [...document.querySelectorAll<HTMLElement>('.profile-preview *')];
    const hides = (one: HTMLElement) => !getComputedStyle(one).overflow.startsWith('visible') && one.tagName !== 'IMG';
    const isCut = (one: HTMLElement) => hides(one) && one.scrollHeight > one.clientHeight + 1 && !one.matches('.sr, .profile__frame');
    const boxes = inside.filter((one) => one.matches('section, li') && one.scrollHeight > one.clientHeight + 1);
    return [...inside.filter(isCut), ...boxes.filter((one) => getComputedStyle(one).display !== 'inline')].map(
      (one) => `${one.tagName} ${one.className} ${one.scrollHeight} > ${one.clientHeight}`,
    );
  });
  await page.emulateMedia({ media: null });
  return found;
}

/** Letters and colours of every word of the sheet, as it is printed. */
async function inked(page: Page) {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    const words = document.createTreeWalker(document.querySelector('.profile-preview')!, NodeFilter.SHOW_TEXT);
    const styles: { points: number; italic: boolean; ink: number[]; words: string }[] = [];
    while (words.nextNode()) {
      const of = words.currentNode.parentElement!;
      if (!words.currentNode.textContent?.trim() || of.closest('.sr') || !of.checkVisibility()) continue;
      const { fontSize, fontStyle, color } = getComputedStyle(of);
      const ink = color.match(/[\d.]+/g)!.slice(0, 3).map(Number);
      styles.push({ points: parseFloat(fontSize) * 0.75, italic: fontStyle !== 'normal', ink, words: of.innerText });
    }
    return styles;
  });
  await page.emulateMedia({ media: null });
  return found;
}

const ALL = [...Object.values(SAID), ...Object.values(LISTED), zoe.CHILD];

test('criterion 82 and 83: three looks are each one page with every word, and nothing is cut', async ({ page }) => {
  const profile = await filled(page);
  for (const look of LOOKS) {
    for (const ink of INKS) {
      await profile.choose(look);
      await profile.choose(ink);
      await expect(profile.verdict()).toHaveText(/It fits on one page, in 1[1-4](\.5)? point letters\./);
      const paper = await print(page);
      expect(paper.pages, `${look}, ${ink}`).toBe(1);
      expect(lostOnPaper(paper, ALL), `${look}, ${ink}`).toEqual([]);
      expect(await clipped(page), `${look}, ${ink}`).toEqual([]);
    }
  }
});

test('criterion 82: a look is kept for its booklet and no other', async ({ page }) => {
  const profile = await filled(page);
  await profile.choose(LOOKS[2]);
  await follow(page, '#/list');
  await follow(page, '#/b/my-profile/page');
  await expect(page.getByRole('radio', { name: LOOKS[2] })).toBeChecked();
  await follow(page, '#/b/one-page-parent/page');
  await expect(page.getByRole('radio', { name: LOOKS[1] }), 'that of a parent is plain').toBeChecked();
});

for (const points of [16, 18, 24]) {
  test(`criterion 84: large print of ${points} points has the name and the number on each page`, async ({ page }) => {
    const profile = await filled(page);
    await profile.choose('Large print');
    await profile.choose(`${points} point`);
    await expect(profile.picture(SHOWN)).toBeVisible();
    const letters = await inked(page);
    expect(letters.filter((one) => one.points < points - 0.01), 'too small').toEqual([]);
    expect(letters.filter((one) => one.italic)).toEqual([]);
    const paper = await print(page);
    expect(paper.pages).toBeGreaterThan(1);
    paper.sheets.forEach((words, n) => {
      expect(words, `page ${n + 1}`).toContain(`Page ${n + 1} of ${paper.pages}`);
      expect(words, `page ${n + 1}`).toContain(zoe.CHILD);
    });
    expect(lostOnPaper(paper, ALL)).toEqual([]);
    expect(await clipped(page)).toEqual([]);
  });
}

test('criterion 83: easier words have one idea in a row, beside room for a picture', async ({ page }) => {
  const profile = await filled(page);
  await profile.choose('Easier words with pictures');
  const rows = profile.sheet().getByRole('listitem');
  // the first of what was said to a question has the symbol of the question, in one colour without colours
  const symbols = profile.sheet().locator('.easy__picture img');
  expect(await symbols.count()).toBeGreaterThan(2);
  for (const symbol of await symbols.all()) {
    await expect.poll(() => symbol.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0)).toBe(true);
  }
  await profile.choose('Black and white');
  expect(await symbols.evaluateAll((all) => all.filter((one) => !/\.plain\.svg$/.test(one.getAttribute('src')!)).length)).toBe(0);
  await expect(rows.filter({ hasText: 'Show me first.' })).not.toContainText('Then wait.');
  await page.emulateMedia({ media: 'print' });
  const [row] = await rows.filter({ hasText: 'Then wait.' }).all();
  const [box, words] = [(await row.boundingBox())!, (await row.getByRole('paragraph').boundingBox())!];
  expect(words.x - box.x, 'the picture is at least 35 mm wide').toBeGreaterThan((35 / 25.4) * 96);
  const paper = await print(page);
  expect(paper.words).toContain('Page 2 of');
  expect(lostOnPaper(paper, ALL)).toEqual([]);
  expect((await inked(page)).filter((one) => one.points < 16 - 0.01)).toEqual([]);
});

test('criterion 83: cards are as large as a bank card, and hold what helps and what does not', async ({ page }) => {
  const profile = await filled(page);
  await profile.choose('Cards for a pocket');
  await page.emulateMedia({ media: 'print' });
  const cards = page.locator('.card-small');
  for (const card of await cards.all()) {
    const { width, height } = (await card.boundingBox())!;
    expect([width, height].map((one) => Math.round((one / 96) * 25.4))).toEqual([85, 54]);
  }
  const paper = await print(page);
  expect(paper.pages).toBe(1);
  const onCards = ['mp.know', 'mp.howhelp'].map((id) => SAID[id]).concat(Object.values(LISTED), zoe.CHILD);
  expect(lostOnPaper(paper, onCards)).toEqual([]);
  expect(solid(paper.words), 'no number that nobody put there').not.toContain('Whotocall');
});

test('criterion 86: in black and white every word is in black or grey', async ({ page }) => {
  const profile = await filled(page);
  await profile.choose('Black and white');
  for (const sheet of ['One page', 'Large print', 'Easier words with pictures', 'Cards for a pocket']) {
    await profile.choose(sheet);
    const coloured = (await inked(page)).filter(({ ink }) => Math.max(...ink) - Math.min(...ink) > 2);
    expect(coloured, sheet).toEqual([]);
  }
  await profile.choose('One page');
  for (const look of LOOKS) {
    await profile.choose(look);
    expect((await inked(page)).filter(({ ink }) => Math.max(...ink) > 2), look).toEqual([]);
  }
});

test('criterion 85: the PDF has tags, a title, a language, headings and words for the picture', async ({ page }) => {
  const profile = await filled(page);
  await expect(profile.verdict()).toHaveText(/It fits/);
  const paper = await print(page);
  expect(paper).toMatchObject({ language: 'en-GB', isTagged: true });
  expect(paper.title).toMatch(/^Your one page – /);
  const found = await headings(page);
  expect(found.roles).toEqual(expect.arrayContaining(['H2', 'H3', 'Figure', 'P']));
  expect(found.alts).toContain(SHOWN);
});

/** The file that was saved, in a browser of its own, as whoever gets it opens it. */
async function opened(browser: Browser, path: string, bytes: Buffer): Promise<Page> {
  await writeFile(path, bytes);
  const page = await (await browser.newContext()).newPage();
  await page.goto(`file://${path}`);
  return page;
}

test('criterion 85: the copy for a screen stands by itself, and an engine finds nothing to mend', async ({ page, browser, browserName }, info) => {
  const profile = await filled(page);
  const plain = await fileOf(page, browserName, () => profile.saveCopy().click());
  expect(plain.name, 'nobody’s name').toBe('my-profile.html');
  await profile.nameInFile(zoe.CHILD).press('Space');
  const named = await fileOf(page, browserName, () => profile.saveCopy().click());
  expect(named.name).toBe('my-profile-zoë-anaïs.html');
  expect(named.bytes.equals(plain.bytes)).toBe(true);
  const copy = await opened(browser, info.outputPath('copy.html'), plain.bytes);
  await expect(copy.getByRole('heading', { level: 1 })).toHaveText(zoe.CHILD);
  await expect(copy).toHaveTitle(/^My Profile – Zoë-Anaïs$/);
  const seen = await copy.getByRole('img', { name: SHOWN }).evaluate((one: HTMLImageElement) => one.naturalWidth);
  expect(seen, 'the picture is inside').toBeGreaterThan(0);
  const words = solid(await copy.getByRole('main').innerText());
  expect(ALL.filter((one) => !words.includes(solid(one)))).toEqual([]);
  expect(await faults(copy, 'the copy')).toEqual([]);
  const report = await new HtmlValidate(rules as object).validateString(plain.bytes.toString('utf8'));
  expect(report.results.flatMap((one) => one.messages).map((one) => `${one.ruleId}: ${one.message}`)).toEqual([]);
  expect((await print(copy)).isTagged).toBe(true);
});
