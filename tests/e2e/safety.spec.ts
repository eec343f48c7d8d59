// Leaving quickly from private questions, and who can see what: nothing is to be seen by going back, nothing that
// was written is lost, and no address or title tells what was asked.

import type { Page } from '@playwright/test';
import { ROUTES, SHELVES, fillSome } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test, type Strict } from './lib/strict';
import { DevicePage } from './pages/DevicePages';
import { LeavePage } from './pages/LeavePage';
import { LockPage } from './pages/LockPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { StartPage } from './pages/StartPage';
import { WhoPage } from './pages/WhoPage';

test.use({ leaving: 'not told' });

const ELSEWHERE = 'https://www.bbc.co.uk/weather';
const BOOKLET = 'family';
/** "How safe do you all feel?" and the question before it, in a part that is marked. */
const [BEFORE, PRIVATE] = [5, 6];
const SAID = 'We are not safe on Fridays, kingfisher-4711';

const html = (page: Page) => page.locator('html');
const main = (page: Page) => page.getByRole('main');

/** The other website, as far as this one has to do with it. */
async function standIn(page: Page, strict: Strict) {
  strict.expectMessage(/Request to another origin: https:\/\/www\.bbc\.co\.uk\/weather/);
  const body = '<!doctype html><html lang="en"><title>Weather</title><h1>Sunny</h1>';
  await page.context().route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: 'text/html', body }));
}

async function arrive(page: Page) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.PARENT, name: zoe.HELPER, child: zoe.CHILD });
  return { question: new QuestionPage(page), leave: new LeavePage(page) };
}

/** At a private question, with words in it that were typed this moment. */
async function write(page: Page) {
  const { question, leave } = await arrive(page);
  await question.goTo(BOOKLET, BEFORE);
  await leave.goOn().click();
  await question.goTo(BOOKLET, PRIVATE);
  await main(page).getByRole('textbox').first().fill(SAID);
  return { question, leave };
}

/** The start page, and nothing of what was written, at an address that says nothing. */
async function expectPlainStart(page: Page, way = new StartPage(page).saved().getByRole('button', { name: 'Carry on' })) {
  await expect(html(page)).toHaveAttribute('data-app', 'ready');
  // that there is a folder may be seen, as on any visit; nothing of it, and it stays closed
  await expect(way).toBeVisible();
  await expect(page.locator('body')).not.toContainText('kingfisher');
  await expect(page).toHaveTitle(/^Tell us about you, or about your child – /);
}

