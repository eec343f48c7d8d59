// Every kind of question, answered by somebody who has only a keyboard; and nonsense, which is kept.
// Which booklet has a question of which kind is looked up in the booklets themselves.

import type { Page } from '@playwright/test';
import { type Column, type Question, KINDS, KINDS_OF_COLUMNS, addressOf, firstOf, firstWithColumns, shown, within } from './fixtures/pack';
import { prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { CheckPage } from './pages/CheckPage';
import { Keyboard } from './pages/Keyboard';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

type Said = (string | RegExp)[];
/** Answers the question on screen, and tells what must be read of it afterwards. */
type Answering = (q: QuestionPage, keys: Keyboard, question: Question) => Promise<Said>;

/** What is tried: a kind, what the question must have beside, and the answer. */
interface Trial {
  kind: string;
  fits?: (question: Question) => boolean;
  answer: Answering;
}

const WORDS = `Zoë’s 🐕 says <b>woof</b> & ${zoe.URDU}`;
const hasOther = ({ other, options = [] }: Question) => other !== false && options.length > 1;
const hasDetail = ({ detail }: Question) => detail !== undefined;

const TRIALS: Trial[] = [
  { kind: 'text', answer: async (q, keys, { ask }) => typed(keys, q, ask, WORDS) },
  { kind: 'long', answer: async (q, keys, { ask }) => typed(keys, q, ask, `${WORDS}. Twice.`) },
  { kind: 'number', answer: async (q, keys, { ask }) => typed(keys, q, ask, '1,200', '1,200') },
  { kind: 'list', answer: answerList },
  { kind: 'choice', fits: hasOther, answer: (q, keys) => answerSomethingElse(keys, q, q.radio('Something else')) },
  { kind: 'multi', fits: hasOther, answer: answerMany },
  { kind: 'multi', fits: ({ options = [] }) => options.some(({ detail }) => detail), answer: answerOptionDetail },
  { kind: 'yesno', fits: hasDetail, answer: (q, keys, question) => answerWithDetail(keys, q, 'No', question) },
  { kind: 'faces', fits: hasDetail, answer: (q, keys, question) => answerWithDetail(keys, q, 'In the middle', question) },
  { kind: 'scale', answer: answerScale },
  { kind: 'sort', fits: ({ piles }) => piles === undefined, answer: answerSort },
  { kind: 'sort', fits: ({ piles }) => piles !== undefined, answer: answerSort },
  { kind: 'date', answer: answerDate },
  { kind: 'address', answer: answerAddress },
  { kind: 'sign', answer: answerSign },
];

/** Rows have a test of their own; a page of words is only read; pictures are in picture.spec.ts. */
const ELSEWHERE = ['rows', 'info', 'media'];

async function start(page: Page) {
  await prefer(page, { density: 'one' });
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.PROFESSIONAL, name: 'Kim', child: zoe.CHILD });
  return { q: new QuestionPage(page), keys: new Keyboard(page) };
}

async function goOn(q: QuestionPage, keys: Keyboard, question: Question) {
  await keys.press(q.goOn());
  await expect(q.page).not.toHaveURL(new RegExp(`${addressOf(question)}$`));
}

/** What the check page says of a question, by the heading that the question had. */
async function expectSaid(page: Page, question: Question, heading: string, said: Said) {
  await follow(page, `#/b/${question.booklet}/check`);
  const place = new CheckPage(page).said(heading);
  for (const words of said) await expect(place, `${question.kind}, ${question.id}`).toContainText(words);
  return place;
}

test('criterion 93: every kind is answered by keyboard alone, and is on the check page', async ({ page }) => {
  test.setTimeout(180_000);
  const tried = new Set([...TRIALS.map(({ kind }) => kind), ...ELSEWHERE]);
  expect(KINDS.filter((kind) => !tried.has(kind)), 'kinds that nobody tried').toEqual([]);
  const { q, keys } = await start(page);
  for (const { kind, fits, answer } of TRIALS) {
    const question = firstOf(kind, fits);
    await test.step(`${kind}: ${question.id}`, async () => {
      await q.goTo(question.booklet, question.number);
      const heading = await q.heading().innerText();
      const said = await answer(q, keys, question);
      await goOn(q, keys, question);
      await expectSaid(page, question, heading, said);
    });
  }
});

async function typed(keys: Keyboard, q: QuestionPage, label: Question['ask'], words: string, read = words): Promise<Said> {
  await keys.type(q.box(shown(label)), words);
  return [read];
}

async function answerList(q: QuestionPage, keys: Keyboard): Promise<Said> {
  await keys.type(q.box('Answer 1'), 'first');
  await keys.press(q.button('Add another'));
  await keys.type(q.box('Answer 2'), 'second 🚂');
  await keys.press(q.button(/^Move up/));
  return [/second 🚂.*first/s];
}

async function answerSomethingElse(keys: Keyboard, q: QuestionPage, control: ReturnType<QuestionPage['radio']>): Promise<Said> {
  await expect(control).toBeVisible();
  const isOneOfSeveral = (await control.getAttribute('type')) === 'radio';
  await (isOneOfSeveral ? keys.pick(control) : keys.tick(control));
  await keys.type(q.box('What is it?'), 'Łódź, my own');
  return ['Łódź, my own'];
}

