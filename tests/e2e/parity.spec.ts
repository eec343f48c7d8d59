// Our radios, checkboxes, dates, error summary, task list and summary list are heard as those of GOV.UK are,
// which many people know and which were tested with many. Both are drawn from the same words, by us and by
// GOV.UK's own templates, and what a screen reader gets of them is compared.

import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import type { Locator, Page } from '@playwright/test';
import nunjucks from 'nunjucks';
import { addressOf, firstOf } from './fixtures/pack';
import { fillSome, prefer } from './fixtures/tour';
import { expect, test } from './lib/strict';
import { QuestionPage, follow } from './pages/QuestionPage';

/** Where ours is heard otherwise, on purpose: what of ours becomes what of theirs. Each must be there to be listed. */
const DIFFERENCES: Record<string, [ours: RegExp, theirs: string, because: string][]> = {
  question: [
    [/^(- group ").*? – part \d+ of \d+ /m, '$1', 'the place in the booklet belongs to the question, so that it is heard by whoever comes into the group'],
    [/^ +- text: .* – part \d+ of \d+\n/m, '', 'the same, as it stands in the legend'],
    [/^ +- '?button "Listen ?: .*\n/m, '', 'each question can be read aloud'],
    [/^( +- )paragraph: (?!"Error)/gm, '$1text: ', 'a hint is a paragraph, as every sentence of a page is'],
  ],
  'error summary': [
    [/^- group "There is a problem":/m, '- alert:', 'the focus goes to it, so it is read once; an alert would be read twice'],
    [/\n +- paragraph: You can change it, or keep it and continue\./, '', 'no answer is ever needed: they can be kept as they are'],
  ],
  'task list': [],
  'summary list': [[/^- definition:\n +- text: (.*)\n +- paragraph: .*$/gm, '- definition: $1', 'whose words they are is said with every answer']],
};

const GOVUK = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist');
const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(GOVUK), { autoescape: true });

const text = (of: Locator) => of.innerText();

/** What is heard of a part of a page: the tree, without addresses, and the words that describe each thing. */
async function heard(root: Locator): Promise<string> {
  const tree = (await root.ariaSnapshot()).split('\n').filter((line) => !line.trim().startsWith('- /url:'));
  const described = await root.evaluate((element) =>
    [element, ...element.querySelectorAll('*')]
      .filter((one) => one.hasAttribute('aria-describedby'))
      .map((one) => {
        const ids = one.getAttribute('aria-describedby')!.split(' ');
        const words = ids.map((id) => document.getElementById(id)?.textContent?.trim().replace(/\s+/g, ' ') ?? `nothing: ${id}`);
        return `${one.localName} is described: ${words.join(' / ')}`;
      }),
  );
  return [...tree, ...described].join('\n');
}

/** The same words in GOV.UK's own markup. */
async function theirs(page: Page, macro: string, folder: string, data: object, root: string): Promise<string> {
  const html = templates.renderString(`{% from "govuk/components/${folder}/macro.njk" import ${macro} %}{{ ${macro}(data) }}`, { data });
  const other = await page.context().newPage();
  await other.setContent(`<!doctype html><html lang="en"><title>Theirs</title><main>${html}</main></html>`);
  const said = await heard(other.locator(root).first());
  await other.close();
  return said;
}

/** Ours as it would be heard without the differences that are meant. */
function leveled(ours: string, ...kinds: string[]): string {
  return kinds
    .flatMap((kind) => DIFFERENCES[kind])
    .reduce((said, [from, to, because]) => {
      expect(said, `a difference that is not there any more: ${because}`).toMatch(from);
      return said.replace(from, to);
    }, ours);
}

test.beforeEach(({ browserName }) => {
  test.skip(browserName === 'firefox', 'the tree is made by Playwright of the same page');
});

async function start(page: Page) {
  await prefer(page, { density: 'one' });
  await fillSome(page);
  return new QuestionPage(page);
}

const group = (q: QuestionPage) => q.page.getByRole('main').getByRole('group').filter({ has: q.heading() });

/** What GOV.UK's templates want to know of the question on the page. */
async function asked(q: QuestionPage) {
  return {
    fieldset: { legend: { text: await text(q.heading()), isPageHeading: true } },
    hint: { text: await text(group(q).getByRole('paragraph').first()) },
  };
}

for (const [kind, macro] of [['choice', 'govukRadios'], ['multi', 'govukCheckboxes']]) {
  test(`criterion 92: the ${kind === 'choice' ? 'radios' : 'checkboxes'} are heard as GOV.UK’s are`, async ({ page }) => {
    const q = await start(page);
    await follow(page, addressOf(firstOf(kind)));
    const role = kind === 'choice' ? 'radio' : 'checkbox';
    const labels = await group(q).getByRole(role).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).labels![0].innerText));
    const items = labels.map((label, n) => ({ text: label, value: `v${n}` }));
    const data = { idPrefix: 'q', name: 'q', ...(await asked(q)), items };
    const other = await theirs(page, macro, kind === 'choice' ? 'radios' : 'checkboxes', data, 'fieldset');
    expect(leveled(await heard(group(q)), 'question')).toBe(other);
  });
}

test('criterion 92: a date with a problem, and the summary of it, are heard as GOV.UK’s are', async ({ page }) => {
  const q = await start(page);
  await follow(page, addressOf(firstOf('date')));
  const data = await asked(q);
  for (const [part, words] of Object.entries({ Day: '31', Month: '2', Year: '2011' })) await q.box(part).fill(words);
  await q.goOn().click();
  const fault = (await text(q.fault())).replace('Error: ', '').replace('Error:', '').trim();
  const items = [['Day', '31'], ['Month', '2'], ['Year', '2011']].map(([label, value]) => ({ name: label.toLowerCase(), label, value }));
  const date = await theirs(page, 'govukDateInput', 'date-input', { id: 'q', ...data, items, errorMessage: { text: fault } }, 'fieldset');
  expect(leveled(await heard(group(q)), 'question')).toBe(date);
  const summary = { titleText: 'There is a problem', errorList: [{ text: fault, href: '#q' }] };
  const theirSummary = await theirs(page, 'govukErrorSummary', 'error-summary', summary, '[role=alert]');
  expect(leveled(await heard(page.getByRole('group', { name: 'There is a problem' })), 'error summary')).toBe(theirSummary);
});

test('criterion 92: the list of parts is heard as GOV.UK’s task list is', async ({ page }) => {
  await start(page);
  await follow(page, '#/list');
  const list = page.getByRole('main').getByRole('list').first();
  const rows = await list.getByRole('listitem').all();
  const items = await Promise.all(
    rows.map(async (row) => {
      const title = await text(row.getByRole('link'));
      return { title: { text: title }, href: '#/', status: { text: (await text(row)).replace(title, '').trim() } };
    }),
  );
  const other = await theirs(page, 'govukTaskList', 'task-list', { idPrefix: 't', items }, 'ul');
  expect(leveled(await heard(list), 'task list')).toBe(other);
});

test('criterion 92: answers to check are heard as GOV.UK’s summary list is', async ({ page }) => {
  await start(page);
  await follow(page, '#/b/my-profile/part/2');
  const list = page.getByRole('main').locator('dl').first();
  const keys = await list.getByRole('term').allInnerTexts();
  const values = await list.evaluate((dl) => [...dl.children].map((row) => row.querySelector('dd')!.innerText.split(/\n+/)));
  const rows = keys.map((key, n) => ({
    key: { text: key },
    value: { text: values[n].slice(0, -1).join(' ') },
    actions: { items: [{ href: '#', text: 'Change', visuallyHiddenText: `: ${key}` }] },
  }));
  const other = await theirs(page, 'govukSummaryList', 'summary-list', { rows }, 'dl');
  expect(leveled(await heard(list), 'summary list')).toBe(other);
});
