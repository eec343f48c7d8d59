// Where are we? A parent puts in what they know, sees what comes next, and takes the days to their calendar.

import type { Page } from '@playwright/test';
import { fileOf, listenForFiles } from './fixtures/downloads';
import { expect, openApp, test } from './lib/strict';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

test.beforeEach(async ({ page, browserName }) => {
  await page.clock.setFixedTime('2026-11-22T10:00:00');
  await listenForFiles(page, browserName);
});

async function arrive(page: Page, role: string) {
  await openApp(page, '#/who');
  const isOwn = role === WhoPage.YOUNG_PERSON;
  await new WhoPage(page).arrive(isOwn ? { role, name: 'Sam' } : { role, name: 'Alex', child: 'Sam' });
}

/** A day in the three boxes of a question. */
async function day(page: Page, booklet: string, number: number, [day, month, year]: string[]) {
  const question = new QuestionPage(page);
  await question.goTo(booklet, number);
  await question.box('Day').first().fill(day);
  await question.box('Month').first().fill(month);
  await question.box('Year').first().fill(year);
  await expect(question.saved()).toBeVisible();
}

const main = (page: Page) => page.getByRole('main');
const link = (page: Page, name: string) => main(page).getByRole('link', { name, exact: true });

test('a parent with no dates is asked for one, and finds the way to the question', async ({ page }) => {
  await arrive(page, WhoPage.PARENT);
  await follow(page, '#/list');
  await link(page, 'See dates, letters and plans').click();
  await link(page, 'Where are we?').click();
  await expect(main(page)).toContainText('Today is 22 November 2026 on this device.');
  await link(page, 'Put in our dates').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Our dates' })).toBeFocused();
});

test('one date shows the five steps, what is late is said kindly, and a letter is offered', async ({ page }) => {
  await arrive(page, WhoPage.PARENT);
  await day(page, 'our-dates', 1, ['6', 'July', '2026']);
  await follow(page, '#/plans/dates');
  const path = main(page).getByRole('list').filter({ has: page.getByRole('heading', { name: 'Is an assessment needed?' }) }).first();
  await expect(path.locator('> li')).toHaveCount(5);
  await expect(main(page)).toContainText('By Monday 23 November 2026, tomorrow');
  await expect(main(page)).toContainText('A polite letter can ask when you will hear.');
  await link(page, 'Write a letter: Ask for a decision that is late').click();
  await expect(page.getByRole('article', { name: 'Your letter' })).toContainText('On 6 July 2026 you got a request');
});

test('the days go into a calendar file, without a name, and only those that are chosen', async ({ page, browserName }) => {
  await arrive(page, WhoPage.PARENT);
  await day(page, 'our-dates', 1, ['2', 'November', '2026']);
  await follow(page, '#/plans/calendar');
  const first = page.getByRole('checkbox').first();
  await expect(first).toBeChecked();
  const all = await page.getByRole('checkbox').count();
  await first.press('Space');
  const { name, bytes } = await fileOf(page, browserName, () => page.getByRole('button', { name: 'Save the calendar file' }).click());
  expect(name).toBe('our-dates.ics');
  const file = bytes.toString();
  expect(file.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(all - 1);
  expect(file.match(/^DTSTART;VALUE=DATE:\d{8}\r$/gm)).toHaveLength(all - 1);
  expect(file).not.toContain('20261214');
  expect(file).not.toMatch(/Sam|Alex/);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  await expect(page.getByText('Saved in your downloads: our-dates.ics').first()).toBeVisible();
});

test('a young person reads their own rights', async ({ page }) => {
  await arrive(page, WhoPage.YOUNG_PERSON);
  await follow(page, '#/plans/dates');
  await expect(page.getByRole('heading', { name: 'Your rights' })).toBeVisible();
  await expect(main(page)).toContainText('The council must listen to what you think');
});

test('a date that is still to come is asked about, and nobody is called late', async ({ page }) => {
  await arrive(page, WhoPage.PARENT);
  await day(page, 'our-dates', 1, ['2', 'November', '2027']);
  await follow(page, '#/plans/dates');
  await expect(page.getByRole('heading', { name: 'Please look at these dates again' })).toBeVisible();
  await expect(main(page)).not.toContainText('The last day for this was');
});
