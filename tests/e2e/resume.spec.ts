// Nothing that was typed is lost: not by a reload, a full or refused or damaged storage, a second
// window, or a booklet that the council changed. And "Saved" is only said when it is so.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { fileOf, listenForFiles } from './fixtures/downloads';
import {
  alerts,
  copies,
  damaged,
  listenForAlerts,
  makeFillable,
  refuse,
  replaceCopy,
  setFull,
  timesRefused,
  versions,
} from './fixtures/storage';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { CheckPage } from './pages/CheckPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { StartPage } from './pages/StartPage';
import { WhoPage } from './pages/WhoPage';

const KNOW = 4;
const WELL = 9;

async function start(page: Page) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  return new QuestionPage(page);
}

/** Away from the app, on a page of the same site that has no app in it. */
const leave = (page: Page) => openApp(page, 'privacy.html');

/** The word about saved work that could not be opened as it was. */
const notice = (page: Page) => page.getByRole('region', { name: 'Your answers are still on this device.' });

async function checkSays(page: Page, ...words: string[]) {
  await follow(page, '#/b/my-profile/check');
  for (const said of words) await expect(page.getByRole('main')).toContainText(said);
}

test('criterion 24: a reload leads to the list, with every word', async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => asked.push(dialog.type()));
  const question = await start(page);
  await question.answer('my-profile', WELL, zoe.LONG);
  await question.answer('my-profile', KNOW, `${zoe.KNOW} ${zoe.URDU}`);
  await expect(question.saved()).toBeVisible();
  const kept = await copies(page);
  expect(kept.filter(({ text }) => text.includes(zoe.URDU)).map(({ store }) => store).sort()).toEqual(['database', 'mirror']);
  await page.reload();
  await expect(page).toHaveURL(/#\/list$/);
  await expect(question.heading()).toHaveText('What you can tell us');
  await expect(question.heading()).toBeFocused();
  await expect(page).toHaveTitle(/^What you can tell us – .*Tell It Once – Example Council$/);
  await question.link('Carry on from there').click();
  await expect(question.box(/people to know/)).toHaveValue(`${zoe.KNOW} ${zoe.URDU}`);
  await checkSays(page, zoe.KNOW, zoe.URDU, zoe.LONG);
  expect(asked, 'nobody is asked whether they want to leave').toEqual([]);
});

