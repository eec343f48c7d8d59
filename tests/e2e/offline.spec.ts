// Without a network: whoever came here before finds the site and their words, can answer and make a file. And a
// council that changes its words, or brings a new build, is seen on the next visit.

import type { Page } from '@playwright/test';
import { fileOf } from './fixtures/downloads';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { ClearPage } from './pages/DevicePages';
import { ListPage } from './pages/ListPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { SharePage } from './pages/SharePage';
import { WhoPage } from './pages/WhoPage';
import { startServer } from './server.mjs';

test.use({ site: 'kept' });
test.skip(({ browserName }) => browserName === 'firefox', 'Playwright cannot take the network from the stock Firefox');

const KNOW = 4;
const COUNCIL = 'council.json';

/** Whether all of the site is kept, and asked for there. */
const isKept = async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated';

/** The visit after the site was kept is the first that needs no network. */
async function keep(page: Page) {
  await expect.poll(() => page.evaluate(isKept), 'the site is kept').toBe(true);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

async function start(page: Page, address = '') {
  await (address ? page.goto(`${address}#/who`) : openApp(page, '#/who'));
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  return new QuestionPage(page);
}

test('everything works without a network, on the visit after the first', async ({ page, context, browserName }) => {
  const question = await start(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await keep(page);
  await context.setOffline(true);
  await page.reload();
  await expect(new ListPage(page).howMuch()).toBeVisible();
  await question.goTo('my-profile', KNOW);
  await expect(question.box(await question.heading().innerText())).toHaveValue(zoe.KNOW);
  await question.answer('my-profile', KNOW, `${zoe.KNOW} And trains.`);
  await follow(page, '#/share');
  const share = new SharePage(page);
  await share.mayBeRead().press('Space');
  await share.name().fill(zoe.SIGNED);
  const { bytes } = await fileOf(page, browserName, () => share.make().click());
  expect(JSON.parse(bytes.toString())).toHaveProperty('signature');
});

test('what the council changes is seen on the next visit, and without a network the last that was seen', async ({ page, context, strict }) => {
  const server = await startServer(0, false);
  strict.moveTo(server.address);
  try {
    await start(page, server.address);
    await keep(page);
    const name = page.getByRole('banner').getByText('A Renamed Council');
    server.change(COUNCIL, (text: string) => text.replace('Example Council', 'A Renamed Council'));
    await page.reload();
    await expect(name).toBeVisible();
    await context.setOffline(true);
    await page.reload();
    await expect(name).toBeVisible();
  } finally {
    server.stop();
  }
});

test('a new build is seen at once, and the older one is forgotten when no page of it is open', async ({ page, context, strict }) => {
  const server = await startServer(0, false);
  strict.moveTo(server.address);
  try {
    await start(page, server.address);
    await keep(page);
    const kept = () => page.evaluate(() => caches.keys());
    const [older] = await kept();
    server.change('index.html', (text: string) => text.replace('Get help</a>', 'Get help with this</a>'));
    server.change('sw.js', (text: string) => text.replace(/"build":"\w+"/, '"build":"newer"'));
    await page.reload();
    await expect(page.getByRole('link', { name: 'Get help with this' }).first()).toBeVisible();
    await expect.poll(kept).toEqual([older, 'tell-it-once-newer']);
    await page.close();
    // outside the site's folder, where its pages cannot be
    const next = await context.newPage();
    strict.expectMessage(/404/);
    await next.goto(new URL('/', server.address).href);
    await expect.poll(() => next.evaluate(() => caches.keys())).toEqual(['tell-it-once-newer']);
  } finally {
    server.stop();
  }
});

test('clearing the device takes the kept site away too', async ({ page }) => {
  await start(page);
  await expect.poll(() => page.evaluate(isKept)).toBe(true);
  const clear = new ClearPage(page);
  await clear.open();
  await clear.yes().click();
  await expect(clear.done()).toBeVisible();
  const left = () =>
    page.evaluate(async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]);
  await expect.poll(left).toEqual([[], 0]);
});
