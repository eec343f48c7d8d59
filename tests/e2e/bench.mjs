// How fast the site is on a slow phone: a table of times beside the budgets of the design.
// A benchmark, not a test: a slow machine must not fail it. It fails only when it cannot measure.

import { availableParallelism, loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { CHROMIUM, CHROMIUM_PATH } from './lib/browsers.mjs';
import { fullFolder, keepPhotos, keepRecord, arePartsKept } from './lib/full-folder.mjs';
import { startServer } from './server.mjs';

/** Where the app is, and by what it is recognised. Change these when its addresses or labels change. */
const FIRST_QUESTION = '#/device';
const WHO_PAGE = '#/who';
const USABLE = '#app input[type=radio]';
const WHO = 'Me – this is about me';
const ARRIVED = '#/list';
const LONG_QUESTION = '#/b/my-profile/4';
const LONG_BOX = 'q4';
/** The questions of My Profile with one big box each. */
const LONG_QUESTIONS = [4, 9, 10, 14, 15, 16, 18, 19, 20, 24];
const TEXT_BOX = '#app textarea >> nth=0';
const CONTINUE = 'Save and continue';

/** The usual "slow 4G": 1.6 Mbit/s down, 0.75 up, 150 ms for every request; a processor four times slower. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;

const COLD_STARTS = 5;
const WORDS = 'What people like and admire about me is that I listen and ask. ';
const PAGE_TURNS = 10;

const SAVES = 10;

/** What stands in each long answer when anything but the cold start is measured. */
const HEAVY = 'All the things I like best. '.repeat(1_070);

const PHOTOS = 24;
const EMPTY_PAGE = 'privacy.html';
const LIST_OF_THE_FOLDER = /can tell us$/;

/** A size that phones have; the script ends at once, whatever the site does. */
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'en-GB' };
const PATIENCE = 20_000;

const middle = (times, part = 0.5) => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
};

async function openPage(browser) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const tools = await context.newCDPSession(page);
  const slowDown = () => tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return { page, tools, slowDown, close: () => context.close() };
}

async function openSlowly(browser) {
  const opened = await openPage(browser);
  await opened.slowDown();
  await opened.tools.send('Network.enable');
  await opened.tools.send('Network.emulateNetworkConditions', SLOW_4G);
  return opened;
}

/** A page of the app, opened as a person does who follows a link: the site is not loaded again. */
async function follow(page, route) {
  await page.evaluate((to) => {
    location.hash = to;
  }, route);
}

/** Past "Who is here today?", which comes before every other page, on somebody's own device. */
async function arrive(page, address) {
  await page.addInitScript(() => localStorage.setItem('tio1.device', 'own'));
  await page.goto(address + WHO_PAGE);
  await page.getByText(WHO).click();
  await page.getByRole('button', { name: CONTINUE }).click();
  await page.waitForURL(`**/${ARRIVED}`);
}

/** From asking for the page to its first painted words, by the page's own clock. */
async function firstWords(browser, address) {
  const { page, close } = await openSlowly(browser);
  await page.goto(address, { waitUntil: 'commit' });
  const painted = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  const time = await (await page.waitForFunction(painted)).jsonValue();
  await close();
  return time;
}

