// Whole booklets by somebody who has nothing but what a browser tells assistive technology: roles, names and
// states. What is done on each page is decided from that tree alone; no style, place or test id is known here.

import type { Locator, Page } from '@playwright/test';
import { type Booklet, bookletOf, usual } from './fixtures/pack';
import { prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';

interface Node {
  role: string;
  name: string;
  /** what stands behind it in the tree until the next line */
  rest: string;
}

/** The lines of the tree that have a role and a name. */
async function tree(page: Page): Promise<Node[]> {
  const lines = (await page.getByRole('main').ariaSnapshot()).split('\n');
  const found = lines.map((line) => line.match(/^\s*- '?([a-z]+) "((?:[^"\\]|\\.)*)"(.*)$/));
  return found.flatMap((match) => (match ? [{ role: match[1], name: JSON.parse(`"${match[2].replaceAll("''", "'")}"`) as string, rest: match[3] }] : []));
}

type Role = Parameters<Page['getByRole']>[0];
const thing = (page: Page, role: Role, name: string): Locator => page.getByRole(role, { name, exact: true });

/** What stands in each box that says what it wants. */
const WANTED: Record<string, string> = { Day: '3', Month: 'May', Year: '2011' };

/** Says something on the page, whatever it asks, and tells whether there was anything to say. */
async function say(page: Page, words: string): Promise<boolean> {
  const nodes = await tree(page);
  const of = (role: string) => nodes.filter((node) => node.role === role);
  const add = of('link').find(({ name }) => /^Add /.test(name));
  if (add && of('textbox').length === 0) {
    await thing(page, 'link', add.name).press('Enter');
    await expect(page.getByRole('button', { name: 'Save and go back' })).toBeVisible();
    await say(page, words);
    await page.getByRole('button', { name: 'Save and go back' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Save and go back' })).toHaveCount(0);
    return true;
  }
  const boxes = of('textbox').filter(({ name }) => !/Add your own|would make it/.test(name));
  for (const { name } of boxes) await thing(page, 'textbox', name).first().fill(WANTED[name] ?? words);
  if (boxes.length > 0) return true;
  const [choice] = [...of('radio'), ...of('checkbox')];
  if (choice) await thing(page, choice.role as Role, choice.name).first().press('Space');
  return choice !== undefined;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** From the first question of a part to the list, and how many questions something was said to. */
async function throughPart(page: Page, booklet: string): Promise<number> {
  let said = 0;
  for (let n = 0; n < 80; n += 1) {
    await expect(heading(page)).toBeFocused();
    const title = await heading(page).innerText();
    if (title.startsWith('Check: ')) {
      await thing(page, 'radio', 'Yes, I’ve finished').press('Space');
      await thing(page, 'button', 'Save and go to the list').press('Enter');
      await expect(page).toHaveURL(/#\/list$/);
      return said;
    }
    const address = page.url();
    if (await say(page, `${booklet} ${said + 1} 🚂`)) said += 1;
    const on = page.getByRole('button', { name: /^(Save and continue|Continue)$/ });
    await on.press('Enter');
    // what could not be read is told once, and kept
    if (await page.getByRole('heading', { name: 'There is a problem' }).isVisible()) await on.press('Enter');
    await expect(page).not.toHaveURL(address);
  }
  throw new Error('the part has no end');
}

/** The next part of a booklet that is not finished, as the list says it. */
async function nextPart(page: Page, { questions }: Booklet): Promise<Locator | undefined> {
  const parts = [...new Set(questions.map(({ part }) => usual(part)))];
  for (const part of parts) {
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: part, exact: true }) }).first();
    if ((await row.count()) > 0 && !(await row.innerText()).includes('Completed')) return row.getByRole('link');
  }
}

async function begin(page: Page, role: string, own: string) {
  await prefer(page, { density: 'one' });
  await openApp(page);
  await thing(page, 'link', 'Start now').press('Enter');
  await thing(page, 'radio', role).press('Space');
  await thing(page, 'textbox', 'What do you like to be called?').fill(own);
  await thing(page, 'textbox', 'Who is this about?').fill(zoe.CHILD);
  await thing(page, 'button', 'Save and continue').press('Enter');
  await expect(page).toHaveURL(/#\/list$/);
}

/** All of the questions, not the short way. */
async function chooseAll(page: Page, booklet: Booklet) {
  const more = page.getByRole('group').filter({ hasText: `How much do you want to tell us?` }).filter({ hasText: usual(booklet.title) }).first();
  await more.getByText('How much do you want to tell us?').first().click();
  const all = (await tree(page)).find(({ role, name }) => role === 'radio' && name.startsWith('All the questions'))!;
  await more.getByRole('radio', { name: all.name }).press('Space');
  await more.getByRole('button', { name: 'Use this' }).press('Enter');
}

async function whole(page: Page, booklet: Booklet, toItsParts = async () => {}) {
  await toItsParts();
  await chooseAll(page, booklet);
  let said = 0;
  for (let part = await nextPart(page, booklet); part; part = await nextPart(page, booklet)) {
    await part.press('Enter');
    said += await throughPart(page, usual(booklet.title));
    await toItsParts();
  }
  const asked = booklet.questions.filter(({ kind, when }) => !when && !['info', 'media'].includes(kind));
  expect(said, 'something was said to every question that is asked of everybody').toBeGreaterThanOrEqual(asked.length);
}

test('criterion 93: a whole profile with the accessibility tree alone', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'the tree is made by Playwright of the same page');
  test.setTimeout(180_000);
  await begin(page, 'I am helping someone to say what they think', zoe.HELPER);
  await whole(page, bookletOf('my-profile'));
});

test('criterion 93: a whole family booklet with the accessibility tree alone', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'the tree is made by Playwright of the same page');
  test.setTimeout(240_000);
  await begin(page, 'I am a parent or carer', 'Mum');
  const family = bookletOf('family');
  // its parts are on a page of their own
  await whole(page, family, async () => {
    await thing(page, 'link', usual(family.title)).press('Enter');
    await expect(page).toHaveURL(/#\/b\/family$/);
  });
});
