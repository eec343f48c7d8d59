// The way to a question in the built site, for scripts that drive a browser by itself. Change this when the
// app's addresses, its first pages or its marks change.

import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 20_000;
const LIST = '#/list';

/** What somebody is asked who was never here before, page by page: where it is asked, and what is pressed. */
const FIRST_PAGES = [
  { route: '#/device', press: ['label[for=device-own]', '#app button[type=submit]'] },
  { route: '#/who', press: ['label[for=who-young_person]', '#app button[type=submit]'] },
];

/** The booklet with long questions, and those at the end of one part and in the next. */
export const BOOKLET = 'my-profile';
export const QUESTION = 10;
export const PART = 3;
export const QUESTION_OF_THE_NEXT_PART = 14;

/** How the line about saving begins when all is safe. */
export const SAVED = 'Saved on this device';

const text = JSON.stringify;
const isAt = (route) => `location.hash === ${text(route)}`;
const isReady = "document.documentElement.dataset.app === 'ready'";
const press = (css) => `(document.querySelector(${text(css)})?.click(), true)`;

/** Asks the page again and again until it is so. A page that does not answer at all is told apart. */
async function until(page, what, expression) {
  let fault;
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(40)) {
    fault = undefined;
    const answer = await page.read(expression).catch((error) => void (fault = error));
    if (answer) return answer;
  }
  if (fault) throw fault;
  throw new NeverCame(`Waited ${PATIENCE / 1000} s in vain: ${what}`);
}

/** The page answers, but what was waited for is not there. */
export class NeverCame extends Error {}

const follow = (page, route) => page.read(`(location.hash = ${text(route)})`);

/** A first visit, up to the list. */
export async function comeFirst(page, address) {
  await page.goTo(address + FIRST_PAGES[0].route);
  await until(page, 'the app is ready', isReady);
  for (const { route, press: pressed } of FIRST_PAGES) {
    await until(page, `the page ${route}`, isAt(route));
    for (const css of pressed) {
      await until(page, css, `!!document.querySelector(${text(css)})`);
      await page.read(press(css));
    }
  }
  await until(page, 'the list', `${isAt(LIST)} && !!document.querySelector('#app h1')`);
}

/** Somebody comes back to what they wrote. Fails where the app does not open it. */
export async function comeBack(page, address) {
  await page.goTo(address + LIST);
  await until(page, 'the app opens what was kept', `${isReady} && ${isAt(LIST)} && !!document.querySelector('#app h1')`);
}

/** Opens a question, as a link does, and puts the caret after what stands there; answers that. */
export async function openQuestion(page, number) {
  const route = `#/b/${BOOKLET}/${number}`;
  const box = `document.querySelector('#app textarea#q${number}')`;
  if (!(await page.read(isAt(route)))) {
    await follow(page, route);
    // the app moves the focus to a new page's heading first
    await until(page, `question ${number}`, `!!${box} && document.activeElement.tagName === 'H1'`);
  }
  return page.read(`(() => {
    const box = ${box};
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    return box.value;
  })()`);
}

/** The end of a part: from here on all of it is as safe as can be. */
export async function finishPart(page) {
  const route = `#/b/${BOOKLET}/part/${PART}`;
  await follow(page, route);
  await until(page, 'the end of the part', `${isAt(route)} && document.activeElement.tagName === 'H1'`);
  await page.read(press('#app form button[type=submit]'));
  await until(page, 'the list', `${isAt(LIST)} && document.activeElement.tagName === 'H1'`);
}
