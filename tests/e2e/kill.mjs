// Kills browsers while somebody types, opens them again and looks for the words: nobody may lose more than
// a moment, and nobody may be told "Saved" of words that are gone. It looks only at what a person sees.
//
//   node kill.mjs [--counts ci|full] [--seed NUMBER] [--at-once NUMBER] [--only R1,R2,R4] [--browser NAME]

import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { lanesOf } from './lib/kill-plan.mjs';
import { summary, tell } from './lib/kill-report.mjs';
import { BROWSERS, copyProfile, dropProfile, newProfile, startBrowser } from './lib/profile.mjs';
import { randomFrom, tokens, typeUntil } from './lib/typist.mjs';
import { judge, keptItsWord } from './lib/verdict.mjs';
import * as visit from './lib/visit.mjs';
import { startServer } from './server.mjs';

/** Milliseconds by which a key may be too young to be kept. */
const LIMITS = { R1: 1000, R2: 1500 };

const { values: options } = parseArgs({
  options: {
    counts: { type: 'string', default: 'ci' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    'at-once': { type: 'string', default: '5' },
    only: { type: 'string', default: 'R1,R2,R4' },
    browser: { type: 'string' },
  },
});

/** One profile, on which browsers are started and killed in turn. Each run goes on from what the last one left. */
class Lane {
  constructor(plan, address) {
    Object.assign(this, plan, { address, profile: undefined, running: undefined, letters: tokens() });
    this.random = randomFrom(this.seed);
  }

  /** A browser on a profile of its own, in which somebody has been once. */
  async open() {
    this.profile = newProfile();
    this.running = await startBrowser(this.browser, this.profile);
    await visit.comeFirst(this.running.page, this.address);
  }

  async end() {
    await this.running?.end();
    if (this.profile) dropProfile(this.profile);
    this.profile = undefined;
  }

  async restart() {
    await this.running.end();
    this.running = await startBrowser(this.browser, this.profile);
  }

  type(strike, seconds) {
    const { letters, random } = this;
    return typeUntil(strike, { page: this.running.page, letters, random, length: seconds * 1000, saved: visit.SAVED });
  }

  /** What stands in these boxes after all that. A folder that does not open has nothing in it. */
  async find(...numbers) {
    const { page } = this.running;
    try {
      await visit.comeBack(page, this.address);
      const found = [];
      for (const number of numbers) found.push(await visit.openQuestion(page, number));
      return { found };
    } catch (error) {
      if (!(error instanceof visit.NeverCame)) throw error;
      return { found: [], note: error.message };
    }
  }
}

/** What is done in a run of each kind; each answers its verdict. */
const RUNS = {
  async R1(lane, seconds) {
    const base = await visit.openQuestion(lane.running.page, visit.QUESTION);
    const story = await lane.type(await lane.running.pageKiller(), seconds);
    await lane.running.reopen();
    return afterOneBox(lane, base, story);
  },

  async R2(lane, seconds) {
    const base = await visit.openQuestion(lane.running.page, visit.QUESTION);
    const story = await lane.type(() => lane.running.kill(), seconds);
    await lane.restart();
    return afterOneBox(lane, base, story);
  },

  async R4(lane, seconds) {
    const { page } = lane.running;
    const base = await visit.openQuestion(page, visit.QUESTION);
    const first = await lane.type(() => undefined, 1 + lane.random() * 2);
    await visit.finishPart(page);
    const otherBase = await visit.openQuestion(page, visit.QUESTION_OF_THE_NEXT_PART);
    const second = await lane.type(() => lane.running.freeze(), seconds);
    const copy = newProfile();
    await copyProfile(lane.profile, copy);
    await lane.end();
    lane.profile = copy;
    lane.running = await startBrowser(lane.browser, copy);
    const { found, note } = await lane.find(visit.QUESTION, visit.QUESTION_OF_THE_NEXT_PART);
    // all that was written in the part before; what was written since is told, not judged
    const { lost, isOther } = judge({ ...first, base, found: found[0], limit: 0 });
    const { newestKept, oldestMissing } = judge({ ...second, base: otherBase, found: found[1], limit: 0 });
    return { ...second, lost, isOther, newestKept, oldestMissing, note };
  },
};

async function afterOneBox(lane, base, story) {
  const { found, note } = await lane.find(visit.QUESTION);
  const verdict = judge({ ...story, base, found: found[0], limit: LIMITS[lane.invariant] });
  return { ...story, ...verdict, note, isTrue: keptItsWord(story.lastSaved, found[0]) };
}

/** A run that could not be made is told as such, and the next one begins on a new profile. */
async function runLane(plan, address, report) {
  const lane = new Lane(plan, address);
  for (const seconds of plan.lengths) {
    const { invariant, browser } = plan;
    try {
      if (!lane.profile) await lane.open();
      const run = await RUNS[invariant](lane, seconds);
      report({ invariant, browser, lane: plan.seed, seconds, ...run });
      // what could not be found once is not looked for again
      if (run.note) await lane.end();
    } catch (error) {
      report({ invariant, browser, lane: plan.seed, seconds, unjudged: error.message });
      await lane.end().catch(() => undefined);
    }
  }
  await lane.end();
}

const seed = Number(options.seed);
const kinds = options.only.split(',');
const browsers = BROWSERS.filter((name) => !options.browser || name === options.browser);
const lanes = lanesOf(options.counts, seed).filter((one) => kinds.includes(one.invariant) && browsers.includes(one.browser));
console.log(`Counts: ${options.counts}. Seed: ${seed}. ${lanes.length} profiles, ${options['at-once']} at once.`);

const site = await startServer();
const start = performance.now();
const done = [];
const report = (run) => {
  done.push(run);
  console.log(tell(run));
};
async function worker() {
  for (let lane = lanes.shift(); lane; lane = lanes.shift()) await runLane(lane, site.address, report);
}
await Promise.all(Array.from({ length: Number(options['at-once']) }, worker));
site.stop();

const { table, isGood } = summary(done);
console.log(`\n${table}`);
console.log('R3: of the runs of R1 and R2; not judged are those in which "Saved" was never said.');
console.log('R4 is an imitation: the browser is stopped, not the disk. What the system had not yet written would be');
console.log('lost in a real power cut, and that cannot be seen here.');
console.log(
  `${Math.round((performance.now() - start) / 1000)} s; load of this machine at the end: ${loadavg()[0].toFixed(1)} ` +
    `on ${availableParallelism()} cores. The same again: --seed ${seed}`,
);
process.exitCode = isGood ? 0 : 1;
