// Going back: to an earlier version, a step in one answer, another child's folder. And what is said about
// copies, and what is not offered again.

import type { Page } from '@playwright/test';
import { bookletOf } from './fixtures/pack';
import { fillSome } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { ListPage } from './pages/ListPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { StartPage } from './pages/StartPage';
import { VersionsPage } from './pages/VersionsPage';
import { WhoPage } from './pages/WhoPage';

const KNOW = 4;
const WELL = 9;

/** It is somebody's own device. */
async function ownDevice(page: Page) {
  await openApp(page, '#/device');
  await page.getByRole('radio', { name: /^Mine/ }).check({ force: true });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(new WhoPage(page).heading()).toBeVisible();
}

/** Somebody is here, on a device of their own. */
async function start(page: Page, who: { role?: string; name?: string; child?: string } = { name: zoe.CHILD }) {
  await ownDevice(page);
  await new WhoPage(page).arrive(who);
  return new QuestionPage(page);
}

/** Leaves a part, so that a version is kept a moment later. */
async function leavePart(page: Page, question: QuestionPage) {
  await follow(page, '#/b/my-profile/part/1');
  await question.button('Save and go to the list').click();
  await expect(page).toHaveURL(/#\/list$/);
}

const main = (page: Page) => page.getByRole('main');

test('everything goes back to an earlier version, and forth again', async ({ page }) => {
  const question = await start(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await leavePart(page, question);
  const versions = new VersionsPage(page);
  await expect(async () => {
    await follow(page, '#/list');
    await follow(page, '#/versions');
    await expect(versions.version('Kept when you left a part of a booklet')).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await question.answer('my-profile', KNOW, 'Something else');
  await follow(page, '#/list');
  await new ListPage(page).link('See earlier versions').click();
  await expect(versions.version('1 answer is different now.')).toHaveCount(1);
  await versions.look('Kept when you left a part').click();
  const answer = versions.answer('What would you like people to know about you?');
  for (const words of ['Something else', zoe.KNOW]) await expect(answer).toContainText(words);
  await versions.goBack().click();
  await expect(versions.done()).toBeFocused();
  await expect(versions.version('Kept before another version took its place')).toHaveCount(1);
  await question.goTo('my-profile', KNOW);
  await expect(question.box(/people to know/)).toHaveValue(zoe.KNOW);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Earlier versions' })).toBeVisible();
  await versions.look('Kept before another version').click();
  await versions.goBack().click();
  await versions.undo().click();
  await expect(versions.done()).toContainText('We put back what was here before.');
  await expect(question.saved()).toBeHidden();
  await page.reload();
  await question.goTo('my-profile', KNOW);
  await expect(question.box(/people to know/)).toHaveValue(zoe.KNOW);
});

test('criterion 43: a step in an answer is taken back and put back, with the keyboard', async ({ page }) => {
  const question = await start(page);
  await question.goTo('my-profile', KNOW);
  const box = question.box(/people to know/);
  const [back, forth] = [question.button(/^Undo ?: /), question.button(/^Put it back ?: /)];
  await expect(back).toHaveCount(0);
  await box.pressSequentially('I like trains');
  await back.press('Enter');
  await expect(box).toHaveValue('I like ');
  await expect(back).toBeFocused();
  await expect(page.locator('#say')).toHaveText('We took out “trains”.');
  await back.press('Enter');
  await back.press('Enter');
  await expect(box).toHaveValue('');
  await expect(forth).toBeFocused();
  for (let n = 0; n < 3; n += 1) await forth.press('Enter');
  await expect(box).toHaveValue('I like trains');
  await expect(back).toBeFocused();
  await box.press('Control+z');
  await question.goTo('my-profile', 11);
  await question.radio(/^7/).press('Space');
  await question.radio(/^3/).press('Space');
  await question.button(/^Undo ?: /).press('Enter');
  await expect(question.radio(/^7/)).toBeChecked();
});

test('criterion 14: two children have two folders, and no name stands on the start page unless chosen', async ({ page }) => {
  const question = await start(page, { role: WhoPage.PARENT, name: 'Zuzanna', child: 'Zoë' });
  await question.answer('one-page-parent', 8, 'Sleeping all night');
  await expect(question.saved()).toBeVisible();
  const home = new StartPage(page);
  await follow(page, '#/');
  await expect(home.startNow()).toBeHidden();
  await home.startNew().click();
  await new WhoPage(page).arrive({ role: WhoPage.PARENT, name: 'Zuzanna', child: 'Éloïse' });
  await question.answer('one-page-parent', 8, 'A room of her own');
  await expect(question.saved()).toBeVisible();
  await follow(page, '#/list');
  await page.getByRole('checkbox', { name: 'Show the name on this device' }).check({ force: true });
  await follow(page, '#/');
  await expect(home.cards()).toHaveCount(2);
  await expect(home.saved()).toContainText('Éloïse');
  await expect(home.saved()).not.toContainText('Zoë');
  await home.card(/^Work from/).getByRole('button', { name: /^Carry on/ }).click();
  await expect(page).toHaveURL(/#\/list$/);
  await expect(question.heading()).toContainText('Zoë');
  await question.goTo('one-page-parent', 8);
  await expect(main(page)).toContainText('Sleeping all night');
  await page.reload();
  await expect(question.heading()).toContainText('Zoë');
});

test('criterion 33: what a parent said of themselves is offered in the other folder', async ({ page }) => {
  const question = await start(page, { role: WhoPage.PARENT, name: 'Zuzanna', child: 'Zoë' });
  const number = 1 + bookletOf('details').questions.findIndex(({ id }) => id === 'cd.homelang');
  await question.goTo('details', number);
  await question.box(/^Answer 1/).fill('Polski');
  await expect(question.saved()).toBeVisible();
  await follow(page, '#/');
  await new StartPage(page).startNew().click();
  await new WhoPage(page).arrive({ role: WhoPage.PARENT, name: 'Zuzanna', child: 'Éloïse' });
  await question.goTo('details', number);
  await expect(main(page)).toContainText('from what Zuzanna wrote for another child here');
  await question.button(/^Use this from what Zuzanna/).click();
  await expect(question.box(/^Answer 1/)).toHaveValue('Polski');
});

test('a suggestion that nobody wants stays away', async ({ page }) => {
  await ownDevice(page);
  await fillSome(page);
  const question = new QuestionPage(page);
  await question.goTo('one-page-parent', 1);
  await question.button(/^No thanks/).click();
  await expect(main(page)).toContainText('We will not offer this here again.');
  await question.button('Undo').click();
  await question.button(/^No thanks/).click();
  await expect(question.button(/^Use this/)).toHaveCount(0);
  await expect(question.saved()).toBeVisible();
  await page.reload();
  await question.goTo('one-page-parent', 1);
  await expect(question.box(/^Answer 1/)).toBeVisible();
  await expect(question.button(/^Use this/)).toHaveCount(0);
});

test('criterion 21: after twenty minutes of writing one line speaks of a copy, once', async ({ page }) => {
  await page.clock.install();
  const question = await start(page);
  await follow(page, '#/list');
  const line = page.getByText('You have written a lot since the last copy.');
  await expect(main(page)).toContainText('Last copy: never.');
  await expect(line).toHaveCount(0);
  await question.goTo('my-profile', KNOW);
  for (let minute = 0; minute < 22; minute += 1) {
    await question.box(/people to know/).press('a');
    await page.clock.fastForward(60_000);
  }
  await follow(page, '#/list');
  await expect(line).toBeVisible();
  await expect(line.getByRole('link', { name: 'Make a copy' })).toBeVisible();
  await follow(page, '#/help');
  await follow(page, '#/list');
  await expect(line).toHaveCount(0);
});

// Played in another browser: what Safari says of itself is all that the app can go by.
test('Safari’s seven days are told of in Safari, and not where it stands on the home screen', async ({ page, context, browserName }) => {
  test.skip(browserName !== 'chromium', 'one browser to play Safari in is enough');
  const told = (one: Page) => one.getByText('Safari may clear this after 7 days without a visit.');
  const play = (one: Page, as: { vendor: string; standalone?: boolean }) =>
    one.addInitScript((said) => {
      for (const [name, value] of Object.entries(said)) Object.defineProperty(navigator, name, { get: () => value });
      const refuse = { value: () => Promise.resolve(false) };
      Object.defineProperties(navigator.storage, { persist: refuse, persisted: refuse });
    }, as);
  await play(page, { vendor: 'Apple Computer, Inc.' });
  const question = await start(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await expect(question.saved()).toBeVisible();
  await follow(page, '#/list');
  await expect(told(page)).toContainText('add this page to your home screen, or make a copy');
  for (const as of [{ vendor: 'Apple Computer, Inc.', standalone: true }, { vendor: 'Google Inc.' }]) {
    const other = await context.newPage();
    await play(other, as);
    await openApp(other, '#/list');
    await expect(main(other)).toContainText('Last copy: never.');
    await expect(told(other)).toHaveCount(0);
    await other.close();
  }
});
