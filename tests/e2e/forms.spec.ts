// What every page with questions keeps to, looked at in one walk through all of them; and what people may
// expect of any question: nothing runs out, nothing goes on by itself, nobody gets stuck.

import type { Page } from '@playwright/test';
import { firstOf } from './fixtures/pack';
import { ROUTES, SHELVES, fillSome, prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { QuestionPage, follow } from './pages/QuestionPage';
import { SharePage } from './pages/SharePage';
import { WhoPage } from './pages/WhoPage';

test.beforeEach(async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'the markup is the same there');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await prefer(page, { density: 'one' });
});

/** In the page: what breaks a rule of ours, whatever the page is about. */
function broken(isQuestion: boolean): string[] {
  const main = [...document.querySelectorAll('main')].find((one) => one.checkVisibility())!;
  const seen = (element: Element) => element.checkVisibility();
  const all = <T extends Element>(what: string) => [...document.querySelectorAll<T>(what)].filter(seen);
  const words = (element: Element) => (element as HTMLElement).innerText.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word));
  const found: string[] = [];
  const refuse = (number: number, why: string, elements: Element[]) =>
    found.push(...elements.map((one) => `${number}: ${why}: ${one.outerHTML.slice(0, 120)}`));

  refuse(36, 'dragging is no way to answer', all('[draggable=true], [ondragstart]'));
  refuse(72, 'nothing lies over the page', all('iframe, object, embed, dialog[open], [popover]'));
  const floats = (one: Element) => getComputedStyle(one).position === 'fixed' && !one.closest('[aria-hidden=true]');
  refuse(17, 'nothing pops up', all('body *').filter(floats));
  refuse(40, 'a button always answers', all('button:disabled'));
  refuse(40, 'our own words tell of faults', all<HTMLFormElement>('form').filter((form) => !form.noValidate));
  refuse(31, 'nothing is marked as needed', all('main [aria-required=true], main [required]'));
  const marked = all('main label, main legend, main h1').filter((one) => one.textContent!.includes('*'));
  refuse(31, 'no asterisk', marked);
  const controls = all<HTMLInputElement>('main input:not([type=hidden]), main textarea, main select');
  const isNamed = (one: HTMLInputElement) => {
    const group = one.closest('fieldset')?.querySelector('legend');
    const above = one.closest('[role=group]') ?? group;
    return [...(one.labels ?? []), above].some((label) => label && seen(label) && words(label).length > 0);
  };
  refuse(30, 'words that can be seen name every control', controls.filter((one) => !isNamed(one)));
  // what a microphone does is said in full beside its button
  const hints = all('main .hint[id]:not([id$=-voice-hint])').filter((hint) => document.querySelector(`[aria-describedby~="${hint.id}"]`));
  refuse(34, 'a hint has no link', hints.filter((hint) => hint.querySelector('a')));
  // what the ends and the middle of a scale mean are three sentences
  refuse(34, 'a hint is short', hints.filter((hint) => words(hint).length > 20 && !/^0 is /.test(hint.textContent!)));
  if (!isQuestion) return found;

  const say = (number: number, what: string) => found.push(`${number}: ${what}`);
  const h1 = main.querySelector('h1')!;
  const names = [...main.querySelectorAll('legend, label')].some((one) => one.contains(h1) || h1.contains(one));
  const isNamedByIt = main.querySelector(`[aria-labelledby~="${h1.id || 'no-id'}"]`) !== null;
  if (!names && !isNamedByIt) say(30, 'the heading is the label or the legend');
  const primary = all<HTMLButtonElement>('main button.btn:not(.btn--quiet)').filter((one) => one.type === 'submit');
  if (primary.length !== 1) say(29, `one button leads on, not ${primary.length}`);
  const asked = [h1, ...(h1.closest('fieldset, form')?.querySelectorAll(':scope > .hint, :scope .ask > .hint') ?? [])];
  const count = asked.flatMap((one) => words(one)).length;
  if (count > 60) say(29, `${count} words ask`);
  const line = main.innerText.match(/^(Saved on this device at .*|Not saved yet|Saving…)$/m);
  if (!line) say(17, 'it is said whether this is saved');
  const buttons = all<HTMLButtonElement>('main button').map((one) => one.innerText.trim());
  const ways = ['Save and continue', 'Come back to this later', 'I don’t know', 'I don’t want to say', 'Ask someone'];
  for (const way of ways) if (!buttons.includes(way)) say(32, `there is no “${way}”`);
  return found;
}

test('criteria 17, 29, 30, 31, 32, 34, 36, 40 and 72: every page keeps the rules of forms', async ({ page }) => {
  test.setTimeout(180_000);
  await fillSome(page);
  const found: string[] = [];
  const routes = [...ROUTES, ...SHELVES.flatMap(({ family }) => family)];
  for (const route of new Set(routes)) {
    await follow(page, route);
    const isQuestion = /^#\/b\/[^/]+\/\d+$/.test(route) && (await page.getByRole('button', { name: 'Save and continue' }).isVisible());
    found.push(...(await page.evaluate(broken, isQuestion)).map((what) => `${route} breaks ${what}`));
  }
  expect(found).toEqual([]);
});

test('criterion 25: who is here is asked before any question, and can be changed from each of them', async ({ page }) => {
  await openApp(page, '#/b/my-profile/4');
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await fillSome(page);
  for (const route of ['#/list', '#/b/my-profile/4', '#/b/details/5', '#/b/my-profile/6/1', '#/b/my-profile/part/2']) {
    await follow(page, route);
    await expect(new WhoPage(page).change(), route).toBeVisible();
  }
  await new WhoPage(page).change().click();
  await expect(new WhoPage(page).heading()).toBeVisible();
});

