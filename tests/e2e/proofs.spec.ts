// The proofs of what is kept, as far as only a browser can give them: a copy that is damaged, a device that
// is full to the last octet, two windows in any order, and what clearing leaves on the disk.
//
// Each run of the dice has a seed, which a failure names. They take minutes, and so run only when they are asked
// for: `PROOFS=some npx playwright test proofs.spec.ts --project=chromium`, or PROOFS=full for many more.

import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { fileOf } from './fixtures/downloads';
import { putState, takeState, type State } from './fixtures/state';
import { CHROMIUM } from './lib/browsers.mjs';
import { dropProfile, filesWith, newProfile } from './lib/profile.mjs';
import { expect, openApp, test } from './lib/strict';
import { randomFrom } from './lib/typist.mjs';
import { ClearPage } from './pages/DevicePages';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

test.skip(({ browserName }) => browserName !== 'chromium', 'the quota is set over Chromium’s own protocol, and dice cost time');
// films of hundreds of page loads help nobody
test.use({ trace: 'off' });

test.skip(!process.env.PROOFS, 'takes minutes; the same promises are proven natively with thousands of schedules. PROOFS=some runs it');

const FULL = process.env.PROOFS === 'full';
const KNOW = 4;
const WELL = 9;
const CHECK = '#/b/my-profile/check';

type Random = ReturnType<typeof randomFrom>;

const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)];

async function start(page: Page) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: 'Zoë' });
  return new QuestionPage(page);
}

/** Away from the app, on a page of the same site that has no app in it. */
const leave = (page: Page) => openApp(page, 'privacy.html');

const main = (page: Page) => page.getByRole('main');

/** The line about saving, as it stands at this moment. */
const saveLine = (page: Page) =>
  page.evaluate(() => document.querySelector('#app .save')?.textContent?.trim() ?? '');

// ---- R5: any one copy damaged

const notice = (page: Page) => page.getByRole('region', { name: 'Your answers are still on this device.' });

const SAVES = 5;

/** A folder that was saved five times, as it was when the page said so for the last time. */
async function savedOften(page: Page): Promise<State> {
  const question = await start(page);
  await question.goTo('my-profile', KNOW);
  for (let save = 1; save <= SAVES; save += 1) {
    await question.box(/people to know/).fill(`Save no. ${save}: trains, ünïcode 🐉 and “quotes”`);
    await expect(question.saved()).toBeHidden();
    await expect(question.saved()).toBeVisible();
  }
  const state = await takeState(page);
  await leave(page);
  return state;
}

/** A copy of one record, of those that a state has. */
interface Place {
  store: 'slots' | 'mirror';
  key: string;
}

const isCopy = (key: string) => /f-.*\.[AB]$/.test(key);

