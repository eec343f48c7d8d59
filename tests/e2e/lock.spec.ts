// A folder that is locked with words: nothing of it can be read on the device, nothing of it is lost, and
// only the words open it.

import type { Page } from '@playwright/test';
import { photo } from './fixtures/jpeg';
import { copies, refuse } from './fixtures/storage';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { LockPage } from './pages/LockPage';
import { PicturePage } from './pages/PicturePage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { VersionsPage } from './pages/VersionsPage';
import { WhoPage } from './pages/WhoPage';

const KNOW = 4;
const WELL = 9;
const SHOWN = 'Me with my dog 🐕';
/** What must be nowhere, with the names of booklets and of people. */
const CANARIES = [zoe.CHILD, zoe.URDU, 'trains 🚂', zoe.NOTE, SHOWN, 'my-profile', 'contributor'];

const main = (page: Page) => page.getByRole('main');

/** Words, a private note, a picture, and an earlier version. */
async function sayThings(page: Page) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.HELPER, name: zoe.HELPER, child: zoe.CHILD });
  const question = new QuestionPage(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await question.opener('Private note and sharing').click();
  await question.box('A private note').fill(zoe.NOTE);
  await question.answer('my-profile', WELL, zoe.WELL);
  await follow(page, '#/b/my-profile/2');
  const picture = new PicturePage(page);
  await picture.choose().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await picture.shows().fill(SHOWN);
  await expect(question.saved()).toBeVisible();
  await follow(page, '#/b/my-profile/part/1');
  await question.button('Save and go to the list').click();
  const versions = new VersionsPage(page);
  await expect(async () => {
    await follow(page, '#/list');
    await follow(page, '#/versions');
    await expect(versions.version('Kept when you left a part of a booklet')).toHaveCount(1, { timeout: 500 });
  }).toPass();
}

/** Everything that this site keeps, keys and octets, as texts that can be searched. */
async function everything(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    const request = indexedDB.open('tio1');
    const database = await new Promise<IDBDatabase>((done) => (request.onsuccess = () => done(request.result)));
    const all = <T>(asked: IDBRequest<T>) => new Promise<T>((done) => (asked.onsuccess = () => done(asked.result)));
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = [await all(store.getAllKeys()), await all(store.getAll())];
      keys.forEach((key, n) => found.push(`${name} ${String(key)}\n${new TextDecoder().decode(values[n])}`));
    }
    database.close();
    for (const storage of [localStorage, sessionStorage]) {
      for (const [key, value] of Object.entries(storage)) found.push(`storage ${key}\n${String(value)}`);
    }
    for (const name of await caches.keys()) {
      for (const one of await (await caches.open(name)).keys()) found.push(`cache ${name} ${one.url}`);
    }
    return found;
  });
}

/** Octets of a picture of the format that photos are kept in. */
const hasPicture = (all: string[]) => all.some((text) => text.startsWith('photos') && /JFIF|PNG|WEBP|ÿØ/.test(text.slice(0, 300)));

async function expectUnreadable(page: Page) {
  const all = await everything(page);
  expect(all.length, 'something is kept').toBeGreaterThan(5);
  for (const words of CANARIES) {
    // the site's own files have the names of booklets, and nobody's words
    const found = all.filter((text) => text.includes(words) && !text.startsWith('cache ')).map((text) => text.split('\n')[0]);
    expect(found, `${words} can be read`).toEqual([]);
  }
  expect(hasPicture(all)).toBe(false);
}

async function lock(page: Page): Promise<string> {
  await follow(page, '#/list');
  await main(page).getByRole('link', { name: 'Lock it with words that only you have' }).click();
  const lock = new LockPage(page);
  const words = (await lock.words()).join(' ');
  await lock.written().check({ force: true });
  await lock.lock().click();
  await expect(lock.done()).toBeFocused({ timeout: 20_000 });
  return words;
}

async function expectWhole(page: Page) {
  const question = new QuestionPage(page);
  await question.goTo('my-profile', KNOW);
  await expect(question.box(await question.heading().innerText())).toHaveValue(zoe.KNOW);
  await follow(page, `#/b/my-profile/${WELL}`);
  await expect(question.box(await question.heading().innerText())).toHaveValue(zoe.WELL);
  await follow(page, '#/b/my-profile/page');
  await expect(new PicturePage(page).shown(SHOWN)).toBeVisible();
  await follow(page, '#/versions');
  await expect(new VersionsPage(page).version('Kept when you left a part of a booklet').first()).toBeVisible();
}