test('criterion 37: a scale starts with no choice, and choosing goes nowhere', async ({ page }) => {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const question = new QuestionPage(page);
  const scale = firstOf('scale');
  await question.goTo(scale.booklet, scale.number);
  const radios = page.getByRole('main').getByRole('radio');
  const address = page.url();
  for (const one of await radios.all()) await expect(one).not.toBeChecked();
  for (const n of [0, 5, 10]) await expect(radios.nth(n)).toHaveAccessibleName(new RegExp(`^${n}\\b.*\\p{L}{3}`, 'u'));
  await radios.first().focus();
  for (const key of ['Space', 'ArrowDown', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
  await expect(radios.nth(1)).toBeChecked();
  await expect(page).toHaveURL(address);
});

test('criterion 38: a box takes as much as anybody types', async ({ page }) => {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const question = new QuestionPage(page);
  const words = '👨‍👩‍👧 a b '.repeat(5000);
  await question.answer('my-profile', 4, words);
  await expect(question.saved()).toBeVisible();
  await expect(question.box(/people to know/)).toHaveValue(words);
});

test('criterion 42: nobody gets stuck on what cannot be read', async ({ page }) => {
  await fillSome(page);
  const question = new QuestionPage(page);
  const date = firstOf('date');
  await question.goTo(date.booklet, date.number);
  await question.box('Year').fill('last summer');
  await question.goOn().click();
  await expect(page.getByText('There is a problem')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Get help' })).toBeVisible();
  await expect(question.later()).toBeVisible();
  await question.goOn().click();
  await expect(page, 'it is kept, and the way goes on').not.toHaveURL(new RegExp(`/${date.number}$`));
  await follow(page, '#/share');
  for (let time = 0; time < 2; time += 1) await new SharePage(page).make().click();
  await expect(page.getByText('There is a problem')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Get help' })).toBeVisible();
});

test('criterion 45: a part is as far as the person says', async ({ page }) => {
  await fillSome(page);
  const row = (part: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: part, exact: true }) });
  const part = 'Things to know about me';
  const finish = async (words: string) => {
    await follow(page, '#/b/my-profile/part/2');
    await page.getByRole('radio', { name: words }).press('Space');
    await page.getByRole('button', { name: 'Save and go to the list' }).click();
  };
  await follow(page, '#/list');
  await expect(row(part)).toContainText('In progress');
  await finish('Yes, I’ve finished');
  await expect(row(part)).toContainText('Completed');
  await finish('No, I’ll come back later');
  await expect(row(part)).toContainText('In progress');
  const statuses = await page.getByRole('main').getByRole('list').first().getByRole('listitem').allInnerTexts();
  for (const text of statuses) expect(text).toMatch(/\n(Not started yet|In progress|Completed)(\n|$)/);
});

test('criterion 46: what is not finished is printed and shared all the same', async ({ page }) => {
  await fillSome(page);
  await follow(page, '#/b/my-profile/page');
  await expect(page.getByRole('button', { name: /^Print/ }).first()).toBeVisible();
  await expect(page.getByRole('main')).toContainText(zoe.KNOW);
  await follow(page, '#/b/my-profile/check');
  await expect(page.getByRole('main').getByText('Not answered yet').or(page.getByText('not answered')).first()).toBeVisible();
  await follow(page, '#/share');
  await expect(new SharePage(page).make()).toBeVisible();
});

test('criterion 87: the page says what is in the file, who gets it, what comes next, and that it is not sent', async ({ page }) => {
  await fillSome(page);
  await follow(page, '#/share');
  const [share, main] = [new SharePage(page), page.getByRole('main')];
  await expect(share.preview()).toContainText(zoe.KNOW);
  await expect(main).toContainText('Example Council');
  await expect(share.mayBeRead()).not.toBeChecked();
  await share.make().click();
  await expect(page.getByText('There is a problem'), 'nothing is made without a yes').toBeVisible();
  await expect(share.done()).toBeHidden();
  await expect(main).toContainText('Nothing has been sent yet.');
});

/** All that a person would see and hear of time. */
async function isAsBefore(page: Page, words: string) {
  await expect(new QuestionPage(page).box(/people to know/)).toHaveValue(words);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('criterion 24: on one’s own device nothing runs out in eight hours', async ({ page }) => {
  await page.clock.install();
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  await new QuestionPage(page).answer('my-profile', 4, zoe.KNOW);
  const address = page.url();
  for (let hour = 0; hour < 8; hour += 1) await page.clock.fastForward(60 * 60_000);
  await isAsBefore(page, zoe.KNOW);
  await expect(page).toHaveURL(address);
});

test('criterion 20: room that lasts is asked for after the first save, whatever the browser says', async ({ page }) => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    const persist = async () => (asked.push(location.hash), false);
    Object.defineProperty(navigator.storage, 'persist', { value: persist });
    Object.defineProperty(navigator.storage, 'persisted', { value: async () => false });
  });
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.length);
  await openApp(page, '#/who');
  await expect(new WhoPage(page).heading()).toBeVisible();
  expect(await asked(), 'not on arrival').toBe(0);
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  await new QuestionPage(page).answer('my-profile', 4, zoe.KNOW);
  await expect(new QuestionPage(page).saved()).toBeVisible();
  await expect.poll(asked).toBe(1);
  await follow(page, '#/list');
  await expect(page.getByRole('main')).toContainText('This browser may clear your work if the device runs out of room.');
});
