// A parent says everything in the family booklet, and then the child, on the same device, what it wants
// to say itself. Every word is on the check page, on paper and in the file; what is private is not.

import type { Page } from '@playwright/test';
import { opened, texts, type Statement } from './fixtures/bundle';
import { fileOf, listenForFiles, type Saved } from './fixtures/downloads';
import * as family from './fixtures/family';
import type { Given } from './fixtures/family';
import { type Question, addressOf, bookletOf, shown, usual, within } from './fixtures/pack';
import { lostOnPaper, print } from './fixtures/paper';
import { expect, openApp, test } from './lib/strict';
import { CheckPage } from './pages/CheckPage';
import { ListPage } from './pages/ListPage';
import { PartPage } from './pages/PartPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { SharePage } from './pages/SharePage';
import { StartPage } from './pages/StartPage';
import { WhoPage } from './pages/WhoPage';

const FAMILY = bookletOf('family');
const OWN = bookletOf('my-profile');
const HOUSES = bookletOf('houses');

test('criteria 26 and 27: a parent and a child on one device, on the page, on paper and in the file', async ({ page, browserName }) => {
  test.setTimeout(240_000);
  await listenForFiles(page, browserName);
  await test.step('a parent fills in all of the family booklet', () => theParent(page));
  await test.step('every word of it is on the check page', () => checkEveryWord(page, FAMILY.id, family.FAMILY));
  await test.step('every word of it is on paper', () => onPaper(page, browserName, FAMILY.id, family.FAMILY));
  await test.step('the child goes the short way through My Profile', () => theChild(page));
  await test.step('every word of it is on the check page', () => checkEveryWord(page, OWN.id, family.OWN));
  await test.step('every word of it is on the one page, on paper', () => onPaper(page, browserName, OWN.id, family.OWN, 'page'));
  await test.step('what was said is offered elsewhere, and both views stand side by side', () => toldOnce(page));
  await test.step('the child says something in the three houses', () => theHouses(page));
  await test.step('the file holds every word, but none of the houses', () => theFile(page, browserName));
  await test.step('what is chosen in the houses is in the next file', () => theNextFile(page, browserName));
});

async function theParent(page: Page) {
  await openApp(page);
  await new StartPage(page).startNow().click();
  await new WhoPage(page).arrive({ role: WhoPage.PARENT, name: family.PARENT, child: family.CHILD });
  const list = new ListPage(page);
  await list.link(usual(FAMILY.title)).click();
  await list.howMuch().click();
  await list.allQuestions().press('Space');
  await list.useThis().click();
  await throughAllParts(page, FAMILY.id, family.FAMILY, async () => {
    await list.link(usual(FAMILY.title)).click();
  });
}

async function theChild(page: Page) {
  await new WhoPage(page).change().click();
  await new WhoPage(page).arrive({ name: family.CHILD });
  await throughAllParts(page, OWN.id, family.OWN, async () => {});
}

/** The parent's words suggest an answer in another booklet, and are taken only on purpose. */
async function toldOnce(page: Page) {
  const question = new QuestionPage(page);
  await follow(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.PARENT, name: family.PARENT });
  const why = bookletOf('request').questions.find(({ id }) => id === 'rq.why')!;
  await follow(page, addressOf(why));
  const box = place(page, why);
  await expect(box).toHaveValue('');
  await expect(page.getByRole('main')).toContainText('from “Our family booklet”');
  await question.button(/^Use this/).first().press('Enter');
  await expect(box).toHaveValue(/She goes the whole week, every week|Speech therapy in blocks of 6/);
  await question.button('Undo').press('Enter');
  await expect(box).toHaveValue('');
  await follow(page, '#/views');
  const said = [...['mp.well', 'mp.notwell', 'mp.want'].map((id) => family.OWN[id]), family.FAMILY['fb.dream']];
  for (const words of said) await expect(page.getByRole('main')).toContainText(words as string);
  await expect(page.getByRole('main')).not.toContainText(family.COPING);
  await follow(page, '#/who');
  await new WhoPage(page).arrive({ name: family.CHILD });
}