test('criterion 16: what was typed a moment before the page went away is there', async ({ page }) => {
  const question = await start(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await leave(page);
  await openApp(page, '#/list');
  await checkSays(page, zoe.KNOW);
});

test('criterion 14: saved work is offered on the start page, without a name', async ({ page }) => {
  const question = await start(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await expect(question.saved()).toBeVisible();
  await leave(page);
  await openApp(page);
  await expect(new StartPage(page).carryOn()).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(zoe.CHILD);
  await new StartPage(page).carryOn().click();
  await expect(page).toHaveURL(/#\/list$/);
});

test.describe('a storage that is full', () => {
  test('criterion 19: is told of once, keeps the words on the page, and catches up', async ({ page, browserName }) => {
    await listenForFiles(page, browserName);
    await makeFillable(page);
    const question = await start(page);
    await listenForAlerts(page);
    await setFull(page, true);
    await question.answer('my-profile', KNOW, zoe.KNOW);
    const banner = page.getByRole('region', { name: 'We could not save your last change.' });
    await expect(banner).toContainText('This device has no room left.');
    await expect(question.saved()).toBeHidden();
    // it tries again by itself, and says no more about it
    const before = await timesRefused(page);
    await expect.poll(() => timesRefused(page)).toBeGreaterThan(before);
    expect(await alerts(page)).toEqual(['We could not save your last change. Your words are still on this page.']);
    await expect(question.box(/people to know/)).toHaveValue(zoe.KNOW);
    const file = await fileOf(page, browserName, () => banner.getByRole('button', { name: 'Download what I have' }).click());
    expect(file.bytes.toString('utf8')).toContain(JSON.stringify(zoe.KNOW));
    await setFull(page, false);
    await banner.getByRole('button', { name: 'Try again' }).click();
    await expect(banner).toBeHidden();
    await expect(question.saved()).toBeVisible();
    await page.reload();
    await checkSays(page, zoe.KNOW);
  });
});

for (const [what, which] of Object.entries({
  'no database': { database: true, mirror: false },
  'no mirror': { database: false, mirror: true },
})) {
  test(`a browser with ${what} keeps every word all the same`, async ({ page }) => {
    await refuse(page, which);
    const question = await start(page);
    await question.answer('my-profile', KNOW, zoe.KNOW);
    // localStorage alone outlives an ordinary end, and not every sudden one
    const less = page.getByText(/^Kept by this browser at \d.* some words may be lost/);
    await expect(which.database ? less : question.saved()).toBeVisible();
    await page.reload();
    await checkSays(page, zoe.KNOW);
  });
}

test('a browser that keeps nothing says so, and works until it is closed', async ({ page }) => {
  await refuse(page, { database: true, mirror: true });
  const question = await start(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  const banner = page.getByRole('region', { name: 'We could not save your last change.' });
  await expect(banner).toContainText('This window is private, so it keeps nothing.');
  await expect(question.saved()).toBeHidden();
  await checkSays(page, zoe.KNOW);
});

test.describe('damaged copies', () => {
  /** Two saves, so that there is an older copy; then away from the app. */
  async function saveTwice(page: Page) {
    const question = await start(page);
    await question.answer('my-profile', KNOW, zoe.KNOW);
    await expect.poll(async () => (await copies(page)).some(({ text }) => text.includes('Zoe'))).toBe(true);
    await question.answer('my-profile', WELL, zoe.WELL);
    await expect(question.saved()).toBeVisible();
    await leave(page);
    return copies(page);
  }

  test('in the database are made good from the mirror', async ({ page }) => {
    for (const copy of await saveTwice(page)) {
      if (copy.store === 'database') await replaceCopy(page, copy, damaged(copy.text));
    }
    await openApp(page, '#/list');
    await checkSays(page, zoe.KNOW, zoe.WELL);
  });

  test('of the newest words lead to the older ones, and are told of', async ({ page }) => {
    for (const copy of await saveTwice(page)) {
      if (copy.text.includes(zoe.URDU)) await replaceCopy(page, copy, damaged(copy.text));
    }
    await openApp(page, '#/list');
    await expect(notice(page)).toContainText('Part of your saved work was damaged. We opened the newest good copy.');
    await checkSays(page, zoe.KNOW);
    await expect(page.getByRole('main')).not.toContainText(zoe.URDU);
  });

  test('everywhere lead to a new start, and can be downloaded', async ({ page, browserName }) => {
    await listenForFiles(page, browserName);
    const before = await saveTwice(page);
    for (const copy of before) await replaceCopy(page, copy, damaged(copy.text));
    await openApp(page);
    await expect(notice(page)).toContainText('Your saved work could not be read. We kept it.');
    const download = notice(page).getByRole('button', { name: 'Download the saved work' });
    const file = await fileOf(page, browserName, () => download.click());
    expect(before.map(({ text }) => damaged(text))).toContain(file.bytes.toString('utf8'));
    await openApp(page, '#/who');
    await new WhoPage(page).arrive();
  });
});

test.describe('a second window', () => {
  const reads = (page: Page) => page.getByRole('region', { name: 'Open in two windows' });
  const box = (page: Page) => new QuestionPage(page).box(/people to know/);

  async function two(page: Page) {
    const question = await start(page);
    await question.answer('my-profile', KNOW, zoe.KNOW);
    await expect(question.saved()).toBeVisible();
    const second = await page.context().newPage();
    await openApp(second, '#/list');
    await expect(reads(second)).toContainText('You can read it here.');
    return second;
  }

  test('criterion 22: reads, shows what was saved, and is asked to edit here', async ({ page }) => {
    const second = await two(page);
    await follow(second, `#/b/my-profile/${KNOW}`);
    await expect(box(second)).toHaveValue(zoe.KNOW);
    await expect(box(second)).toBeDisabled();
    // a word that is not saved yet goes with it
    await new QuestionPage(page).answer('my-profile', WELL, zoe.WELL);
    await reads(second).getByRole('button', { name: 'Edit here' }).click();
    await expect(reads(second)).toBeHidden();
    await expect(reads(page)).toBeVisible();
    await checkSays(second, zoe.KNOW, zoe.WELL);
    await follow(second, `#/b/my-profile/${KNOW}`);
    await box(second).fill(zoe.URDU);
    await expect(new QuestionPage(second).saved()).toBeVisible();
    await reads(page).getByRole('button', { name: 'Edit here' }).click();
    await checkSays(page, zoe.URDU, zoe.WELL);
  });

  test('that asks for a folder which cannot be opened any more is told so', async ({ page }) => {
    const second = await two(page);
    await follow(second, `#/b/my-profile/${KNOW}`);
    await expect(box(second)).toHaveValue(zoe.KNOW);
    // nobody is there to save it anew
    await page.close();
    for (const copy of await copies(second)) await replaceCopy(second, copy, damaged(copy.text));
    await reads(second).getByRole('button', { name: 'Edit here' }).click();
    await expect(reads(second)).toContainText('We could not open your saved work in this window, and changed nothing.');
    await expect(box(second)).toHaveValue(zoe.KNOW);
    await expect(box(second)).toBeDisabled();
  });

  test('that did not wait gets the folder, and the other words are kept', async ({ page }) => {
    const second = await two(page);
    await follow(page, `#/b/my-profile/${KNOW}`);
    // the first window sleeps: it cannot answer, nor save what was just typed into it
    await page.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => {};
      const { transaction } = IDBDatabase.prototype;
      Object.assign(globalThis, { wake: () => Object.assign(IDBDatabase.prototype, { transaction }) });
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException('asleep', 'InvalidStateError');
      };
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (this: Storage, key: string, value: string) {
        if (!key.startsWith('tio1.f-')) return setItem.call(this, key, value);
        throw new DOMException('asleep', 'QuotaExceededError');
      };
    });
    await box(page).fill('Boats');
    await reads(second).getByRole('button', { name: 'Edit here' }).click();
    await expect(reads(second)).toBeHidden();
    await follow(second, `#/b/my-profile/${KNOW}`);
    await box(second).fill(zoe.URDU);
    await expect(new QuestionPage(second).saved()).toBeVisible();
    await page.evaluate(() => (globalThis as unknown as { wake: () => void }).wake());
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(reads(page)).toContainText('We kept your words from this window too');
    await checkSays(page, zoe.URDU);
    const kept = await versions(page);
    expect(kept.some((text) => text.includes('"why":"window"') && text.includes('Boats'))).toBe(true);
  });
});

test('two windows of a browser without locks keep all words', async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { get: () => undefined }));
  const question = await start(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await expect(question.saved()).toBeVisible();
  const second = await context.newPage();
  await openApp(second, '#/list');
  const other = new QuestionPage(second);
  // both write before either hears of the other's save
  for (const one of [page, second]) await follow(one, `#/b/my-profile/${KNOW}`);
  await Promise.all([question.box(/people to know/).fill('Boats'), other.box(/people to know/).fill(zoe.URDU)]);
  // whoever came second put the words aside, and says so
  const aside = (one: Page) => one.getByText('We kept your words from this window too');
  for (const one of [question, other]) await expect(one.saved().or(aside(one.page)).first()).toBeVisible();
  const all = [...(await copies(page)).map(({ text }) => text), ...(await versions(page))].join();
  for (const words of ['Boats', zoe.URDU]) expect(all).toContain(JSON.stringify(words).slice(1, -1));
});