test('locked, closed, opened with its words, and unlocked again', async ({ page }) => {
  test.setTimeout(180_000);
  await sayThings(page);
  const before = await everything(page);
  for (const words of CANARIES) expect(before.some((text) => text.includes(words)), `${words} is there at first`).toBe(true);
  expect(hasPicture(before)).toBe(true);
  const words = await lock(page);
  await expectUnreadable(page);

  await page.reload();
  const asks = new LockPage(page);
  await expect(asks.asking()).toBeVisible();
  for (const said of [zoe.CHILD, zoe.HELPER]) await expect(page.locator('body')).not.toContainText(said);
  await asks.openWith('apple bridge candle daisy engine forest');
  await expect(main(page)).toContainText(LockPage.WRONG, { timeout: 20_000 });
  await expect(asks.box(), 'nothing that was typed is lost').toHaveValue('apple bridge candle daisy engine forest');
  await asks.openWith(words);
  await expect(page).toHaveURL(/#\/list$/, { timeout: 20_000 });
  await expectWhole(page);
  await expectUnreadable(page);

  const question = new QuestionPage(page);
  await question.answer('my-profile', KNOW, `${zoe.KNOW} And ORANGE-CANARY.`);
  await expect(question.saved()).toBeVisible();
  expect((await everything(page)).filter((text) => text.includes('ORANGE-CANARY'))).toEqual([]);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await expect(question.saved()).toBeVisible();

  await follow(page, '#/list');
  await asks.button('Lock it now').click();
  await expect(asks.asking()).toBeVisible({ timeout: 20_000 });
  await expectUnreadable(page);
  await asks.show().click();
  await asks.openWith(words.toUpperCase().replaceAll(' ', '-'));
  await expect(page).toHaveURL(/#\/list$/, { timeout: 20_000 });

  await follow(page, '#/lock');
  await asks.box().fill(words);
  await asks.button('Take the lock off').click();
  await expect(asks.off()).toBeFocused({ timeout: 20_000 });
  await page.reload();
  await expectWhole(page);
  expect((await copies(page)).some(({ text }) => text.includes(zoe.CHILD))).toBe(true);
  expect(hasPicture(await everything(page))).toBe(true);
});

test('what a killed browser brings back of localStorage goes, and a damaged lock is told', async ({ page }) => {
  test.setTimeout(120_000);
  await sayThings(page);
  const stale = await page.evaluate(() => ({ ...localStorage }));
  const words = await lock(page);
  await page.evaluate((stale) => {
    localStorage.clear();
    for (const [key, value] of Object.entries(stale)) localStorage.setItem(key, value);
  }, stale);
  await page.reload();
  const asks = new LockPage(page);
  await expect(asks.asking()).toBeVisible();
  await expectUnreadable(page);
  await asks.openWith(words);
  await expect(page).toHaveURL(/#\/list$/, { timeout: 20_000 });
  await expectWhole(page);
  await page.evaluate(async () => {
    const request = indexedDB.open('tio1');
    const database = await new Promise<IDBDatabase>((done) => (request.onsuccess = () => done(request.result)));
    const meta = database.transaction('meta', 'readwrite').objectStore('meta');
    const keys = await new Promise<IDBValidKey[]>((done) => {
      const asked = meta.getAllKeys();
      asked.onsuccess = () => done(asked.result);
    });
    const key = keys.find((key) => String(key).startsWith('lock:'))!;
    await new Promise((done) => (meta.put(new TextEncoder().encode('{}'), key).onsuccess = done));
    database.close();
  });
  await page.reload();
  await asks.openWith(words);
  await expect(main(page)).toContainText(LockPage.DAMAGED, { timeout: 20_000 });
});

test('another window asks for the words, and without them the folder can only be deleted', async ({ page, context }) => {
  test.setTimeout(120_000);
  await sayThings(page);
  const other = await context.newPage();
  await openApp(other, '#/list');
  await expect(main(other)).toContainText(zoe.CHILD);
  await page.bringToFront();
  const words = await lock(page);
  await other.bringToFront();
  const asks = new LockPage(other);
  await expect(asks.asking()).toBeVisible();
  await expect(other.locator('body')).not.toContainText(zoe.CHILD);
  await asks.openWith(words);
  await expect(other).toHaveURL(/#\/list$/, { timeout: 20_000 });
  await expect(main(other)).toContainText(zoe.CHILD);
  await other.close();

  await page.goto('#/');
  await page.reload();
  const card = new LockPage(page).card();
  await expect(card).toBeVisible();
  await expect(card).not.toContainText('2026');
  await card.getByRole('link', { name: 'Open it with its words' }).click();
  await page.getByText('I do not have the words').click();
  await new LockPage(page).button('Delete this locked folder').click();
  await new LockPage(page).button('Yes, delete it').click();
  await expect(page.getByRole('heading', { level: 1, name: 'That work is gone from this device' })).toBeVisible();
  const left = (await everything(page)).filter((text) => /lock|locked|f-[0-9a-f]{16}[~.]/.test(text.split('\n')[0]));
  expect(left).toEqual([]);
});

test('another window asks for the words where the browser has a database only', async ({ page, context }) => {
  test.setTimeout(90_000);
  const other = await context.newPage();
  for (const one of [page, other]) await refuse(one, { database: false, mirror: true });
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const question = new QuestionPage(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await expect(question.saved()).toBeVisible();
  await openApp(other, '#/list');
  await expect(main(other)).toContainText(zoe.CHILD);
  await page.bringToFront();
  await lock(page);
  await expect(new LockPage(other).asking()).toBeVisible();
  await expect(other.locator('body')).not.toContainText(zoe.CHILD);
});

test('after 10 minutes with nobody there it asks for the words, and nothing is lost', async ({ page }) => {
  test.setTimeout(120_000);
  await page.clock.install();
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const question = new QuestionPage(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await expect(question.saved()).toBeVisible();
  const words = await lock(page);
  // nobody waits for the last words to be saved before they go away
  await question.answer('my-profile', WELL, zoe.WELL);
  await page.clock.runFor('09:30');
  await expect(question.box(await question.heading().innerText())).toHaveValue(zoe.WELL);
  await page.clock.runFor('01:00');
  const asking = new LockPage(page);
  await expect(asking.asking()).toBeVisible({ timeout: 20_000 });
  expect(await page.content()).not.toContain(zoe.WELL);
  await asking.openWith(words);
  await expect(page).toHaveURL(/#\/list$/, { timeout: 20_000 });
  await question.goTo('my-profile', WELL);
  await expect(question.box(await question.heading().innerText())).toHaveValue(zoe.WELL);
});
