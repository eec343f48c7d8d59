// A short walk in WebKit, the engine of every iPhone: does the site start, and keep what is typed?
// The whole journeys run in Chromium and Firefox. WebKit has no driver in Playwright that can be had
// everywhere, so this speaks to Debian's WebKitWebDriver, on a screen that nobody sees.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebDriver } from './lib/webdriver.mjs';
import { startServer } from './server.mjs';

/** Where the walk goes, and what it types. Change these when the app's addresses or labels change. */
const QUESTION = '#/b/my-profile/4';
const TEXT_BOX = '#app textarea';
// No emoji: this driver cannot press one. The other browsers type them.
const WORDS = 'I am kind, José says: میں خوش ہوں';

const follow = (driver, route) => driver.read(`(location.hash = ${JSON.stringify(route)})`);
const isAt = (driver, route) => driver.until(`the page ${route}`, async () => (await driver.read('location.hash')) === route);
const ready = (driver) =>
  driver.until('the app is ready', () => driver.read("document.documentElement.dataset.app === 'ready'"));

/** The walk, step by step. Each step is a sentence and what proves it; add the next one where it belongs. */
const WALK = [
  ['the first words are there', async (driver) => expect(await driver.words('h1'), /\S/)],
  ['the app arrives', ready],
  [
    'somebody says whose device it is',
    async (driver) => {
      await follow(driver, '#/who');
      await driver.until('their own can be picked', async () => {
        await driver.click('label[for=device-own]');
        return driver.read("document.querySelector('#device-own').checked");
      });
      await driver.click('#app button[type=submit]');
      await isAt(driver, '#/who');
    },
  ],
  [
    'somebody says who is here',
    async (driver) => {
      await driver.until('the first answer can be picked', async () => {
        await driver.click('label[for=who-young_person]');
        return driver.read("document.querySelector('#who-young_person').checked");
      });
      await driver.click('#app button[type=submit]');
      await isAt(driver, '#/list');
    },
  ],
  [
    'what is typed is saved',
    async (driver) => {
      await follow(driver, QUESTION);
      await driver.until('the new page has the focus', () => driver.read("document.activeElement.tagName === 'H1'"));
      await driver.type(TEXT_BOX, WORDS);
      await driver.until('the page says Saved', () => driver.read("/Saved on this device/.test(document.body.innerText)"));
    },
  ],
  [
    'and is there again after a reload',
    async (driver) => {
      await driver.reload();
      await ready(driver);
      await isAt(driver, '#/list');
      await follow(driver, QUESTION);
      await driver.until(`the box says ${WORDS}`, async () => (await driver.value(TEXT_BOX)) === WORDS);
    },
  ],
  [
    'a file is signed and has a receipt',
    async (driver) => {
      await follow(driver, '#/share');
      await driver.click('label[for=agree-1]');
      await driver.type('#share-name', 'José');
      await driver.click('#app button[type=submit]');
      await driver.until('the receipt is there', async () => /^\d{4}( \d{4}){4}$/.test(await driver.words('.receipt')));
    },
  ],
];

function expect(words, pattern) {
  if (!pattern.test(words)) throw new Error(`Expected ${pattern}, but read: ${words}`);
}

/** Debian keeps the small browser away from the PATH, below a folder named after the machine. */
function miniBrowser() {
  const folders = readdirSync('/usr/lib').map((name) => `/usr/lib/${name}/webkit2gtk-4.1/MiniBrowser`);
  const found = folders.find((path) => existsSync(path));
  if (!found) throw new Error('MiniBrowser is missing: install the package webkit2gtk-driver.');
  return found;
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The driver in a group of its own, so that the screen and the browser end with it. */
async function startDriver() {
  const port = await freePort();
  const screen = ['--auto-servernum', 'WebKitWebDriver', `--port=${port}`];
  // a home of its own, for what the browser keeps and downloads
  const home = mkdtempSync(join(tmpdir(), 'tell-it-once-webkit-'));
  const env = { ...process.env, HOME: home };
  const child = spawn('xvfb-run', screen, { detached: true, stdio: ['ignore', 'ignore', 'inherit'], env });
  const stop = () => {
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended by itself.
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const driver = new WebDriver(`http://127.0.0.1:${port}`);
  await driver.until('WebKitWebDriver answers', async () => (await fetch(`${driver.address}/status`)).ok);
  return { driver, stop };
}

async function walk(driver, address) {
  await driver.open({ 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } });
  await driver.goTo(address);
  for (const [sentence, step] of WALK) {
    await step(driver, address);
    console.log(`  ok: ${sentence}`);
  }
}

const site = await startServer();
const { driver, stop } = await startDriver();
try {
  await walk(driver, site.address);
} catch (error) {
  console.error(`The walk in WebKit stopped: ${error.message}`);
  process.exitCode = 1;
} finally {
  await driver.close().catch(() => undefined);
  stop();
  site.stop();
}
