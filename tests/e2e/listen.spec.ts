// Reading aloud: only when asked, only by voices of the device, and the page stays as it is.

import type { Page } from '@playwright/test';
import { CLOUD, KATE, SAM, cancelled, marked, said, withVoices } from './fixtures/speech';
import { prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { ListenPage } from './pages/ListenPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

const KNOW = '#/b/my-profile/4';
const SLOW = { milliseconds: 60_000 };

async function startAt(page: Page, route: string, prefs: Record<string, string> = {}) {
  await prefer(page, { density: 'one', ...prefs });
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.HELPER, name: zoe.HELPER, child: zoe.CHILD });
  await follow(page, route);
  return { listen: new ListenPage(page), q: new QuestionPage(page) };
}

/** Everything that was said, one sentence a line. */
const words = async (page: Page) => (await said(page)).map(({ words }) => words);

test('criterion 53: nothing plays by itself', async ({ page }) => {
  await withVoices(page, [KATE]);
  const { listen } = await startAt(page, KNOW);
  await expect(listen.whole()).toBeVisible();
  await follow(page, '#/list');
  await follow(page, KNOW);
  expect(await said(page)).toEqual([]);
  await expect(listen.bar()).toBeHidden();
});

test('a question is read with its hint, sentence by sentence, and then the bar goes', async ({ page }) => {
  await withVoices(page, [KATE], { milliseconds: 150 });
  const { listen, q } = await startAt(page, '#/b/my-profile/7');
  const heading = await q.heading().innerText();
  await listen.question().first().click();
  await expect(listen.question().first()).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => words(page)).toContain(heading);
  await expect(listen.bar()).toBeHidden({ timeout: 30_000 });
  await expect(listen.question().first()).toHaveAttribute('aria-pressed', 'false');
  expect(await marked(page)).toBe('');
  const all = await words(page);
  expect(all.join(' ')).toContain('Good for me');
  expect(all.filter((one) => one.length > 200)).toEqual([]);
});

test('criterion 55: a word is marked where the voice tells of it, and the document is as it was', async ({ page }) => {
  await withVoices(page, [KATE], { milliseconds: 3000 });
  const { listen, q } = await startAt(page, KNOW);
  const heading = q.heading();
  // what the page says of saving is not of the mark's making
  await expect(q.saved()).toBeVisible();
  const before = await heading.evaluate((one) => one.outerHTML);
  await listen.question().click();
  await expect.poll(() => marked(page)).not.toBe('');
  const whole = await heading.innerText();
  await expect.poll(async () => (await marked(page)).length).toBeLessThan(whole.length);
  expect(whole.split(/\s+/)).toContain(await marked(page));
  const changes = await page.evaluate(async () => {
    const main = document.querySelector('#app main')!;
    const changes: string[] = [];
    const told = (all: MutationRecord[]) =>
      changes.push(...all.map(({ type, attributeName, target }) => `${type} ${attributeName ?? ''} of ${target.nodeName} ${target.parentElement?.className ?? ''}`));
    const watch = new MutationObserver(told);
    watch.observe(main, { childList: true, subtree: true, characterData: true, attributes: true });
    const mark = () => [...(CSS.highlights.get('spoken') ?? [])].map(String).join('');
    const first = mark();
    while (mark() === first) await new Promise(requestAnimationFrame);
    told(watch.takeRecords());
    return changes;
  });
  expect(changes, 'while the mark moves on nothing in the document changes').toEqual([]);
  expect(await heading.evaluate((one) => one.outerHTML)).toBe(before);
});

test('criterion 55: without word marks the sentence is marked', async ({ page }) => {
  await withVoices(page, [KATE], { boundaries: false, ...SLOW });
  const { listen, q } = await startAt(page, KNOW);
  await listen.question().click();
  await expect.poll(() => marked(page)).toBe(await q.heading().innerText());
});

test('criterion 54: a voice of a network reads nothing, neither our words nor those of a family', async ({ page }) => {
  await withVoices(page, [CLOUD, SAM], { milliseconds: 50 });
  const { listen, q } = await startAt(page, KNOW, { voice: 'cloud' });
  await q.answer('my-profile', 4, 'My secret is a red train.\nIt is fast.');
  await listen.question().click();
  await expect(listen.button('Again')).toBeVisible();
  expect((await words(page)).join(' '), 'the answer is not read before somebody asks').not.toContain('secret');
  await listen.button('Read my answer').click();
  await expect.poll(() => words(page)).toEqual(expect.arrayContaining(['My secret is a red train.', 'It is fast.']));
  await follow(page, '#/b/my-profile/check');
  await listen.whole().click();
  await expect.poll(async () => (await words(page)).filter((one) => one.includes('red train')).length).toBeGreaterThan(1);
  expect((await said(page)).filter(({ local, voice }) => !local || voice !== 'sam')).toEqual([]);
});

