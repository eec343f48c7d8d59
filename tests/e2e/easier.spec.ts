// Easier words and pictures: turned on and off anywhere, with nothing lost, and hard words explained.

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { symbols as symbolsOf } from '../../style/symbols.mjs';
import { prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { EasierPage } from './pages/EasierPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

const [KNOW, SCHOOL, TALK, SIGNS] = [4, 7, 12, 18];
const PUBLIC = join(import.meta.dirname, '../../public');
const MANIFEST = JSON.parse(readFileSync(join(PUBLIC, 'symbols.json'), 'utf8')).symbols as Record<string, { means: string }>;

async function arrive(page: Page) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  return { question: new QuestionPage(page), easier: new EasierPage(page) };
}

test('criterion 71: the words change in the middle of a question, and what was typed, the place and the switch stay', async ({ page }) => {
  const { question, easier } = await arrive(page);
  await question.goTo('my-profile', KNOW);
  const usual = await question.heading().innerText();
  await question.box(usual).pressSequentially('I like tr');
  const address = page.url();
  await easier.easier();
  await expect(question.heading()).not.toHaveText(usual);
  const box = question.box(await question.heading().innerText());
  await expect(box).toHaveValue('I like tr');
  expect(page.url()).toBe(address);
  await box.press('End');
  await box.pressSequentially('ains');
  await easier.usual();
  await expect(question.heading()).toHaveText(usual);
  await expect(question.box(usual)).toHaveValue('I like trains');
  await expect(page.getByRole('status')).toHaveText('Usual words are on.');
});

test('criterion 71: what is on the page and not saved yet stays there', async ({ page }) => {
  const { question, easier } = await arrive(page);
  await question.goTo('my-profile', SCHOOL);
  const own = page.getByRole('main').getByRole('textbox').last();
  await own.fill('The bell');
  await question.radio('Good for me', 'Reading').press('Space');
  await easier.easier();
  await expect(own).toHaveValue('The bell');
  await expect(question.radio(/./, 'Reading').first()).toBeChecked();
  // a drawing is in the making: the page waits with other words
  await question.goTo('my-profile', 2);
  await question.button('Draw a picture').click();
  const heading = await question.heading().innerText();
  await easier.usual();
  await expect(page.getByRole('status')).toContainText('next page');
  await expect(question.heading()).toHaveText(heading);
});

test('criterion 51: every symbol has come, stands beside words on a white tile, and nobody hears it', async ({ page }) => {
  const { question, easier } = await arrive(page);
  await expect(easier.symbols()).toHaveCount(0);
  await easier.easier();
  for (const theme of ['light', 'dark', 'soft', 'contrast']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    for (const number of [0, SCHOOL, TALK]) {
      await (number === 0 ? follow(page, '#/list') : question.goTo('my-profile', number));
      await expect(easier.symbols().first()).toBeVisible();
      const seen = await easier.seen();
      expect(seen.filter(({ came, alt, hidden, words, ground }) => !came || alt !== '' || !hidden || words === '' || ground !== 'rgb(255, 255, 255)')).toEqual([]);
      expect(seen.length).toBeGreaterThan(5);
    }
  }
});

test('criterion 71: pictures can be off while easier words are on', async ({ page }) => {
  await prefer(page, { words: 'easier', pictures: 'off' });
  const { question, easier } = await arrive(page);
  await question.goTo('my-profile', TALK);
  await expect(question.heading()).toHaveText('How do you tell people things?');
  await expect(easier.symbols()).toHaveCount(0);
  await follow(page, '#/colours');
  await expect(page.getByRole('radio', { name: 'Words only' })).toBeChecked();
  await page.getByRole('radio', { name: 'With pictures' }).check({ force: true });
  await page.getByRole('button', { name: 'Use these settings' }).click();
  await question.goTo('my-profile', TALK);
  await expect(easier.symbols().first()).toBeVisible();
});

test('a symbol that does not come leaves no hole', async ({ page, strict }) => {
  strict.expectMessage(/symbols\/talk\.svg/);
  strict.forgive(/symbols\/talk\.svg/);
  await page.route('**/symbols/talk.svg', (route) => route.fulfill({ status: 404 }));
  const { question, easier } = await arrive(page);
  await easier.easier();
  await question.goTo('my-profile', TALK);
  await expect(page.locator('main img[src="symbols/talk.svg"]').first()).toBeHidden();
  await expect(page.locator('main img[src="symbols/picture.svg"]').first()).toBeVisible();
  await expect(question.checkbox('Talking')).toBeVisible();
});

