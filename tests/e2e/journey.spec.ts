// The whole way, by keyboard alone: from the first page to a file that the council's own tool, and
// anybody's JOSE library, opens. Everything is typed as people type it.

import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, openApp, test, type CommandLine } from './fixtures/command-line';
import { opened, type Statement } from './fixtures/bundle';
import { fileOf, listenForFiles, type Saved } from './fixtures/downloads';
import * as zoe from './fixtures/zoe';
import { CheckPage } from './pages/CheckPage';
import { Keyboard } from './pages/Keyboard';
import { ListPage } from './pages/ListPage';
import { PartPage } from './pages/PartPage';
import { ProfilePage } from './pages/ProfilePage';
import { QuestionPage } from './pages/QuestionPage';
import { SharePage } from './pages/SharePage';
import { StartPage } from './pages/StartPage';
import { WhoPage } from './pages/WhoPage';

/** Every question of My Profile, in order, and what is done there before going on. */
const ANSWERS: [RegExp, (question: QuestionPage, keys: Keyboard) => Promise<void>][] = [
  [/^Who is filling this in/, (q, keys) => keys.pick(q.radio('Me, with help from someone'))],
  [/^Choose a photo/, async () => {}],
  [/good at/, async (q, keys) => {
    await keys.type(q.box(/^Answer 1/), 'Drawing dragons 🐉');
    await keys.press(q.button('Add another'));
    await keys.type(q.box(/^Answer 2/), 'Making Béa laugh');
    await keys.press(q.button(/^Move up/));
  }],
  [/people to know about you/, async (q, keys) => {
    await keys.type(q.box(/people to know/), zoe.KNOW);
    await keys.pick(q.radio(`${zoe.CHILD} said it`));
    await keys.press(q.opener('Private note and sharing'));
    await keys.type(q.box('A private note'), zoe.NOTE);
  }],
  [/matter most/, (q, keys) => keys.type(q.box(/^Answer 1/), 'My nan, and Zuzanna Łęcka')],
  [/close to you/, async (q, keys) => {
    await keys.follow(q.link('Add a person'));
    await keys.type(q.box('Name'), 'Nan Ó Súilleabháin');
    await keys.type(q.box('Who are they to you?'), 'my nan 👵');
    await keys.pick(q.radio('Closest to me'));
    await keys.press(q.button('Save and go back'));
    await expect(q.page.getByText('You have added 1.')).toBeVisible();
  }],
  [/things at school/, async (q, keys) => {
    await keys.pick(q.radio('Good for me', 'Reading'));
    await keys.pick(q.radio('Not good for me', 'Lunch'));
    await keys.type(q.box('Add your own'), 'The bus 🚌');
    await keys.press(q.button('Add it'));
    await keys.pick(q.radio('In the middle', 'The bus 🚌'));
  }],
  [/things at home/, (q, keys) => keys.pick(q.radio('In the middle', 'Sleep'))],
  [/going well/, (q, keys) => keys.insert(q.box(/going well/), zoe.WELL)],
  [/not going so well/, async (q, keys) => {
    await keys.type(q.box(/not going/), zoe.NOT_WELL);
    await keys.pick(q.radio(`I think so, because I know ${zoe.CHILD}`));
  }],
  [/happy are you/, async (q, keys) => {
    await keys.pick(q.radio(/^7/));
    await keys.type(q.box('What would make it one better?'), 'A quiet room at lunch');
  }],
  [/tell people things/, async (q, keys) => {
    await keys.tick(q.checkbox('Drawing'));
    await keys.tick(q.checkbox('With a device'));
  }],
  [/helps you understand/, (q, keys) => keys.tick(q.checkbox('More time'))],
  [/need help with/, (q, keys) => keys.type(q.box(/need help/), zoe.HELP)],
  [/really good day/, (q, keys) => keys.insert(q.box(/good day/), zoe.LONG)],
  [/hard day/, (q, keys) => keys.press(q.button('I don’t want to say'))],
  [/how you feel/, (q, keys) => keys.press(q.button('Ask someone'))],
  [/do next/, (q, keys) => keys.type(q.box(/do next/), zoe.WANT)],
  [/dream about/, (q, keys) => keys.press(q.later())],
  [/people to help you/, (q, keys) => keys.type(q.box(/help you/), 'Show me first. Then wait.')],
  [/want people to do/, (q, keys) => keys.type(q.box(/^Answer 1/), 'Tell me first')],
  [/not want people to do/, (q, keys) => keys.press(q.button('I don’t know'))],
  [/rather talk about/, async (q, keys) => {
    await keys.pick(q.radio('Yes, I want to talk to someone'));
    await keys.type(q.box('Who would you like to talk to?'), zoe.WORRY);
  }],
  [/forgot to ask/, async (q, keys) => {
    await keys.type(q.box(/forgot/), zoe.SECRET);
    await keys.press(q.opener('Private note and sharing'));
    await keys.press(q.checkbox('This answer may be shared'));
  }],
  [/OK to show this to/, (q, keys) => keys.pick(q.radio('Everyone who helps me'))],
  [/make your mark/, async (q, keys) => {
    await keys.type(q.box('Name'), zoe.CHILD);
    await keys.pick(q.radio('My helper wrote my name'));
  }],
  [/today’s date/, (q, keys) => keys.press(q.button('It is today'))],
];