async function answerMany(q: QuestionPage, keys: Keyboard, { options = [] }: Question): Promise<Said> {
  const both = [options[0], options.at(-1)!].map(({ words }) => shown(words));
  for (const words of both) await keys.tick(q.checkbox(words));
  const labels = await Promise.all(both.map((words) => q.checkbox(words).evaluate((box: HTMLInputElement) => box.labels![0].innerText)));
  return [...labels, ...(await answerSomethingElse(keys, q, q.checkbox('Something else')))];
}

async function answerOptionDetail(q: QuestionPage, keys: Keyboard, { options = [] }: Question): Promise<Said> {
  const option = options.find(({ detail }) => detail)!;
  await keys.tick(q.checkbox(shown(option.words)));
  await keys.type(q.box(shown(option.detail!)), 'Some words more');
  return ['Some words more'];
}

async function answerWithDetail(keys: Keyboard, q: QuestionPage, words: string, { detail }: Question): Promise<Said> {
  await keys.pick(q.radio(words));
  await keys.type(q.box(shown(detail!)), 'It is loud 🔊');
  return [words, 'It is loud 🔊'];
}

async function answerScale(q: QuestionPage, keys: Keyboard): Promise<Said> {
  await keys.pick(q.radio(/^3/));
  await keys.type(q.box('What would make it one better?'), 'A quiet room');
  return ['3 out of 10', 'A quiet room'];
}

async function answerSort(q: QuestionPage, keys: Keyboard, { cards = [], piles }: Question): Promise<Said> {
  const [good, middle] = piles ? piles.map(shown) : ['Good for me', 'In the middle'];
  await keys.pick(q.radio(good, shown(cards[0].words)));
  await keys.type(q.box('Add your own'), 'The bus 🚌');
  await keys.press(q.button('Add it'));
  await keys.pick(q.radio(middle, 'The bus 🚌'));
  return [within(cards[0].words), 'The bus 🚌'];
}

async function answerDate(q: QuestionPage, keys: Keyboard): Promise<Said> {
  await keys.type(q.box('Day'), '3');
  await keys.type(q.box('Month'), 'May');
  await keys.type(q.box('Year'), '2011');
  return ['3 May 2011'];
}

async function answerAddress(q: QuestionPage, keys: Keyboard): Promise<Said> {
  await keys.type(q.box('Address'), '7 Café Street\nÖdham');
  await keys.type(q.box('Postcode'), 'ol11ut');
  await keys.tick(q.checkbox('Keep this address private'));
  return ['7 Café Street', 'Ödham', 'OL1 1UT', 'Keep this private.'];
}

async function answerSign(q: QuestionPage, keys: Keyboard): Promise<Said> {
  await keys.type(q.box('Name'), zoe.SIGNED);
  await keys.pick(q.radio('My helper wrote my name'));
  await keys.press(q.button('It is today'));
  return ['A helper wrote the name', zoe.SIGNED, String(new Date().getFullYear())];
}

test('a page of words is read, and left by keyboard', async ({ page }) => {
  const { q, keys } = await start(page);
  const info = firstOf('info', ({ points = [] }) => points.length > 0);
  await q.goTo(info.booklet, info.number);
  await expect(q.heading()).toHaveText(shown(info.ask));
  for (const point of info.points!) await expect(page.getByRole('listitem').filter({ hasText: within(point) })).toBeVisible();
  await expect(q.goOn(), 'there is nothing to save').toHaveCount(0);
  await keys.press(q.button('Continue'));
  await expect(q.heading()).not.toHaveText(shown(info.ask));
  await expect(q.heading()).toBeFocused();
});

/** How a box of each kind is filled in on the page of an item, and what is read of it. */
const CELLS: Record<string, (q: QuestionPage, keys: Keyboard, column: Column) => Promise<Said>> = {
  text: (q, keys, { ask }) => typed(keys, q, ask, `${WORDS} (text)`),
  long: (q, keys, { ask }) => typed(keys, q, ask, `${WORDS} (long)`),
  phone: (q, keys, { ask }) => typed(keys, q, ask, '+44 1632 960 001'),
  email: (q, keys, { ask }) => typed(keys, q, ask, 'zoe.o’neil@example.org'),
  number: (q, keys, { ask }) => typed(keys, q, ask, '2.5'),
  money: (q, keys, { ask }) => typed(keys, q, ask, '1200.5', '£1,200.50'),
  yesno: async (q, keys, { ask }) => (await keys.pick(q.radio('Not sure', shown(ask))), ['Not sure']),
  scale: async (q, keys, { ask }) => (await keys.pick(q.radio(/^4/, shown(ask))), ['4 out of 10']),
  date: async (q, keys, { ask }) => {
    const part = (name: string) => q.page.getByRole('group', { name: shown(ask) }).getByRole('textbox', { name });
    await keys.type(part('Day'), '9');
    await keys.type(part('Month'), '2');
    await keys.type(part('Year'), '2024');
    return ['9 February 2024'];
  },
  choice: async (q, keys, { ask, options = [] }) => {
    const words = shown(options[0].words);
    await keys.pick(q.radio(words, shown(ask)));
    return [within(options[0].words)];
  },
};