/** Part after part, as the list offers them, until all are finished. */
async function throughAllParts(page: Page, booklet: string, answers: Record<string, Given>, fromTheList: () => Promise<void>) {
  const [list, part] = [new ListPage(page), new PartPage(page)];
  const waiting = bookletOf(booklet).questions.filter(({ id }) => id in answers);
  expect(waiting.map(({ id }) => id), 'there is an answer to each').toEqual(Object.keys(answers));
  while (waiting.length > 0) {
    const { part: title } = waiting[0];
    await list.link(shown(title)).first().click();
    await throughOnePart(page, waiting, answers);
    await part.finished().press('Space');
    await part.goOn().click();
    await expect(page).toHaveURL(/#\/list$/);
    await fromTheList();
    await expect(list.row(usual(title))).toContainText('Completed');
  }
}

/** Page after page of a part, whatever is asked on each, until its end. */
async function throughOnePart(page: Page, waiting: Question[], answers: Record<string, Given>) {
  const question = new QuestionPage(page);
  const { part: title } = waiting[0];
  for (;;) {
    await expect(question.heading()).toBeFocused();
    if (/^Check: /.test(await question.heading().innerText())) break;
    expect(waiting[0]?.part, `the part ${usual(title)} asks for more than there is`).toEqual(title);
    const before = page.url();
    await expect(place(page, waiting[0]), waiting[0].id).toBeVisible();
    while (waiting.length > 0 && waiting[0].part === title && (await place(page, waiting[0]).isVisible())) {
      const asked = waiting.shift()!;
      await give(page, asked, answers[asked.id]);
    }
    await question.goOn().click();
    await expect(page).not.toHaveURL(before);
  }
  expect(waiting[0]?.part, `all of ${usual(title)} was asked`).not.toEqual(title);
}

/** The box or the boxes of a question, whether or not it is alone on its page. */
function place(page: Page, { ask }: Question) {
  const main = page.getByRole('main');
  return main.getByRole('textbox', { name: shown(ask) }).or(main.getByRole('group', { name: within(ask) }));
}

async function give(page: Page, asked: Question, given: Given) {
  const [question, here] = [new QuestionPage(page), place(page, asked)];
  if (typeof given === 'string') return here.fill(given);
  if (Array.isArray(given)) {
    for (const [n, words] of given.entries()) {
      if (n > 0) await question.button('Add another').click();
      await question.box(`Answer ${n + 1}`).fill(words);
    }
    return;
  }
  if ('pick' in given) {
    const role = asked.kind === 'multi' ? 'checkbox' : 'radio';
    for (const words of given.pick) await here.getByRole(role, { name: words, exact: true }).press('Space');
    if (given.more) await here.getByRole('textbox').fill(given.more);
    return;
  }
  if ('rate' in given) {
    await here.getByRole('radio', { name: new RegExp(`^${given.rate}`) }).press('Space');
    return question.box('What would make it one better?').fill(given.better);
  }
  if ('items' in given) {
    for (const item of given.items) await addItem(page, here, asked, item);
    return;
  }
  await here.getByRole('textbox', { name: 'Name' }).fill(given.sign);
  await here.getByRole('button', { name: 'It is today' }).click();
}

async function addItem(page: Page, here: ReturnType<typeof place>, { columns }: Question, item: Record<string, string>) {
  const question = new QuestionPage(page);
  await here.getByRole('link', { name: /^Add (a|another) / }).click();
  await expect(question.heading()).toHaveText(/^About this /);
  for (const { id, kind, ask } of columns) {
    const group = page.getByRole('group', { name: shown(ask) });
    if (kind === 'choice') await group.getByRole('radio', { name: item[id], exact: true }).press('Space');
    else if (kind === 'date') await group.getByRole('textbox', { name: 'Year' }).fill(item[id]);
    else await question.box(shown(ask)).fill(item[id]);
  }
  await question.button('Save and go back').click();
  await expect(here).toBeVisible();
}

async function checkEveryWord(page: Page, booklet: string, answers: Record<string, Given>) {
  await follow(page, `#/b/${booklet}/check`);
  const check = new CheckPage(page);
  for (const { id, ask } of bookletOf(booklet).questions.filter((one) => one.id in answers)) {
    const said = check.said(shown(ask));
    for (const words of family.typedIn({ [id]: answers[id] })) await expect(said, id).toContainText(words);
  }
}

async function onPaper(page: Page, browserName: string, booklet: string, answers: Record<string, Given>, which = 'check') {
  // only Chromium prints to a file that a test can read
  if (browserName !== 'chromium') return;
  await follow(page, `#/b/${booklet}/${which}`);
  const paper = await print(page);
  const words = family.typedIn(which === 'page' ? withoutSigning(answers) : answers);
  expect(lostOnPaper(paper, words), 'words that are not on paper').toEqual([]);
}

/** A one page has no place for that. */
const withoutSigning = (answers: Record<string, Given>) =>
  Object.fromEntries(Object.entries(answers).filter(([, given]) => typeof given === 'string'));

async function theHouses(page: Page) {
  const question = new QuestionPage(page);
  for (const [id, words] of [['th.good', family.GOOD_HOUSE], ['th.worry', family.WORRY_HOUSE]]) {
    const asked = houseQuestion(id);
    await question.goTo(HOUSES.id, asked.number);
    await place(page, asked).fill(words);
  }
  await follow(page, `#/b/${HOUSES.id}/check`);
  await expect(new CheckPage(page).said(shown(houseQuestion('th.good').ask))).toContainText('This stays out of the file.');
}

const houseQuestion = (id: string) => HOUSES.questions.find((question) => question.id === id)!;

async function makeFile(page: Page, browserName: string): Promise<{ saved: Saved; statements: Statement[] }> {
  const share = new SharePage(page);
  await share.isTrue().press('Space');
  await share.mayBeRead().press('Space');
  await share.name().fill(family.CHILD);
  const saved = await fileOf(page, browserName, () => share.make().click());
  await expect(share.done()).toBeFocused();
  return { saved, ...(await opened(saved)) };
}

async function theFile(page: Page, browserName: string) {
  await follow(page, '#/share');
  const share = new SharePage(page);
  await expect(share.preview()).toContainText(family.OWN['mp.know'] as string);
  await expect(share.preview()).toContainText(family.FAMILY['fb.joy'] as string);
  await expect(share.preview()).not.toContainText('UNSHARED', { timeout: 1 });
  const { saved, statements } = await makeFile(page, browserName);
  expect(statements.map(({ booklet, contributor }) => [booklet.id, contributor.role]).sort()).toEqual([
    ['family', 'parent'],
    ['my-profile', 'young_person'],
  ]);
  expectEveryWord(statements, 'family', family.FAMILY);
  expectEveryWord(statements, 'my-profile', family.OWN);
  expect([...texts(statements), saved.bytes.toString('utf8')].join('\n')).not.toContain('UNSHARED');
}

/** Dates and numbers are in the file as such. All else is there as it was typed. */
function expectEveryWord(statements: Statement[], booklet: string, answers: Record<string, Given>) {
  const { answers: said } = statements.find((one) => one.booklet.id === booklet)!;
  const shared = Object.fromEntries(Object.entries(answers).filter(([, given]) => given !== family.COPING));
  expect(Object.keys(said).sort()).toEqual(Object.keys(shared).sort());
  for (const [id, given] of Object.entries(shared)) {
    const there = texts(said[id]);
    const lost = family.typedIn({ [id]: given }).filter((words) => !there.includes(words) && !isDate(words));
    expect(lost, `${id}: words that are not in the file`).toEqual([]);
  }
  for (const year of ['2015', '2019', '2026'].filter(() => booklet === 'family')) expect(JSON.stringify(said)).toContain(year);
}

const isDate = (words: string) => /^(\d+ \w+ )?\d{4}$/.test(words);

async function theNextFile(page: Page, browserName: string) {
  const question = new QuestionPage(page);
  await question.goTo(HOUSES.id, houseQuestion('th.good').number);
  await question.opener('Private note and sharing').click();
  await question.checkbox('This answer may be shared').press('Space');
  await follow(page, '#/share');
  const { statements } = await makeFile(page, browserName);
  const houses = statements.find(({ booklet }) => booklet.id === HOUSES.id)!;
  expect(Object.keys(houses.answers)).toEqual(['th.good']);
  expect(texts(houses.answers)).toContain(family.GOOD_HOUSE);
  expect(texts(statements).join('\n')).not.toContain('UNSHARED-WORRY');
}