/** Answers that move on by themselves, because the button is the answer. */
const MOVES_ON = /hard day|how you feel|dream about|not want people to do/;

/** The parts, in order. Each ends with its own page; then the list leads to the next one. */
const PARTS = [
  'Start with me',
  'Things to know about me',
  'Going well and not so well',
  'Things I need help with',
  'My good days and hard days',
  'What I want and what helps',
  'Finish and choose who sees it',
];

test('criteria 26 and 93: a whole profile by keyboard, on paper and in a file that others verify', async ({ page, browserName, tellItOnce }, info) => {
  test.setTimeout(240_000);
  const keys = new Keyboard(page);
  await listenForFiles(page, browserName);
  await openApp(page);
  await arrive(page, keys);
  await sayEverything(page, keys);
  await checkEveryWord(page, keys);
  await lookAtTheOnePage(page, keys);
  const { shown, saved, receipt } = await makeTheFile(page, keys, browserName);
  await verifyWithTheCommandLine(tellItOnce, saved, receipt, info.outputPath(saved.name));
  await verifyWithAnotherLibrary(saved, shown);
});

async function arrive(page: Page, keys: Keyboard) {
  const who = new WhoPage(page);
  await keys.follow(new StartPage(page).startNow());
  await expect(who.heading()).toBeFocused();
  await keys.pick(who.role(WhoPage.HELPER));
  await keys.type(who.ownName(), zoe.HELPER);
  await keys.type(who.child(), zoe.CHILD);
  await keys.press(who.goOn());
  const list = new ListPage(page);
  await expect(page.getByText(`Answering as: ${zoe.CHILD}, with help from ${zoe.HELPER}`)).toBeVisible();
  await keys.press(list.howMuch());
  await keys.pick(list.allQuestions());
  await keys.press(list.useThis());
  await keys.follow(list.link(PARTS[0]));
}

async function sayEverything(page: Page, keys: Keyboard) {
  const question = new QuestionPage(page);
  for (const [asked, answer] of ANSWERS) {
    await expect(question.heading()).toHaveText(asked);
    await expect(question.heading()).toBeFocused();
    await answer(question, keys);
    if (!MOVES_ON.test(asked.source)) await keys.press(question.goOn());
    await finishPart(page, keys);
  }
}

/** Where the part has come to its end: says so, and takes the next one from the list. */
async function finishPart(page: Page, keys: Keyboard) {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toBeFocused();
  const [, part] = (await heading.innerText()).match(/^Check: (.*)/) ?? [];
  if (part === undefined) return;
  const [end, list] = [new PartPage(page), new ListPage(page)];
  await keys.pick(end.finished());
  await keys.press(end.goOn());
  await expect(list.row(part)).toContainText('Completed');
  const next = PARTS[PARTS.indexOf(part) + 1];
  if (next) await keys.follow(list.link(next));
}