/** The columns that are tried of an item: the first of each kind. What depends on other answers is not. */
const columnsOf = ({ columns }: Question) =>
  columns.filter(
    ({ kind, options_from }, n) => !options_from && columns.findIndex((other) => other.kind === kind) === n,
  );

test('items have boxes of every kind', async ({ page }) => {
  test.setTimeout(120_000);
  expect(KINDS_OF_COLUMNS.filter((kind) => !(kind in CELLS)), 'kinds that nobody tried').toEqual([]);
  const { q, keys } = await start(page);
  for (const kind of Object.keys(CELLS)) {
    const fits = ({ columns, when }: Question) => !when && columnsOf({ columns } as Question).some((column) => column.kind === kind);
    const question = firstOf('rows', fits);
    await test.step(`${kind}: ${question.id}`, async () => {
      await q.goTo(question.booklet, question.number);
      const heading = await q.heading().innerText();
      await keys.follow(q.link(/^Add /));
      const column = columnsOf(question).find((one) => one.kind === kind)!;
      const said = await CELLS[kind](q, keys, column);
      await keys.press(q.button('Save and go back'));
      await expectSaid(page, question, heading, said);
    });
  }
});

test('criteria 43 and 44: items are added, changed, moved, removed and brought back by keyboard', async ({ page }) => {
  test.setTimeout(60_000);
  const { q, keys } = await start(page);
  const question = firstWithColumns('text', 'phone', 'email');
  const [named] = question.columns;
  await q.goTo(question.booklet, question.number);
  const heading = await q.heading().innerText();
  const names = q.page.getByRole('main').getByRole('listitem').filter({ has: q.page.getByRole('link', { name: /^Change / }) });
  for (const name of ['Nan Ó Súilleabháin', 'Miss Ōtani', 'محمد']) {
    await keys.follow(q.link(/^Add /));
    await keys.type(q.box(shown(named.ask)), name);
    await keys.press(q.button('Save and go back'));
    await expect(names.filter({ hasText: name })).toHaveCount(1);
  }
  await keys.follow(q.link('Change Miss Ōtani'));
  await keys.type(q.box(shown(named.ask)), 'Miss Ōtani-Łęcka');
  await keys.press(q.button('Save and go back'));
  await keys.press(q.button('Move up محمد'));
  await expect(names).toContainText(['Nan', 'محمد', 'Ōtani']);
  await keys.press(q.button('Move down Nan Ó Súilleabháin'));
  await expect(names).toContainText(['محمد', 'Nan', 'Ōtani']);
  await keys.press(q.button('Remove Nan Ó Súilleabháin'));
  await expect(names).toContainText(['محمد', 'Ōtani']);
  await expect(q.button('Undo'), 'the way back is under the finger').toBeFocused();
  await page.keyboard.press('Enter');
  await expect(names).toContainText(['محمد', 'Nan', 'Ōtani']);
  await keys.press(q.button(/^Remove .*Ōtani/));
  await goOn(q, keys, question);
  const place = await expectSaid(page, question, heading, [/محمد.*Nan Ó Súilleabháin/s]);
  await expect(place).not.toContainText('Ōtani', { timeout: 1 });
});

/** What cannot be read, and the kind words about it. */
const NONSENSE: Record<string, [typed: string, told: string]> = {
  date: ['last summer', 'Add the year, like 2011.'],
  number: ['quite a lot', 'Write just the number, like 12 or 1,200.'],
  money: ['£14 a week', 'Write just the amount, like £14.50.'],
  phone: ['ask my mum', 'Check the phone number.'],
  email: ['zoe at home', 'Check the email. It looks like name@example.com.'],
};

for (const [kind, [words, told]] of Object.entries(NONSENSE)) {
  test(`nonsense in ${kind} is kept, and told of kindly`, async ({ page }) => {
    const { q, keys } = await start(page);
    const isColumn = !KINDS.includes(kind);
    const question = isColumn ? firstWithColumns(kind) : firstOf(kind);
    await q.goTo(question.booklet, question.number);
    const heading = await q.heading().innerText();
    if (isColumn) {
      const { ask } = question.columns.find((column) => column.kind === kind)!;
      await keys.follow(q.link(/^Add /));
      await keys.type(q.box(shown(ask)), words);
      await keys.press(q.button('Save and go back'));
    } else {
      await keys.type(q.box(kind === 'date' ? 'Year' : shown(question.ask)), words);
    }
    await keys.press(q.goOn());
    await expect(page.getByText('There is a problem')).toBeVisible();
    await expect(q.fault()).toContainText(told);
    await expect(page.getByText('You can change it, or keep it and continue.')).toBeVisible();
    await goOn(q, keys, question);
    await expectSaid(page, question, heading, [words, told]);
  });
}