/** From asking for the page to the first moment at which the first question can be used. */
async function firstQuestion(browser, address) {
  const { page, close } = await openSlowly(browser);
  await page.addInitScript((css) => {
    const look = () => {
      if (document.querySelector(css)?.checkVisibility()) globalThis.usableAt = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, USABLE);
  await page.goto(address + FIRST_QUESTION, { waitUntil: 'commit' });
  const time = await (await page.waitForFunction(() => globalThis.usableAt)).jsonValue();
  await close();
  return time;
}

/** In the page: from a key's own time stamp to just after the frame that shows its effect. */
function watchPaint() {
  globalThis.paints = [];
  addEventListener(
    'keydown',
    (event) => {
      globalThis.painted = new Promise((done) => {
        const after = new MessageChannel();
        after.port1.onmessage = () => done(globalThis.paints.push(performance.now() - event.timeStamp));
        requestAnimationFrame(() => after.port2.postMessage(0));
      });
    },
    { capture: true },
  );
}

/** A folder of about 300 KB, as somebody leaves it who wrote a lot: ten long answers. */
async function openFullFolder(browser, address) {
  const opened = await openPage(browser);
  const { page } = opened;
  await arrive(page, address);
  for (const number of LONG_QUESTIONS) {
    await follow(page, `#/b/my-profile/${number}`);
    await page.waitForFunction(isQuestion, `q${number}`);
    await page.locator(TEXT_BOX).fill(HEAVY);
  }
  await page.getByText('Saved on this device at').waitFor();
  return opened;
}

/** The folder of fifteen booklets, opened; and what is in it. */
async function openScaledFolder(browser, address) {
  const opened = await openPage(browser);
  const { page } = opened;
  await page.goto(address + EMPTY_PAGE);
  const photos = await page.evaluate(keepPhotos, PHOTOS);
  const folder = fullFolder(photos);
  await page.evaluate(keepRecord, folder);
  await page.addInitScript(watchMemory);
  await page.goto(address + ARRIVED);
  const list = page.getByRole('heading', { level: 1, name: LIST_OF_THE_FOLDER });
  await list.waitFor();
  // from the second visit on it is kept in parts, as every folder is that was not made before. A page that goes
  // away while they are written leaves the old record, which takes twice the memory once more.
  await page.waitForFunction(arePartsKept, folder.booklets);
  await page.goto(address + EMPTY_PAGE);
  await page.goto(address + ARRIVED);
  await list.waitFor();
  return { ...opened, folder, photoBytes: photos.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** In the page: what the program's own memory comes to. */
function watchMemory() {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const usual = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await usual.apply(WebAssembly, args);
      globalThis.programMemory ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
}

async function typing(open, question, browser, address) {
  const { page, slowDown, close, ...there } = await open(browser, address);
  const { route, box } = question(there);
  await follow(page, route);
  await page.waitForFunction(isQuestion, box);
  await page.locator(TEXT_BOX).fill('');
  await slowDown();
  await page.evaluate(watchPaint);
  for (const letter of WORDS) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    // A person sees a letter before the next: keys that pile up would measure the pile.
    await page.evaluate(() => globalThis.painted);
  }
  const times = await page.evaluate(() => globalThis.paints);
  await close();
  return times;
}

/** In the largest folder: the pages are gone through once, and then nothing is left over of them. */
async function memory(browser, address) {
  const { page, tools, close, folder, photoBytes } = await openScaledFolder(browser, address);
  const pages = [folder.smallest, folder.largest].flatMap(({ id, route }) => [route, `#/b/${id}/check`]);
  for (const route of [...pages, ARRIVED]) {
    const before = await page.locator('#app h1').first().innerText();
    await follow(page, route);
    await page.waitForFunction((heading) => document.querySelector('#app h1')?.innerText !== heading, before);
  }
  await tools.send('HeapProfiler.collectGarbage');
  await tools.send('Performance.enable');
  const { metrics } = await tools.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const program = await page.evaluate(() => globalThis.programMemory.buffer.byteLength);
  await close();
  return { heap, program, folder, photoBytes };
}

/** In the page: the longest time for which nothing else could happen, until all is saved again. */
async function longestBlock() {
  const saved = () => /Saved on this device at/.test(document.querySelector('#app .save')?.textContent ?? '');
  const ticks = new MessageChannel();
  const tick = () =>
    new Promise((done) => {
      ticks.port1.onmessage = done;
      ticks.port2.postMessage(0);
    });
  let [longest, last] = [0, performance.now()];
  for (const start = last; performance.now() - start < 5000 && !saved(); ) {
    await tick();
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
  }
  return longest;
}

/** What a save takes from somebody who types on: the key itself is over before it is looked for. */
async function saves(open, question, browser, address) {
  const { page, slowDown, close, ...there } = await open(browser, address);
  const { route, box } = question(there);
  await follow(page, route);
  await page.waitForFunction(isQuestion, box);
  await page.locator(TEXT_BOX).focus();
  await slowDown();
  const times = await repeated(SAVES, async () => {
    await page.keyboard.press('a');
    return page.evaluate(longestBlock);
  });
  await close();
  return times;
}

/** From asking for the page again to the list, with everything at hand but the processor slow. */
async function reopening(open, browser, address) {
  const { page, slowDown, close } = await open(browser, address);
  await slowDown();
  await page.addInitScript(() => {
    const look = () => {
      if (document.documentElement.dataset.app === 'ready') globalThis.reopenedAt = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const times = await repeated(COLD_STARTS, async () => {
    await page.reload({ waitUntil: 'commit' });
    return (await page.waitForFunction(() => globalThis.reopenedAt)).jsonValue();
  });
  await close();
  return times;
}

/** In the page: whether the question with this box is the one on screen. */
const isQuestion = (box) => document.querySelector(`#app #${box}`) !== null;

/** From pressing the button to the frame after the heading has changed. */
async function pageTurns(open, question, browser, address) {
  const { page, slowDown, close, ...there } = await open(browser, address);
  const { route, box } = question(there);
  await slowDown();
  const times = [];
  for (let turn = 0; turn < PAGE_TURNS; turn += 1) {
    await follow(page, route);
    await page.waitForFunction(isQuestion, box);
    const button = page.getByRole('button', { name: CONTINUE });
    await button.waitFor();
    times.push(
      await button.evaluate(async (element) => {
        const heading = () => document.querySelector('#app h1')?.textContent;
        const [before, start] = [heading(), performance.now()];
        element.click();
        while (heading() === before) {
          if (performance.now() - start > 5000) throw new Error('the page did not turn');
          await new Promise(requestAnimationFrame);
        }
        await new Promise((done) => setTimeout(done));
        return performance.now() - start;
      }),
    );
  }
  await close();
  return times;
}

async function repeated(times, measure) {
  const found = [];
  for (let run = 0; run < times; run += 1) found.push(await measure());
  return found;
}

const ms = (time) => `${Math.round(time)} ms`;
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

const KEYS = { p50: [0.5, '30 ms'], p95: [0.95, '50 ms'] };
const keyRows = (name, times) =>
  Object.entries(KEYS).map(([part, [share, budget]]) => [`${name}, ${part}`, ms(middle(times, share)), budget]);

const smallest = ({ folder }) => folder.smallest;
const largest = ({ folder }) => folder.largest;
const oneQuestion = () => ({ route: LONG_QUESTION, box: LONG_BOX });

/** What was in the folder of the rows about fifteen booklets, told below the table. */
let scaled = 'The folder of 15 booklets was not measured.';

/** What is measured: each answers its rows, as name, time and budget. */
const MEASUREMENTS = {
  'first words on screen': async (name, ...site) => [
    [name, ms(middle(await repeated(COLD_STARTS, () => firstWords(...site)))), 'before WASM'],
  ],
  'first question usable': async (name, ...site) => [
    [name, ms(middle(await repeated(COLD_STARTS, () => firstQuestion(...site)))), '2000 ms'],
  ],
  'key press to paint': async (name, ...site) => keyRows(name, await typing(openFullFolder, oneQuestion, ...site)),
  'a save blocks, at most': async (name, ...site) => [
    [name, ms(middle(await saves(openFullFolder, oneQuestion, ...site))), '16 ms'],
  ],
  'next page': async (name, ...site) => [
    [name, ms(middle(await pageTurns(openFullFolder, oneQuestion, ...site))), '60 ms'],
  ],
  'opening the saved folder': async (name, ...site) => [
    [name, ms(middle(await reopening(openFullFolder, ...site))), '500 ms'],
  ],
  '15 booklets: key press in the smallest': async (name, ...site) =>
    keyRows(name, await typing(openScaledFolder, smallest, ...site)),
  '15 booklets: key press in the largest': async (name, ...site) =>
    keyRows(name, await typing(openScaledFolder, largest, ...site)),
  '15 booklets: a save blocks, at most': async (name, ...site) => [
    [name, ms(middle(await saves(openScaledFolder, largest, ...site))), '16 ms'],
  ],
  '15 booklets: next page in the largest': async (name, ...site) => [
    [name, ms(middle(await pageTurns(openScaledFolder, largest, ...site))), '60 ms'],
  ],
  '15 booklets: opening the saved folder': async (name, ...site) => [
    [name, ms(middle(await reopening(openScaledFolder, ...site))), '800 ms'],
  ],
  '15 booklets': async (name, ...site) => {
    const { heap, program, folder, photoBytes } = await memory(...site);
    const { booklets, answers, bytes } = folder;
    const tell = ({ id, questions }) => `${id} (questions: ${questions})`;
    scaled =
      `The folder of ${booklets} booklets: ${answers} answers (an item is one), ${mb(bytes)}, and ${PHOTOS} photos of ` +
      `${mb(photoBytes)};\nthe smallest booklet is ${tell(folder.smallest)}, the largest ${tell(folder.largest)}. ` +
      'Memory: after the pages of both.';
    return [
      [`${name}: memory of the page`, mb(heap), '4 MB'],
      [`${name}: memory of the program`, mb(program), '8 MB'],
    ];
  },
};

/** What the app does not have yet is told in its row rather than ending the run. */
async function run(browser, address, wanted) {
  const rows = [];
  for (const [name, measure] of Object.entries(MEASUREMENTS)) {
    if (wanted && !name.startsWith(wanted)) continue;
    try {
      rows.push(...(await measure(name, browser, address)));
    } catch (error) {
      rows.push([name, `not measured: ${error.message.split('\n')[0]}`, '']);
    }
  }
  return rows;
}

function table(rows) {
  const head = ['measured on a slow phone', 'time', 'budget'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

if (!CHROMIUM_PATH) {
  console.log('No Chromium on this machine, so nothing is measured: only Chromium can play a slow phone.');
} else {
  const site = await startServer();
  const browser = await chromium.launch(CHROMIUM);
  try {
    // what the rows begin with, where somebody wants only some of them
    const rows = await run(browser, site.address, process.argv[2]);
    console.log(table(rows));
    console.log(`Chromium ${browser.version()}, 360 x 740; network 1.6 Mbit/s down, 0.75 up, 150 ms a request`);
    console.log(`(cold start only); processor ${SLOWER} times slower; the middle of ${COLD_STARTS} cold starts,`);
    console.log(`${WORDS.length} key presses, ${SAVES} saves and ${PAGE_TURNS} page turns, in a folder of`);
    console.log(`${Math.round((HEAVY.length * LONG_QUESTIONS.length) / 1000)} KB. Served with brotli below a sub-path.`);
    console.log(scaled);
    console.log(`Load of this machine meanwhile: ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores.`);
  } finally {
    await browser.close();
    site.stop();
  }
}