test('the strong contrast has symbols of one colour', async ({ page }) => {
  await prefer(page, { words: 'easier', theme: 'contrast' });
  const { question, easier } = await arrive(page);
  await question.goTo('my-profile', TALK);
  const addresses = await easier.symbols().evaluateAll((all: HTMLImageElement[]) => all.map((one) => one.getAttribute('src')));
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.filter((address) => !address?.endsWith('.plain.svg'))).toEqual([]);
});

test('criterion 51: the page of licences has every symbol, and each that the site has is named', async ({ page, request }) => {
  await openApp(page, 'symbols.html');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pictures on this website');
  await expect(page.getByText('Made by Microsoft. Licence: MIT.')).toBeVisible();
  const shown = await page.locator('main li').evaluateAll((all) =>
    all.map((one) => [one.querySelector('img')?.getAttribute('src') ?? '', one.textContent?.trim() ?? '']),
  );
  const named = Object.entries(MANIFEST).map(([id, { means }]) => [`symbols/${id}.svg`, means]);
  expect(shown.sort()).toEqual(named.sort());
  for (const id of Object.keys(MANIFEST)) {
    for (const file of [`symbols/${id}.svg`, `symbols/${id}.plain.svg`]) {
      expect((await request.get(file)).ok(), file).toBe(true);
    }
  }
});

test('criterion 51: a council’s own symbols take the place of ours, and without a licence there is no site', () => {
  const source = mkdtempSync(join(tmpdir(), 'symbols-'));
  mkdirSync(join(source, 'symbols'));
  writeFileSync(join(source, 'symbols.json'), readFileSync(join(PUBLIC, 'symbols.json')));
  const bed = '<svg xmlns="http://www.w3.org/2000/svg"><title>our bed</title></svg>';
  writeFileSync(join(source, 'symbols/bed.svg'), bed);
  writeFileSync(join(source, 'symbols/bus.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
  const pack = (symbols: object) => writeFileSync(join(source, 'symbols/pack.json'), JSON.stringify({ by: 'Us', symbols }));
  pack({ sleep: { file: 'bed.svg', licence: 'CC BY 4.0' }, 'our-bus': { file: 'bus.png', licence: 'CC0', means: 'our bus' } });
  const { sleep, home, 'our-bus': bus } = symbolsOf(source);
  expect(sleep).toMatchObject({ colour: bed, plain: bed, licence: 'CC BY 4.0', by: 'Us', means: 'sleep' });
  expect(home).toMatchObject({ licence: 'MIT', by: 'Microsoft' });
  expect(bus.colour).toContain('data:image/png;base64,iVBORw0KGgo=');
  for (const [wrong, why] of [
    [{ sleep: { file: 'bed.svg' } }, /"licence" of the symbol "sleep" is missing/],
    [{ 'our-bed': { file: 'bed.svg', licence: 'CC0' } }, /what "our-bed" means is missing/],
    [{ sleep: { file: 'lost.svg', licence: 'CC0' } }, /no file symbols\/lost\.svg/],
    [{ sleep: { file: '../symbols.json', licence: 'CC0' } }, /is no \.svg or \.png/],
  ] as const) {
    pack(wrong);
    expect(() => symbolsOf(source)).toThrow(why);
  }
});

test('criterion 88: a hard word is explained where it first stands, and all of them on one page', async ({ page }) => {
  const { question, easier } = await arrive(page);
  await question.goTo('my-profile-14', 4);
  const asked = page.getByRole('main').getByText('What does ‘EHC plan’ mean?');
  await expect(asked).toHaveCount(1);
  await asked.click();
  await expect(page.getByText('A plan that the law stands behind.')).toBeVisible();
  await easier.easier();
  await follow(page, '#/help');
  await question.link('See what hard words mean').click();
  await expect(question.heading()).toHaveText('What words mean');
  const terms = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts();
  expect(terms.length).toBeGreaterThan(40);
  expect(terms).toEqual([...terms].sort((one, other) => one.toLowerCase().localeCompare(other.toLowerCase(), 'en')));
});

test('criterion 96: nothing is called by the name that only checked words may have', async ({ page }) => {
  const { question, easier } = await arrive(page);
  await easier.easier();
  for (const show of [() => follow(page, '#/list'), () => follow(page, '#/words'), () => follow(page, '#/colours'), () => question.goTo('my-profile', SIGNS)]) {
    await show();
    await expect(page.locator('body')).not.toContainText(/easy[ -]?read/i);
  }
  await openApp(page, 'symbols.html');
  await expect(page.locator('body')).not.toContainText(/easy[ -]?read/i);
});
