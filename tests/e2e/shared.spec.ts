// A device that other people use as well: what is kept goes with the window, words that nobody looks at
// are hidden, and clearing leaves nothing that a page could find.

import type { BrowserContext, Page } from '@playwright/test';
import { photo } from './fixtures/jpeg';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { ClearPage, CoverPage, DevicePage, NotMinePage } from './pages/DevicePages';
import { PicturePage } from './pages/PicturePage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { StartPage } from './pages/StartPage';
import { WhoPage } from './pages/WhoPage';

// it is what these tests are about
test.use({ device: 'asked' });

const CANARY = 'kingfisher-4711';
const KNOW = 4;
const PHOTO = '#/b/my-profile/2';

/** Everything that a page of this site can find in this browser, as one text; pictures as their octets. */
async function visible(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: failed }));
    const plain = (value: unknown) => (value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : JSON.stringify(value));
    const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await all(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const kept = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([all(kept.getAllKeys()), all(kept.getAll())]);
        found.push(`${name}/${store}:`, ...keys.map(String), ...values.map(plain));
      }
      database.close();
    }
    for (const name of await caches.keys()) found.push(`cache ${name}`);
    return found.join('\n');
  });
}

/** The names of the databases that there are, empty ones too. */
const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

async function start(page: Page, device: string, name = CANARY) {
  await openApp(page, '#/who');
  await new DevicePage(page).choose(device);
  await new WhoPage(page).arrive({ name });
  return new QuestionPage(page);
}

/** An answer, a name, and a photo with its words. */
async function write(page: Page, device: string) {
  const question = await start(page, device);
  await question.answer('my-profile', KNOW, `${zoe.KNOW} ${CANARY}`);
  await follow(page, PHOTO);
  const picture = new PicturePage(page);
  await picture.choose().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await picture.shows().fill(`At the river ${CANARY}`);
  await expect(new DevicePage(page).saved(device)).toBeVisible();
  return question;
}

async function expectNothing(page: Page) {
  expect(await visible(page)).toBe('{}\n{}');
  expect(await databases(page)).toEqual([]);
}

async function expectPlainStart(page: Page) {
  await page.reload();
  await expect(new StartPage(page).startNow()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-app', 'ready');
  await expect(new StartPage(page).carryOn()).toBeHidden();
  await expect(page.locator('body')).not.toContainText(CANARY);
}

/** The same browser, after that window was closed. */
async function newWindow(context: BrowserContext, page: Page) {
  const next = await context.newPage();
  await page.close();
  await openApp(next);
  // a reload stops what is still being fetched, and Firefox reports that
  await next.waitForLoadState('networkidle');
  return next;
}

test('a shared device keeps everything in the window, and a reload finds it', async ({ page }) => {
  const question = await write(page, DevicePage.SHARED);
  const found = await visible(page);
  expect(found).toContain(CANARY);
  expect(await databases(page), 'the empty database that was opened first is gone').toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.reload();
  await expect(page).toHaveURL(/#\/list$/);
  await follow(page, `#/b/my-profile/${KNOW}`);
  await expect(question.box(/people to know/)).toHaveValue(`${zoe.KNOW} ${CANARY}`);
  await follow(page, PHOTO);
  await expect(new PicturePage(page).shown(`At the river ${CANARY}`)).toBeVisible();
});

test('a shared window that is closed leaves nothing for the next one', async ({ page, context }) => {
  await write(page, DevicePage.SHARED);
  const next = await newWindow(context, page);
  await expectPlainStart(next);
  expect(await visible(next)).not.toContain(CANARY);
  await follow(next, '#/who');
  await expect(new DevicePage(next).heading()).toBeVisible();
});

for (const device of ['SHARED', 'OWN'] as const) {
  test(`criterion 15: clearing leaves nothing to be found (${device.toLowerCase()})`, async ({ page }) => {
    await write(page, DevicePage[device]);
    const clear = new ClearPage(page);
    await clear.open();
    await expect(page.getByRole('main')).toContainText('All photos and drawings');
    if (device === 'OWN') await clear.looks().check({ force: true });
    await clear.yes().click();
    await expect(clear.done()).toBeFocused();
    await expect(page.getByRole('main')).toContainText('the Downloads folder');
    await expect(page.locator('body')).not.toContainText(CANARY);
    await expectNothing(page);
    await page.goBack();
    await expect(page.locator('body')).not.toContainText(CANARY);
    await expectPlainStart(page);
    expect(await visible(page)).not.toContain(CANARY);
  });
}

test('how the page looks stays on an own device, and goes with a shared window', async ({ page }) => {
  await openApp(page, '#/colours');
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await page.getByRole('button', { name: 'Use these' }).click();
  const question = await start(page, DevicePage.OWN);
  await question.answer('my-profile', KNOW, CANARY);
  await new ClearPage(page).open();
  await new ClearPage(page).yes().click();
  await expect(new ClearPage(page).done()).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await start(page, DevicePage.SHARED);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => localStorage.getItem('tio1.prefs')), 'it goes with the window').toBeNull();
});

