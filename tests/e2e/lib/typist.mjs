// Somebody who writes into one big box until the machine fails them, and what the page said meanwhile.

import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds from one key to the next, about eight a second; and now and then a thought. */
const KEY = [60, 190];
const THOUGHT = [300, 1500];
const THINKS = 0.04;
/** From one look at the page to the next. */
const LOOK = 25;

/** The same numbers each time from the same seed. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  next.between = ([least, most]) => least + next() * (most - least);
  return next;
}

/** "1 2 3 ", letter by letter: whoever finds them later sees what is missing. */
export function* tokens(from = 1) {
  for (let token = from; ; token += 1) yield* `${token} `;
}

/** What a person sees at one moment: what stands in the box, and the line about saving. */
const SEEN = `(() => [
  document.querySelector('#app textarea').value,
  document.querySelector('#app .save')?.textContent.trim() ?? '',
])()`;

/**
 * Types until `strike` is called, `length` milliseconds from now. Answers each key with its time, what was
 * last seen in the box while the line began with `saved`, and the time of the strike.
 */
export async function typeUntil(strike, { page, letters, length, random, saved }) {
  const story = { keys: [], looks: 0, saidSaved: 0, lastSaved: undefined, struckAt: undefined };
  const struck = pause(length).then(() => {
    story.struckAt = performance.now();
    return strike();
  });
  const isOver = () => story.struckAt !== undefined;
  const untilStruck = (work) => Promise.race([work.catch(after(isOver)), struck]);
  while (!isOver()) {
    const { value: letter } = letters.next();
    const at = performance.now();
    story.keys.push({ letter, at });
    await untilStruck(page.press(letter));
    const thinks = letter === ' ' && random() < THINKS;
    const next = at + random.between(thinks ? THOUGHT : KEY);
    while (!isOver() && performance.now() < next) {
      await untilStruck(look(page, saved, story));
      await Promise.race([pause(Math.min(LOOK, Math.max(0, next - performance.now()))), struck]);
    }
  }
  await struck;
  return story;
}

async function look(page, saved, story) {
  const [value, words] = await page.read(SEEN);
  if (story.struckAt !== undefined) return;
  story.looks += 1;
  if (!words.startsWith(saved)) return;
  story.saidSaved += 1;
  story.lastSaved = { value, at: performance.now() };
}

/** A browser that is killed does not answer. Before that, it must. */
const after = (isOver) => (error) => {
  if (!isOver()) throw error;
};