function places({ stores, mirror }: State): Place[] {
  const kept = stores.slots.map(([key]): Place => ({ store: 'slots', key }));
  const mirrored = Object.keys(mirror).filter(isCopy).map((key): Place => ({ store: 'mirror', key }));
  return [...kept, ...mirrored].sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** What is damaged, to what end: `octets` is what then lies there, or nothing. */
interface Mutation {
  place: Place;
  what: string;
  octets?: string;
}

function mutate(state: State, random: Random): Mutation {
  const place = pick(random, places(state));
  const slot = Object.fromEntries(state.stores.slots)[place.key];
  const octets = place.store === 'slots' ? slot : state.mirror[place.key];
  const at = Math.floor(random() * octets.length);
  switch (pick(random, ['flip', 'flip', 'cut', 'delete'])) {
    case 'flip': {
      // a letter of the mirror stays one that can be written down
      const bit = Math.floor(random() * (place.store === 'slots' ? 8 : 7));
      const other = String.fromCharCode(octets.charCodeAt(at) ^ (1 << bit));
      return { place, what: `bit ${bit} of ${at}`, octets: octets.slice(0, at) + other + octets.slice(at + 1) };
    }
    case 'cut':
      return { place, what: `cut at ${at}`, octets: octets.slice(0, at) };
    default:
      return { place, what: 'deleted' };
  }
}

function withMutation({ stores, mirror }: State, { place, octets }: Mutation): State {
  const put = (pairs: [string, string][]) =>
    pairs.flatMap(([key, old]): [string, string][] => {
      if (key !== place.key) return [[key, old]];
      return octets === undefined ? [] : [[key, octets]];
    });
  if (place.store === 'slots') return { stores: { ...stores, slots: put(stores.slots) }, mirror };
  return { stores, mirror: Object.fromEntries(put(Object.entries(mirror))) };
}

/** As octets, whichever store it is from. */
const octetsOf = ({ place, octets }: Mutation) =>
  place.store === 'slots' ? octets : octets && Buffer.from(octets, 'utf8').toString('latin1');

/** What one store alone remembers, where the browser refused the other. */
const DEVICES: Record<string, (state: State) => State> = {
  'both stores': (state) => state,
  'the database only': ({ stores, mirror }) => ({
    stores,
    mirror: Object.fromEntries(Object.entries(mirror).filter(([key]) => !isCopy(key) && key !== 'tio1.index')),
  }),
  'the mirror only': ({ stores, mirror }) => ({ stores: { ...stores, slots: [], meta: [] }, mirror }),
};

const MUTATIONS = FULL ? [68, 66, 66] : [20, 20, 20];

for (const [n, [device, reduce]] of Object.entries(DEVICES).entries()) {
  test(`R5: any one copy damaged, with ${device}`, async ({ page }, testInfo) => {
    test.setTimeout(300_000);
    const saved = await savedOften(page);
    const good = reduce(saved);
    const holds = (save: number) =>
      [...good.stores.slots.map(([, octets]) => octets), ...Object.values(good.mirror)].some((text) => text.includes(`Save no. ${save}`));
    expect([SAVES, SAVES - 1].map(holds), 'the last two saves are what is kept').toEqual([true, true]);
    const seen: Record<string, number> = {};
    const count = (what: string) => (seen[what] = (seen[what] ?? 0) + 1);
    for (let seed = 1; seed <= MUTATIONS[n]; seed += 1) {
      const mutation = mutate(good, randomFrom(1000 * n + seed));
      const name = `${device}, seed ${seed}: ${mutation.place.store} ${mutation.place.key}, ${mutation.what}`;
      await putState(page, withMutation(good, mutation));
      // a load leads to the list, whatever the address
      await openApp(page, '#/list');
      await follow(page, CHECK);
      await expect(main(page), name).toContainText(/Save no\. \d/);
      const save = Number(/Save no\. (\d)/.exec(await main(page).innerText())![1]);
      const isTold = await notice(page).isVisible();
      expect(save, name).toBeGreaterThanOrEqual(SAVES - 1);
      if (save < SAVES) expect(isTold, `${name}: an older state is told of`).toBe(true);
      const { stores } = await takeState(page);
      const aside = stores.quarantine.map(([, octets]) => octets);
      if (mutation.octets !== undefined) expect(aside, `${name}: it is put aside`).toContain(octetsOf(mutation));
      count(save < SAVES ? 'one older, told' : isTold ? 'newest, told' : 'newest, not told');
      await leave(page);
    }
    testInfo.annotations.push({ type: 'R5', description: JSON.stringify(seen) });
    console.log(`R5, ${device}:`, seen);
    if (n > 0) expect(seen['one older, told'], 'the dice also hit the newest save').toBeGreaterThan(0);
  });
}

// ---- R6: full to the last octet

/** How much the device has room for, in octets. */
const ROOM = [150_000, 175_001, 190_000, 200_003, 225_000, 250_007, 262_144, 280_000, 300_001, 330_000, 360_000, 400_000];

/** Nothing more fits into the mirror, not even a letter. */
const fillMirror = (page: Page) =>
  page.evaluate(() => {
    let words = 'x'.repeat(1 << 20);
    for (let n = 0; words.length > 0; n += 1) {
      try {
        localStorage.setItem(`filler.${n}`, words);
      } catch {
        words = words.slice(0, Math.floor(words.length / 2));
      }
    }
  });

// The quota is set before a database is there: an open one was told how much room there is, and Chromium asks
// again only for what is larger than that, or half a minute later.
test('R6: a device that is full at any octet keeps the old words, says so, and catches up', async ({ browser, browserName, baseURL }, testInfo) => {
  test.setTimeout(300_000);
  const seen: string[] = [];
  for (const [n, room] of ROOM.filter((_, m) => FULL || m % 3 === 0).entries()) {
    const context = await browser.newContext({ baseURL, locale: 'en-GB' });
    await context.addInitScript(() => localStorage.setItem('tio1.device', 'own'));
    const page = await context.newPage();
    page.on('dialog', (dialog) => dialog.accept());
    await leave(page);
    const quota = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await quota.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: room });
    const question = await start(page);
    const box = question.box(/people to know/);
    const banner = page.getByRole('region', { name: 'We could not save your last change.' });
    const words = (m: number) => `Words no. ${m} of ${n}: ${Array.from({ length: 500 * 2 ** Math.min(m, 9) }, (_, k) => (k * 7919 + m).toString(36)).join(' ')}`;
    await question.goTo('my-profile', KNOW);
    await box.fill(words(1));
    await expect(question.saved(), `with room for ${room}`).toBeVisible();
    await fillMirror(page);
    let last = 1;
    while (!(await banner.isVisible()) && last < 9) {
      last += 1;
      await box.fill(words(last));
      await expect(question.saved()).toBeHidden();
      await expect(question.saved().or(banner)).toBeVisible();
    }
    seen.push(`${room}: after ${last - 1} saves`);
    await expect(banner, `with room for ${room}, it was full at last`).toBeVisible();
    expect(await question.saved().isVisible(), 'it is not called saved').toBe(false);
    const file = await fileOf(page, browserName, () => banner.getByRole('button', { name: 'Download what I have' }).click());
    expect(file.bytes.toString('utf8')).toContain(words(last));
    await page.reload();
    await follow(page, CHECK);
    await expect(main(page), `with room for ${room}, the old words are there`).toContainText(new RegExp(`Words no. (${last - 1}|${last}) of`));
    await question.goTo('my-profile', KNOW);
    await box.fill(words(last + 1));
    await expect(question.saved().or(banner)).toBeVisible();
    await quota.send('Storage.overrideQuotaForOrigin', { origin });
    if (await banner.isVisible()) await banner.getByRole('button', { name: 'Try again' }).click();
    await expect(question.saved()).toBeVisible();
    await page.reload();
    await follow(page, CHECK);
    await expect(main(page), `with room for ${room}, it caught up`).toContainText(`Words no. ${last + 1} of`);
    await context.close();
  }
  testInfo.annotations.push({ type: 'R6', description: seen.join(', ') });
  console.log('R6:', seen.join(', '));
});