// Each window shows what the other one saved. If that were a save of its own, they would answer each other for
// ever, and draw the page anew under somebody's fingers.
test('somebody types on while another window without locks shows it', async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { get: () => undefined }));
  const question = await start(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await expect(question.saved()).toBeVisible();
  const second = await context.newPage();
  await openApp(second, '#/list');
  const other = new QuestionPage(second);
  await other.goTo('my-profile', WELL);
  await expect(other.saved()).toBeVisible();
  await other.goTo('my-profile', KNOW);
  await expect(other.saved()).toBeVisible();
  const box = question.box(/people to know/);
  let all = `${zoe.KNOW} Boats`;
  // it may be just about to look for what the other one saved as it went there, and then puts this aside
  await expect(async () => {
    await box.fill(all);
    await expect(other.box(/people to know/)).toHaveValue(all, { timeout: 3000 });
  }).toPass();
  const aside = await versions(page);
  for (const word of [' Buses', ' Bells', ' Bikes']) {
    // nobody goes back to the box
    await page.keyboard.type(word);
    all += word;
    await expect(other.box(/people to know/)).toHaveValue(all);
    await expect(question.saved()).toBeVisible();
  }
  // of two windows only one has the browser's own focus
  expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await versions(page), 'nothing had to be put aside').toEqual(aside);
});

interface Asked {
  id: string;
  kind: string;
}

/** My Profile as the council changed it: one question less, and another one of another kind. */
function changedBooklet(): string {
  const path = fileURLToPath(new URL('../../public/booklets/my-profile.json', import.meta.url));
  const booklet = JSON.parse(readFileSync(path, 'utf8'));
  for (const section of booklet.sections) {
    section.questions = section.questions.filter(({ id }: Asked) => id !== 'mp.know');
    for (const question of section.questions as Asked[]) {
      // a list has no voice note
      if (question.id === 'mp.well') Object.assign(question, { kind: 'list', voice: undefined });
    }
  }
  const hasPart = ({ question }: { question: string }) => question !== 'mp.know';
  for (const box of booklet.profile.boxes) box.parts = box.parts.filter(hasPart);
  booklet.profile.boxes = booklet.profile.boxes.filter((box: { parts: unknown[] }) => box.parts.length > 0);
  return JSON.stringify(booklet);
}

test('a booklet that changed loses nothing', async ({ page }) => {
  const question = await start(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await question.answer('my-profile', WELL, zoe.WELL);
  await expect(question.saved()).toBeVisible();
  await page.route('**/booklets/my-profile.json', (route) => route.fulfill({ body: changedBooklet(), contentType: 'application/json' }));
  await page.reload();
  await follow(page, '#/b/my-profile/check');
  await expect(page.getByRole('heading', { name: 'We do not ask this any more' })).toBeVisible();
  const check = new CheckPage(page);
  await expect(check.said('What would you like people to know about you?')).toContainText(zoe.KNOW);
  await expect(page.getByRole('main')).toContainText(zoe.WELL);
});
