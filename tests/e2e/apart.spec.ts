// Somebody on another device is asked for their part, writes it there and sends it; the family adds it, cannot
// change it, and the file for the council carries it with the signature that it came with.

import { decodeProtectedHeader } from 'jose';
import type { Browser, Page } from '@playwright/test';
import { faults } from './fixtures/axe';
import { opened } from './fixtures/bundle';
import { fileOf, listenForFiles, type Saved } from './fixtures/downloads';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { AskPage, PartPage, SentPage } from './pages/ApartPages';
import { ListPage } from './pages/ListPage';
import { OpenerPage } from './pages/OpenerPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { SharePage } from './pages/SharePage';
import { WhoPage } from './pages/WhoPage';

const TEACHER = 'Mx Birch';
const SAID = 'She lights up when we bake 🥖. Ça marche!';
const OWN = 'A word of the family that nobody else sees';
const BOOKLET = 'Class teacher information';

test.use({ viewport: { width: 360, height: 740 } });

/** Another device: it has nothing of this yet, and nobody said whose it is. */
async function elsewhere<T>(browser: Browser, baseURL: string, browserName: string, act: (page: Page) => Promise<T>) {
  const context = await browser.newContext({ baseURL, viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    await listenForFiles(page, browserName);
    return await act(page);
  } finally {
    await context.close();
  }
}

async function family(page: Page) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.PARENT, name: zoe.HELPER, child: zoe.CHILD });
  const question = new QuestionPage(page);
  await question.answer('my-profile', 4, OWN);
  await expect(question.saved()).toBeVisible();
}

async function invite(page: Page, browserName: string, who: string | RegExp, which: string): Promise<Saved> {
  await follow(page, '#/list');
  await new ListPage(page).link('Ask somebody on another device').click();
  const ask = new AskPage(page);
  await ask.make().click();
  await expect(page.getByText('There is a problem')).toBeVisible();
  await ask.who(who).check({ force: true });
  await ask.which(which).check({ force: true });
  expect(await faults(page, '#/ask')).toEqual([]);
  const file = await fileOf(page, browserName, () => ask.make().click());
  await expect(ask.done()).toBeFocused();
  expect(await faults(page, '#/ask done')).toEqual([]);
  return file;
}