// ---- R7: two windows in any order

/** Of a window, what it was given to write, and what of it was called saved. */
class Window {
  private typed: string[] = [];

  constructor(
    private readonly context: BrowserContext,
    private page: Page,
    private readonly called: Set<string>,
  ) {}

  async open() {
    this.typed = [];
    await openApp(this.page, '#/list');
  }

  /** At the end of what stands there: nobody takes anything out in these tests. */
  async write(number: number, word: string) {
    await follow(this.page, `#/b/my-profile/${number}`);
    const box = this.page.getByRole('textbox').first();
    this.typed.push(word);
    // the other window may ask for the folder at the same moment, and a person asks again
    await expect(async () => {
      if (!(await box.isEnabled())) await this.page.getByRole('button', { name: 'Edit here' }).click({ timeout: 2000 });
      // in one turn of the page: what another window wrote may be shown at any moment
      const isTyped = await box.evaluate((box: HTMLTextAreaElement, word) => {
        // nobody can type into a box that is not on the page any more
        if (!box.isConnected || box.matches(':disabled')) return false;
        box.value = `${box.value} ${word}`;
        return box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, word);
      expect(isTyped).toBe(true);
    }).toPass({ timeout: 30_000 });
  }

  async look() {
    if (this.page.isClosed() || !(await saveLine(this.page)).startsWith('Saved on this device')) return;
    this.typed.forEach((word) => this.called.add(word));
  }

  async reload() {
    this.typed = [];
    await this.page.reload();
  }

  async reopen() {
    await this.page.close();
    this.page = await this.context.newPage();
    await this.open();
  }

  close = () => this.page.close();
}

/** One run: who does what is in the dice, and each look comes between two deeds. */
async function twoWindows(context: BrowserContext, run: string, random: Random): Promise<Set<string>> {
  const called = new Set<string>();
  const windows = [];
  for (let n = 0; n < 2; n += 1) windows.push(new Window(context, await context.newPage(), called));
  await Promise.all(windows.map((one) => one.open()));
  const edits = 3 + Math.floor(random() * 3);
  for (let edit = 1; edit <= edits; edit += 1) {
    const [one, other] = random() < 0.5 ? windows : [...windows].reverse();
    const deeds = [one.write(pick(random, [KNOW, KNOW, WELL]), `${run}e${edit}x`)];
    // both at once, before either hears of the other
    if (random() < 0.3) deeds.push(other.write(pick(random, [KNOW, KNOW, WELL]), `${run}e${edit}y`));
    await Promise.all(deeds);
    for (const wait of [20, random.between([0, 900])]) {
      await new Promise((done) => setTimeout(done, wait));
      await Promise.all(windows.map((each) => each.look()));
    }
    const fate = random();
    if (fate < 0.1) await one.reload();
    else if (fate < 0.2) await one.reopen();
  }
  await Promise.all(windows.map((each) => each.look()));
  await Promise.all(windows.map((each) => each.close()));
  return called;
}

for (const { what, runs, locks } of [
  { what: 'without locks, the first half', runs: [1, FULL ? 25 : 16], locks: false },
  { what: 'without locks, the second half', runs: [26, FULL ? 50 : 35], locks: false },
  { what: 'with locks', runs: [51, FULL ? 60 : 53], locks: true },
]) {
  test(`R7: two windows ${what} lose nothing that was called saved`, async ({ page, context }, testInfo) => {
    test.setTimeout(300_000);
    page.on('dialog', (dialog) => dialog.accept());
    if (!locks) {
      await context.addInitScript(() => {
        Object.defineProperty(navigator, 'locks', { get: () => undefined });
        Reflect.deleteProperty(globalThis, 'BroadcastChannel');
      });
    }
    const question = await start(page);
    await question.answer('my-profile', KNOW, 'Trains');
    await expect(question.saved()).toBeVisible();
    await leave(page);
    const fresh = await takeState(page);
    const lost: string[] = [];
    let all = 0;
    for (let seed = runs[0]; seed <= runs[1]; seed += 1) {
      await putState(page, fresh);
      const called = await twoWindows(context, `r${seed}`, randomFrom(seed));
      // a load leads to the list, whatever the address
      await openApp(page, '#/list');
      await follow(page, CHECK);
      await expect(main(page)).toContainText('Trains');
      const { stores } = await takeState(page);
      const kept = [...stores.checkpoints, ...stores.quarantine].map(([, octets]) => octets);
      const found = [await main(page).innerText(), ...kept].join('\n');
      lost.push(...[...called].filter((word) => !found.includes(word)).map((word) => `seed ${seed}: ${word}`));
      all += called.size;
      await leave(page);
    }
    testInfo.annotations.push({ type: 'R7', description: `${all} words were called saved, ${lost.length} are lost` });
    console.log(`R7, ${what}: ${all} words were called saved, ${lost.length} are lost`);
    expect(lost).toEqual([]);
    expect(all, 'the windows did call words saved').toBeGreaterThan(runs[1] - runs[0]);
  });
}

// ---- R10: what clearing leaves on the disk

/** No two letters of it come twice in a row: no compression shortens it. */
const CANARY = 'Qv7mZk2xJw9dHb4t';

test('R10: what clearing leaves is told of the disk, and nothing of it is there for a page', async ({ baseURL }, testInfo) => {
  test.setTimeout(90_000);
  const profile = newProfile();
  const browse = async (visit: (page: Page) => Promise<void>) => {
    const context = await chromium.launchPersistentContext(profile, { ...CHROMIUM, baseURL, locale: 'en-GB' });
    await context.addInitScript(() => localStorage.setItem('tio1.device', 'own'));
    await visit(context.pages()[0] ?? (await context.newPage()));
    await context.close();
  };
  try {
    await browse(async (page) => {
      const question = await start(page);
      await question.answer('my-profile', KNOW, CANARY);
      await expect(question.saved()).toBeVisible();
    });
    const before = filesWith(profile, CANARY);
    expect(before, 'the search finds what is kept').not.toEqual([]);
    await browse(async (page) => {
      await openApp(page, '#/list');
      await follow(page, CHECK);
      await expect(main(page)).toContainText(CANARY);
      const clear = new ClearPage(page);
      await clear.open();
      await clear.yes().click();
      await expect(clear.done()).toBeVisible();
    });
    const after = filesWith(profile, CANARY);
    await browse(async (page) => {
      await leave(page);
      const seen = await page.evaluate(async () => [JSON.stringify({ ...localStorage }), await indexedDB.databases()]);
      expect(seen).toEqual(['{"tio1.device":"own"}', []]);
    });
    const later = filesWith(profile, CANARY);
    const report = { 'while it is kept': before, 'after clearing, the browser closed': after, 'after the next start': later };
    for (const [type, files] of Object.entries(report)) {
      testInfo.annotations.push({ type: `R10 ${type}`, description: files.join(', ') || 'none' });
    }
    console.log('R10:', JSON.stringify(report, null, 2));
  } finally {
    dropProfile(profile);
  }
});
