// Five key pages as a screen reader speaks them, line by line: guidepup's virtual one, in the page. It stands
// for none of those that people use; it shows order, names, roles, states and descriptions in one piece of text.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { matches } from './fixtures/golden';
import { firstOf } from './fixtures/pack';
import { fillSome, prefer } from './fixtures/tour';
import { expect, openApp, test } from './lib/strict';
import { QuestionPage, follow } from './pages/QuestionPage';

/** As a script of its own: the policy of the page lets none be imported. What it exports is put where it is found. */
const READER = readFileSync(
  createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/browser.js'),
  'utf8',
).replace(/export\s*\{[^}]*?([\w$]+) as virtual\s*\};?/, 'globalThis.virtual = $1;');

/** What is used of it. */
interface Reader {
  start(options: { container: Element }): Promise<void>;
  next(): Promise<void>;
  stop(): Promise<void>;
  lastSpokenPhrase(): Promise<string>;
  spokenPhraseLog(): Promise<string[]>;
}

async function spoken(page: Page): Promise<string> {
  if (!(await page.evaluate(() => 'virtual' in globalThis))) await page.evaluate(`(() => { ${READER}\n})(); 0`);
  const log = await page.evaluate(async () => {
    const { virtual } = globalThis as unknown as { virtual: Reader };
    await virtual.start({ container: document.body });
    const mostPhrases = 600;
    for (let n = 0; n < mostPhrases && (await virtual.lastSpokenPhrase()) !== 'end of document'; n += 1) await virtual.next();
    const said = await virtual.spokenPhraseLog();
    await virtual.stop();
    return said;
  });
  expect(log.at(-1), 'it comes to the end').toBe('end of document');
  return log.join('\n');
}

test.beforeEach(async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'the voice is made of the same page');
  test.setTimeout(90_000);
  await prefer(page, { density: 'one' });
});

test('criterion 92: the start and who is here, as they are spoken', async ({ page }) => {
  await openApp(page);
  await expect(page.getByRole('link', { name: 'Start now' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Listen to this page' })).toBeVisible();
  matches('spoken/start.txt', await spoken(page));
  await follow(page, '#/who');
  matches('spoken/who.txt', await spoken(page));
});

test('criterion 92: a question with an error, as it is spoken', async ({ page }) => {
  await fillSome(page);
  const question = new QuestionPage(page);
  const date = firstOf('date');
  await question.goTo(date.booklet, date.number);
  for (const [part, words] of Object.entries({ Day: '31', Month: '2', Year: '2011' })) await question.box(part).fill(words);
  await question.goOn().click();
  await expect(page.getByText('There is a problem')).toBeVisible();
  matches('spoken/question-with-an-error.txt', await spoken(page));
});

test('criterion 92: the list and the file to share, as they are spoken', async ({ page }) => {
  await fillSome(page);
  await follow(page, '#/list');
  matches('spoken/list.txt', await spoken(page));
  await follow(page, '#/share');
  matches('spoken/share.txt', await spoken(page));
});
