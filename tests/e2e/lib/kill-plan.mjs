// How many browsers are killed, after how long, and which of them on one profile.

import { randomFrom } from './typist.mjs';

/** Seconds of one profile's typing, about. */
const LANE = 60;

const even = (range) => (random) => random.between(range);
/** As many between 2 and 4 as between 40 and 80. */
const eachScale = ([least, most]) => (random) => least * (most / least) ** random();

/** Groups of runs: how many, and how many seconds each. */
const COUNTS = {
  ci: [
    ['R1', 'chromium', 20, even([2, 8])],
    ['R1', 'firefox', 10, even([2, 8])],
    ...['chromium', 'firefox'].flatMap((browser) => [
      ['R2', browser, 1, () => 90],
      ['R2', browser, 3, even([20, 50])],
      ['R2', browser, 16, even([2, 8])],
      ['R4', browser, 5, even([1, 6])],
    ]),
  ],
  full: [
    ['R1', 'chromium', 200, eachScale([2, 30])],
    ['R1', 'firefox', 100, eachScale([2, 30])],
    ...['chromium', 'firefox'].flatMap((browser) => [
      ['R2', browser, 5, () => 90],
      ['R2', browser, 95, eachScale([2, 90])],
      ['R4', browser, 25, eachScale([1, 30])],
    ]),
  ],
};

/** One profile after another, the longest first: `{ invariant, browser, seed, lengths }`. */
export function lanesOf(counts, seed) {
  if (!COUNTS[counts]) throw new Error(`--counts is one of: ${Object.keys(COUNTS).join(', ')}`);
  const random = randomFrom(seed);
  const lanes = [];
  for (const [invariant, browser, count, length] of COUNTS[counts]) {
    let lane;
    for (let run = 0; run < count; run += 1) {
      const seconds = length(random);
      if (!lane || lane.sum + seconds > LANE) {
        lane = { invariant, browser, seed: lanes.length + seed * 1000, lengths: [], sum: 0 };
        lanes.push(lane);
      }
      lane.lengths.push(seconds);
      lane.sum += seconds;
    }
  }
  return lanes.sort((one, other) => other.sum - one.sum);
}