test('criterion 56: without a voice of the device it is explained how to add one', async ({ page }) => {
  await withVoices(page, [CLOUD]);
  const { listen } = await startAt(page, KNOW);
  await listen.question().click();
  await expect(listen.bar()).toContainText('This device has no voice of its own that can read this page.');
  await listen.bar().getByText('How to add a voice').click();
  await expect(listen.bar().getByText(/^Android/)).toBeVisible();
  await listen.button('Close').press('Enter');
  await expect(listen.bar()).toBeHidden();
  await expect(listen.question()).toBeFocused();
  expect(await said(page)).toEqual([]);
});

test('voices that come late are waited for', async ({ page }) => {
  await withVoices(page, [KATE], { late: 4000, ...SLOW });
  const { listen } = await startAt(page, KNOW);
  await expect.poll(() => page.evaluate(() => speechSynthesis.getVoices().length)).toBe(1);
  await listen.question().click();
  await expect.poll(() => words(page)).toHaveLength(1);
});

const STOPS: Record<string, (page: Page, listen: ListenPage) => Promise<unknown>> = {
  'its Stop button': (_, listen) => listen.button('Stop').click(),
  'the button that began it': (_, listen) => listen.question().click(),
  'Escape in the bar': (_, listen) => listen.button('Pause').press('Escape'),
  'another page': (page) => follow(page, '#/list'),
  'a window out of sight': (page) =>
    page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }),
  'a recording': async (page) => {
    await page.getByRole('button', { name: 'Record a voice note' }).click();
  },
};

for (const [how, stop] of Object.entries(STOPS)) {
  test(`criterion 53: ${how} stops it in one action`, async ({ page }) => {
    await withVoices(page, [KATE], SLOW);
    const { listen } = await startAt(page, KNOW);
    await listen.question().click();
    await expect(listen.bar()).toBeVisible();
    const before = await cancelled(page);
    await stop(page, listen);
    await expect(listen.bar()).toBeHidden();
    expect(await cancelled(page)).toBe(before + 1);
    expect(await marked(page)).toBe('');
    expect(await said(page)).toHaveLength(1);
  });
}

test('it pauses, goes on with the same sentence, and reads slower and faster within bounds', async ({ page }) => {
  await withVoices(page, [KATE], SLOW);
  const { listen } = await startAt(page, KNOW);
  await listen.question().click();
  await listen.button('Pause').press('Enter');
  await expect(listen.bar()).toContainText('Paused');
  await expect(listen.button('Go on')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await words(page)).length).toBe(2);
  const rate = async () => (await said(page)).at(-1)!.rate;
  for (const [button, want] of [['Slower', 0.8], ['Slower', 0.6], ['Slower', 0.6], ['Faster', 0.8]] as const) {
    const before = (await said(page)).length;
    await listen.button(button).click();
    await expect.poll(async () => (await said(page)).length).toBe(before + 1);
    expect(await rate()).toBeCloseTo(want);
  }
  expect(new Set(await words(page)).size, 'always from the beginning of the sentence').toBe(1);
  for (let n = 0; n < 6; n += 1) await listen.button('Faster').click();
  await expect.poll(rate).toBeCloseTo(1.4);
  await expect(listen.bar()).toContainText('very fast');
});

test('criterion 18: nothing is told about saving while it reads', async ({ page }) => {
  await withVoices(page, [KATE], SLOW);
  const { listen, q } = await startAt(page, KNOW);
  await page.clock.install();
  await listen.question().click();
  await q.box(/know/).fill(zoe.KNOW);
  const status = page.locator('#say');
  for (let n = 0; n < 20; n += 1) {
    await page.clock.runFor(1000);
    expect(await status.textContent()).not.toContain('Saved');
  }
  await listen.button('Stop').click();
  for (let n = 0; n < 12; n += 1) await page.clock.runFor(1000);
  await expect(status).toHaveText('Saved on this device');
});

test('the whole page is read from its own button, with what can be pressed', async ({ page }) => {
  await withVoices(page, [KATE], { milliseconds: 20 });
  const { listen } = await startAt(page, '#/help');
  await listen.whole().click();
  await expect(listen.whole()).toHaveAttribute('aria-pressed', 'true');
  await expect(listen.bar()).toBeHidden({ timeout: 30_000 });
  const all = await words(page);
  expect(all[0]).toBe('Get help');
  expect(all).toContain('You do not have to do this alone.');
  expect(all.join(' ')).not.toContain('Listen to this page');
});