test.describe('criterion 80: leaving quickly', () => {
  test('is explained before the first private page, once, and never for My Profile', async ({ page }) => {
    const { question, leave } = await arrive(page);
    await question.goTo('my-profile', 4);
    await expect(question.heading()).toBeFocused();
    await expect(leave.button()).toHaveCount(0);
    await expect(leave.link()).toBeHidden();
    await question.goTo(BOOKLET, PRIVATE);
    await expect(leave.explained()).toBeFocused();
    await expect(leave.button()).toHaveCount(0);
    await page.getByRole('link', { name: 'What to know if somebody looks at this device' }).click();
    await expect(question.heading()).toHaveText('Good to know');
    await page.goBack();
    await expect(leave.explained()).toBeVisible();
    // the page gives the focus a moment after it is drawn; a key before that goes nowhere
    await expect(main(page).locator(':focus')).toBeVisible();
    await leave.goOn().press('Enter');
    await expect(leave.explained()).toBeHidden();
    await expect(question.heading()).toBeFocused();
    await expect(leave.button()).toBeInViewport();
    await follow(page, `#/b/${BOOKLET}/${BEFORE}`);
    await expect(leave.explained()).toHaveCount(0);
    await expect(leave.button()).toBeVisible();
    await follow(page, '#/list');
    await expect(leave.link()).toBeHidden();
  });

  test('is the second stop of the keyboard, seen when it has the focus', async ({ page, strict }) => {
    await standIn(page, strict);
    const { leave } = await write(page);
    await page.evaluate(() => (document.querySelector('.skip') as HTMLElement).focus());
    await page.keyboard.press('Tab');
    await expect(leave.link()).toBeFocused();
    await expect(leave.link()).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(ELSEWHERE);
  });

  test('clears the screen at once, going back shows nothing, and nothing is lost', async ({ page, strict }) => {
    await standIn(page, strict);
    const { question, leave } = await write(page);
    const seen = await leave.button().evaluate((link: HTMLElement) => {
      const start = performance.now();
      link.click();
      return { ms: performance.now() - start, words: document.body.innerText, title: document.title, at: location.hash };
    });
    expect(seen).toMatchObject({ words: 'Loading…', title: 'My Profile', at: '#/' });
    expect(seen.ms, 'until nothing is to be seen').toBeLessThan(100);
    await expect(page).toHaveURL(ELSEWHERE);
    // all the way back: each step is a page that somebody had open
    for (let step = 0; step < 2; step += 1) {
      await page.goBack();
      await expectPlainStart(page);
    }
    await page.goBack();
    await expect(question.heading()).toHaveText('Who is here today?');
    await expect(main(page).getByRole('radio', { checked: true })).toHaveCount(0);
    await page.goForward();
    await expectPlainStart(page);
    await page.reload();
    await expectPlainStart(page);
    const carryOn = new StartPage(page).saved().getByRole('button', { name: 'Carry on' });
    await carryOn.click();
    await expect(page).toHaveURL(/#\/list$/);
    await question.goTo(BOOKLET, PRIVATE);
    await expect(main(page).getByRole('textbox').first()).toHaveValue(SAID);
    // from here on it is opened as ever
    await page.reload();
    await expect(page).toHaveURL(/#\/list$/);
  });

  test('locks what is locked with words', async ({ page, strict }) => {
    test.setTimeout(90_000);
    await standIn(page, strict);
    const { question, leave } = await arrive(page);
    await question.answer('my-profile', 4, zoe.KNOW);
    await expect(question.saved()).toBeVisible();
    const lock = new LockPage(page);
    const words = await lock.make();
    await question.goTo(BOOKLET, PRIVATE);
    await leave.goOn().click();
    await main(page).getByRole('textbox').first().fill(SAID);
    await leave.button().click();
    await expect(page).toHaveURL(ELSEWHERE);
    await page.goBack();
    await expectPlainStart(page, lock.card().getByRole('link'));
    await lock.card().getByRole('link').click();
    await lock.openWith(words);
    await expect(page).toHaveURL(/#\/list$/, { timeout: 20_000 });
    await question.goTo(BOOKLET, PRIVATE);
    await expect(main(page).getByRole('textbox').first()).toHaveValue(SAID);
  });

  test('works where another window writes, and nothing can be changed here', async ({ page, context, strict }) => {
    await standIn(page, strict);
    const { question } = await write(page);
    await expect(question.saved()).toBeVisible();
    const second = await context.newPage();
    await second.addInitScript(() => origin !== 'null' && sessionStorage.setItem('tio1.told', '1'));
    await openApp(second);
    await follow(second, `#/b/${BOOKLET}/${PRIVATE}`);
    await expect(main(second).getByRole('textbox').first()).toBeDisabled();
    await new LeavePage(second).button().click();
    await expect(second).toHaveURL(ELSEWHERE);
  });
});

test.describe('criterion 80: on a shared device', () => {
  test.use({ device: 'asked' });

  test('words that were put away are still there in the same window', async ({ page, strict }) => {
    await standIn(page, strict);
    await openApp(page, '#/who');
    await new DevicePage(page).choose('A shared one');
    await new WhoPage(page).arrive({ role: WhoPage.PARENT, name: zoe.HELPER, child: zoe.CHILD });
    const [question, leave] = [new QuestionPage(page), new LeavePage(page)];
    await question.goTo(BOOKLET, PRIVATE);
    await leave.goOn().click();
    await main(page).getByRole('textbox').first().fill(SAID);
    await leave.button().click();
    await expect(page).toHaveURL(ELSEWHERE);
    await page.goBack();
    await expectPlainStart(page);
    await new StartPage(page).saved().getByRole('button', { name: 'Carry on' }).click();
    await question.goTo(BOOKLET, PRIVATE);
    await expect(main(page).getByRole('textbox').first()).toHaveValue(SAID);
  });
});

test('criterion 81: Shift three times leaves only where somebody turned it on', async ({ page, strict }) => {
  await standIn(page, strict);
  const { leave } = await write(page);
  const pressThrice = async () => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
  };
  await pressThrice();
  await expect(leave.button()).toBeVisible();
  await follow(page, '#/tips');
  await expect(leave.shiftIs('off')).toBeVisible();
  await leave.shift('Turn it on').click();
  await expect(leave.shiftIs('on')).toBeVisible();
  // not where the button is not
  await pressThrice();
  await follow(page, `#/b/${BOOKLET}/${BEFORE}`);
  await main(page).getByRole('textbox').first().pressSequentially('AaBbCc');
  await expect(leave.button()).toBeVisible();
  await follow(page, '#/tips');
  await leave.shift('Turn it off').click();
  await follow(page, `#/b/${BOOKLET}/${BEFORE}`);
  await pressThrice();
  await expect(leave.button()).toBeVisible();
  await follow(page, '#/tips');
  await leave.shift('Turn it on').click();
  await follow(page, `#/b/${BOOKLET}/${BEFORE}`);
  await pressThrice();
  await expect(page).toHaveURL(ELSEWHERE);
});

test('criterion 80: leaving clears the device only where somebody chose that, and then nothing is left', async ({ page, strict }) => {
  await standIn(page, strict);
  const { question, leave } = await write(page);
  await follow(page, '#/tips');
  await expect(main(page).getByText('“Leave now” clears nothing.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear it when I leave' }).click();
  await expect(main(page).getByText('“Leave now” clears this device.')).toBeVisible();
  await question.goTo(BOOKLET, PRIVATE);
  const seen = await leave.button().evaluate((link: HTMLElement) => {
    link.click();
    return document.body.innerText;
  });
  expect(seen, 'nothing is to be seen at once').toBe('Loading…');
  await expect(page).toHaveURL(ELSEWHERE);
  // by the browser's own step: Firefox is told to go back and goes, and the driver calls that a failed navigation
  await page.evaluate(() => void setTimeout(() => history.back()));
  await expect(page).toHaveURL(/#\/tips$/);
  await expect(html(page)).toHaveAttribute('data-app', 'ready');
  await expect(new StartPage(page).saved()).toHaveCount(0);
  // the start page looked for saved work, and so there is a store again: with nothing in it
  const left = await page.evaluate(async () => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => Object.assign(asked, { onsuccess: () => resolve(asked.result), onerror: () => reject(asked.error) }));
    const found = Object.keys(localStorage);
    for (const { name } of await indexedDB.databases()) {
      const base = await done(indexedDB.open(name!));
      for (const store of base.objectStoreNames) {
        const keys = await done(base.transaction(store).objectStore(store).getAllKeys());
        found.push(...keys.map((key) => `${name} ${store} ${JSON.stringify(key)}`));
      }
      base.close();
    }
    return found;
  });
  expect(left.filter((name) => !['tio1.prefs', 'tio1.device'].includes(name))).toEqual([]);
});

test.describe('every page', () => {
  test.use({ leaving: 'told' });

  test('criterion 28: leads to who can see this; criterion 9: tells nothing private in its address or title', async ({ page }) => {
    test.setTimeout(240_000);
    await fillSome(page);
    const sees = page.getByRole('contentinfo').getByRole('link', { name: 'Who can see this' });
    const leave = new LeavePage(page);
    const told: string[] = [];
    const private_: string[] = [];
    for (const route of new Set([...ROUTES, ...SHELVES.flatMap((shelf) => shelf.family)])) {
      await follow(page, route);
      await expect(sees).toHaveAttribute('href', '#/sees');
      await expect(page).toHaveURL(/#\/(?:$|[a-z-]+$|b\/[a-z0-9-]+(?:\/(?:\d+(?:\/\d+)?|part\/\d+|check|page|paper|present))?$|plans)/);
      const [heading, title] = [await page.locator('h1:visible').innerText(), await page.title()];
      const saysIt = title.includes(heading.trim());
      if ((await leave.button().count()) > 0) {
        private_.push(route);
        if (saysIt) told.push(`${route}: ${title}`);
      } else if (/(?<!makes you happy or )safe|hurt|violen|abus|scared|drug|police/i.test(title)) {
        told.push(`${route}: ${title}`);
      }
    }
    expect(private_.length, 'there are private pages').toBeGreaterThan(10);
    expect(told).toEqual([]);
  });

  test('criterion 28: says who can see what from how things are here', async ({ page }) => {
    const { question } = await arrive(page);
    await page.getByRole('link', { name: 'Who can see this' }).last().click();
    await expect(question.heading()).toHaveText('Who can see this?');
    await expect(main(page)).toContainText('What you write stays on this device until you choose to share it.');
    await question.answer('my-profile', 4, zoe.KNOW);
    await question.opener('Private note and sharing').click();
    await question.box('A private note').fill(zoe.NOTE);
    await expect(question.saved()).toBeVisible();
    await page.getByRole('link', { name: 'Who can see this' }).last().click();
    await expect(main(page)).toContainText('1 person has answered here.');
    await expect(main(page)).toContainText('They are not locked.');
    await expect(main(page)).toContainText('You have 1 private note.');
    await expect(main(page)).toContainText('They have nothing from here.');
  });
});