async function checkEveryWord(page: Page, keys: Keyboard) {
  await keys.follow(new ListPage(page).link('Check what you said in My Profile'));
  const check = new CheckPage(page);
  const said: [string, string | RegExp][] = [
    ['good at', /Making Béa laugh.*Drawing dragons 🐉/s],
    ['people to know about you', zoe.KNOW],
    ['people to know about you', `${zoe.CHILD} said this. ${zoe.HELPER} wrote it down.`],
    ['matter most', 'My nan, and Zuzanna Łęcka'],
    ['close to you', 'Nan Ó Súilleabháin'],
    ['things at school', 'The bus 🚌'],
    ['going well', zoe.WELL],
    ['not going so well', zoe.NOT_WELL],
    ['happy are you', '7 out of 10'],
    ['tell people things', /Drawing.*With a device/s],
    ['need help with', zoe.HELP],
    ['really good day', zoe.LONG],
    ['hard day', 'You said you don’t want to say.'],
    ['dream about', 'You said you will come back to this.'],
    ['rather talk about', 'This stays out of the file.'],
    ['forgot to ask', zoe.SECRET],
    ['make your mark', zoe.CHILD],
  ];
  for (const [question, words] of said) await expect(check.said(question), question).toContainText(words);
  await keys.follow(check.onePage());
}

async function lookAtTheOnePage(page: Page, keys: Keyboard) {
  const profile = new ProfilePage(page);
  await expect(profile.sheet()).toContainText(zoe.KNOW);
  await expect(profile.sheet()).toContainText(zoe.LONG);
  await expect.soft(profile.sheet()).not.toContainText('UNSHARED', { timeout: 1 });
  await expect(profile.verdict()).toContainText(/“My good days and hard days” is about \d+ words too long/);
  await keys.press(profile.twoPages());
  await keys.follow(page.getByRole('navigation', { name: 'Page', exact: true }).getByRole('link', { name: 'Back' }));
  await keys.follow(new ListPage(page).link('Share it with the council'));
}

async function makeTheFile(page: Page, keys: Keyboard, browserName: string) {
  const share = new SharePage(page);
  await expect(share.heading()).toBeFocused();
  await expect(share.preview()).toContainText(zoe.LONG);
  await expect(share.preview()).not.toContainText(/UNSHARED|PRIVATE-NOTE/);
  await expect(share.date('Year')).toHaveValue(String(new Date().getFullYear()));
  await expect(share.mayBeRead()).not.toBeChecked();
  await keys.tick(share.isTrue());
  await keys.tick(share.mayBeRead());
  await keys.type(share.name(), zoe.SIGNED);
  const shown = await share.exactWords();
  const saved = await fileOf(page, browserName, () => keys.press(share.make()));
  await expect(share.done()).toBeFocused();
  const receipt = (await share.receipt().innerText()).trim().replace(/\s+/g, ' ');
  return { shown, saved, receipt };
}

async function verifyWithTheCommandLine(tellItOnce: CommandLine, saved: Saved, receipt: string, path: string) {
  expect(saved.name).toMatch(/^tell-it-once-\d{8}-\d{4}\.signed\.json$/);
  await writeFile(path, saved.bytes);
  const verified = await tellItOnce('verify', path);
  expect(verified.code, verified.words).toBe(0);
  expect(verified.words).toContain(`Receipt code  ${receipt}`);
  const told = await tellItOnce('show', path);
  expect(told.code, told.words).toBe(0);
  for (const words of [zoe.KNOW, zoe.WELL, zoe.NOT_WELL, zoe.CHILD]) expect(told.words).toContain(words);
  expect(told.words).not.toMatch(/UNSHARED|PRIVATE-NOTE/);
}

/** What was signed is what was shown, but for the moment of signing. */
async function verifyWithAnotherLibrary(saved: Saved, shown: unknown) {
  const { bundle, statements } = await opened(saved);
  const [statement, ...others] = statements;
  expect(others).toEqual([]);
  expect(withoutMoment(statement)).toEqual(withoutMoment(shown as Statement));
  expect(bundle.declaration).toMatchObject({ name_typed: zoe.SIGNED, agreed: { share_with_council: true, share_with_school: false } });
  const all = JSON.stringify([bundle, statement]);
  expect(all).toContain(zoe.LONG);
  expect(all).not.toMatch(/UNSHARED|PRIVATE-NOTE/);
}

function withoutMoment(statement: Statement) {
  const { at: _, ...declaration } = statement.declaration;
  return { ...statement, declaration };
}