test('somebody who shares the device does not touch what a family keeps on it', async ({ page, context }) => {
  const question = await start(page, DevicePage.OWN, zoe.CHILD);
  await question.answer('my-profile', KNOW, 'A family wrote this.');
  await expect(new DevicePage(page).saved(DevicePage.OWN)).toBeVisible();
  const next = await newWindow(context, page);
  await new StartPage(next).notMine().click();
  await new NotMinePage(next).startOwn().click();
  await new DevicePage(next).choose(DevicePage.SHARED);
  await new WhoPage(next).arrive({ name: CANARY });
  await new QuestionPage(next).answer('my-profile', KNOW, CANARY);
  await expect(new DevicePage(next).saved(DevicePage.SHARED)).toBeVisible();
  await new ClearPage(next).open();
  await expect(next.getByRole('main')).toContainText('Somebody else keeps saved work on this device.');
  await new ClearPage(next).yes().click();
  await expect(new ClearPage(next).done()).toBeVisible();
  const found = await visible(next);
  expect(found).not.toContain(CANARY);
  expect(found).toContain('A family wrote this.');
});

test('another window stops, and does not write back what was cleared', async ({ page, context }) => {
  await write(page, DevicePage.OWN);
  const other = await context.newPage();
  await openApp(other, '#/list');
  await expect(new WhoPage(other).change()).toBeVisible();
  await page.bringToFront();
  await new ClearPage(page).open();
  await new ClearPage(page).looks().check({ force: true });
  await new ClearPage(page).yes().click();
  await expect(new ClearPage(page).done()).toBeVisible();
  await expect(new ClearPage(other).elsewhere()).toBeVisible();
  await expect(other.locator('body')).not.toContainText(CANARY);
  await Promise.all([other.waitForEvent('close'), other.close({ runBeforeUnload: true })]);
  await expectNothing(page);
});

test.describe('nobody is there', () => {
  test.beforeEach(({ page }) => page.clock.install());

  test('after 10 minutes the words leave the page, and come back', async ({ page }) => {
    const question = await start(page, DevicePage.SHARED);
    await question.answer('my-profile', KNOW, CANARY);
    await expect(new DevicePage(page).saved(DevicePage.SHARED)).toBeVisible();
    await page.clock.runFor('09:30');
    await expect(question.box(/people to know/)).toBeVisible();
    await page.keyboard.press('Shift');
    await page.clock.runFor('09:30');
    await expect(question.box(/people to know/)).toBeVisible();
    await page.clock.runFor('01:00');
    const cover = new CoverPage(page);
    await expect(cover.heading()).toBeFocused();
    await expect(page.getByRole('main')).toContainText('Nobody wrote here for 10 minutes');
    expect(await page.content()).not.toContain(CANARY);
    // a reload does not show them either
    await page.reload();
    await expect(cover.heading()).toBeFocused();
    expect(await page.content()).not.toContain(CANARY);
    await cover.carryOn().click();
    await follow(page, `#/b/my-profile/${KNOW}`);
    await expect(question.box(/people to know/)).toHaveValue(CANARY);
  });

  test('whoever comes instead can clear the words, without seeing them', async ({ page }) => {
    const question = await start(page, DevicePage.SHARED);
    await question.answer('my-profile', KNOW, CANARY);
    await page.clock.runFor('10:30');
    const cover = new CoverPage(page);
    await cover.notMine().click();
    await cover.no().click();
    await cover.notMine().click();
    await cover.yes().click();
    await page.clock.runFor('00:02');
    await expect(new ClearPage(page).done()).toBeVisible();
    await expectNothing(page);
  });

  test('criterion 24: an own device hides nothing', async ({ page }) => {
    const question = await start(page, DevicePage.OWN);
    await question.answer('my-profile', KNOW, CANARY);
    await page.clock.runFor('11:00');
    await expect(question.box(/people to know/)).toHaveValue(CANARY);
  });
});

/** As if the window had been closed that long ago, and its tab brought back. */
async function comeBackAfter(page: Page, seconds: number) {
  // leaving stops what is still being fetched, and Firefox reports that
  await page.waitForLoadState('networkidle');
  await openApp(page, 'privacy.html');
  await page.evaluate((away) => {
    sessionStorage.setItem('tio1.here', String(Math.floor(Date.now() / 1000) - away));
  }, seconds);
  await openApp(page, '#/list');
}

test('a window that comes back is asked for first, and after half an hour it is empty', async ({ page }) => {
  const question = await start(page, DevicePage.SHARED);
  await question.answer('my-profile', KNOW, CANARY);
  await expect(new DevicePage(page).saved(DevicePage.SHARED)).toBeVisible();
  await comeBackAfter(page, 20);
  await expect(page.getByRole('main')).toContainText(CANARY);
  await comeBackAfter(page, 40);
  await expect(new CoverPage(page).heading()).toBeFocused();
  expect(await page.content()).not.toContain(CANARY);
  await new CoverPage(page).carryOn().click();
  await expect(page.getByRole('main')).toContainText(CANARY);
  await comeBackAfter(page, 1900);
  await expect(new ClearPage(page).done()).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Nobody was here for more than 30 minutes');
  await expectNothing(page);
});

test('somebody finds saved work that is not theirs, and clears it', async ({ page, context }) => {
  await write(page, DevicePage.OWN);
  const next = await newWindow(context, page);
  await new StartPage(next).notMine().click();
  const notMine = new NotMinePage(next);
  await expect(notMine.heading()).toBeFocused();
  await expect(next.locator('body')).not.toContainText(CANARY);
  await notMine.clear().click();
  await notMine.no().click();
  await notMine.clear().click();
  await notMine.yes().click();
  await expect(notMine.gone()).toBeFocused();
  expect(await visible(next)).not.toContain(CANARY);
  await notMine.startOwn().click();
  await expect(new DevicePage(next).heading()).toBeVisible();
  await follow(next, '#/');
  await expectPlainStart(next);
});