async function start(page: Page, asked: Saved, name: string, child?: string) {
  await openApp(page);
  await page.getByRole('link', { name: 'Open what somebody sent you' }).click();
  const sent = new SentPage(page);
  await sent.choose(asked);
  await expect(sent.asked()).toBeFocused();
  await sent.name().fill(name);
  if (child) await sent.child().fill(child);
  await new WhoPage(page).device('Mine').check({ force: true });
  expect(await faults(page, '#/sent asked')).toEqual([]);
  await sent.start().click();
  await expect(page).toHaveURL(/#\/list$/);
}

async function sign(page: Page, browserName: string): Promise<Saved> {
  await follow(page, '#/list');
  await new ListPage(page).link('Make my part').click();
  const [part, share] = [new PartPage(page), new SharePage(page)];
  await share.mayBeRead().check({ force: true });
  await share.isTrue().check({ force: true });
  expect(await faults(page, 'my part')).toEqual([]);
  const file = await fileOf(page, browserName, () => part.make().click());
  await expect(part.done()).toBeFocused();
  return file;
}

/** The teacher answers one question, and later says it better. */
async function teacherParts(page: Page, browserName: string, asked: Saved): Promise<[Saved, Saved]> {
  await start(page, asked, TEACHER, zoe.CHILD);
  await expect(page.getByRole('main')).not.toContainText('My Profile');
  const question = new QuestionPage(page);
  await question.answer('teacher', 5, 'A first try');
  await expect(question.saved()).toBeVisible();
  const first = await sign(page, browserName);
  await page.reload();
  await question.answer('teacher', 5, SAID);
  await expect(question.saved()).toBeVisible();
  return [first, await sign(page, browserName)];
}

async function add(page: Page, part: Saved, name: string) {
  await follow(page, '#/list');
  await new ListPage(page).link('Open what somebody sent you').click();
  const sent = new SentPage(page);
  await sent.choose(part);
  await expect(sent.came(name)).toBeFocused();
  expect(await faults(page, '#/sent came')).toEqual([]);
  await sent.add().click();
  await expect(sent.added()).toBeFocused();
}

async function fault(page: Page, file: Saved, words: string) {
  await follow(page, '#/list');
  await follow(page, '#/sent');
  const sent = new SentPage(page);
  await sent.choose(file);
  await expect(sent.fault()).toContainText(words);
}

async function shareAll(page: Page, browserName: string): Promise<Saved> {
  await follow(page, '#/share');
  const share = new SharePage(page);
  await expect(share.preview()).toContainText(SAID);
  await share.mayBeRead().check({ force: true });
  await share.name().fill(zoe.SIGNED);
  const file = await fileOf(page, browserName, () => share.make().click());
  await expect(share.done()).toBeFocused();
  return file;
}

test('a teacher is asked, and their words go to the council as they signed them', async ({ page, browser, browserName, baseURL }) => {
  test.setTimeout(240_000);
  await listenForFiles(page, browserName);
  await family(page);
  const asked = await invite(page, browserName, /^Somebody who works with them/, BOOKLET);
  expect(asked.name).toMatch(/^tell-it-once-\d{8}-\d{4}\.invitation\.json$/);
  for (const word of [OWN, zoe.CHILD, zoe.HELPER]) expect(asked.bytes.includes(word), word).toBe(false);
  const [first, second] = await elsewhere(browser, baseURL!, browserName, (there) => teacherParts(there, browserName, asked));
  expect(second.name).toMatch(/^tell-it-once-\d{8}-\d{4}\.part\.json$/);
  await test.step('the family adds it, and nothing of it can be changed', async () => {
    await add(page, first, TEACHER);
    await add(page, second, TEACHER);
    await fault(page, first, 'You have this one already.');
    const damaged = second.bytes.toString('utf8').replace('"statement":"ey', '"statement":"ez');
    await fault(page, { name: 'a.part.json', bytes: Buffer.from(damaged) }, 'was changed after it was made');
    await follow(page, '#/list');
    await new ListPage(page).link(`${BOOKLET}: what ${TEACHER} says`).click();
    await expect(page.getByRole('main')).toContainText(SAID);
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
    expect(await faults(page, '#/from/1')).toEqual([]);
    await page.getByRole('button', { name: 'Remove it from this folder' }).click();
    await expect(page.getByText('It was removed.')).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.reload();
    await expect(page.getByRole('heading', { name: `${BOOKLET}: what ${TEACHER} says` }).or(new ListPage(page).link(/^Class teacher/))).toBeVisible();
  });
  const file = await shareAll(page, browserName);
  await test.step('the file carries it letter for letter, with a key of its own', async () => {
    const { bundle, statements } = await opened(file);
    const theirs = JSON.parse(second.bytes.toString('utf8')).statement as string;
    expect(bundle.statements).toContain(theirs);
    const by = statements.find(({ contributor }) => contributor.name_typed === TEACHER)!;
    expect(by.contributor.role).toBe('professional');
    expect(new Set(bundle.statements.map((one) => decodeProtectedHeader(one).kid)).size).toBe(2);
  });
  await test.step('the officer reads it as theirs', async () => {
    await follow(page, '#/open');
    const opener = new OpenerPage(page);
    await opener.choose(file);
    await expect(opener.reading()).toContainText(TEACHER);
    await expect(opener.reading()).toContainText(SAID);
  });
});

test('a child answers on a device of their own, and a part of another family is not taken in', async ({ page, browser, browserName, baseURL }) => {
  test.setTimeout(240_000);
  await listenForFiles(page, browserName);
  await family(page);
  const asked = await invite(page, browserName, `${zoe.CHILD}, on another device`, 'My Profile');
  const part = await elsewhere(browser, baseURL!, browserName, async (there) => {
    await start(there, asked, zoe.CHILD);
    const question = new QuestionPage(there);
    await question.answer('my-profile', 4, zoe.KNOW);
    await expect(question.saved()).toBeVisible();
    return sign(there, browserName);
  });
  await elsewhere(browser, baseURL!, browserName, async (there) => {
    await family(there);
    await fault(there, part, 'This part was made for another folder.');
  });
  await add(page, part, zoe.CHILD);
  await page.getByRole('link', { name: 'Read it', exact: true }).click();
  await expect(page.getByRole('main')).toContainText(zoe.KNOW);
});
