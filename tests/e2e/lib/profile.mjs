// A browser on a profile that stays: started, killed without mercy, opened again. For tests of what is
// kept when the worst happens. Linux only: it looks into /proc.

import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CHROMIUM, CHROMIUM_PATH, FIREFOX_PATH } from './browsers.mjs';
import { Chromium } from './cdp.mjs';
import { Firefox } from './marionette.mjs';

const PATIENCE = 30_000;
const run = promisify(execFile);

const PREFERENCES = {
  'marionette.port': 0,
  // after three of them Firefox would ask whether to start without add-ons
  'toolkit.startup.max_resumed_crashes': -1,
  'browser.sessionstore.resume_from_crash': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
};

const KINDS = {
  chromium: {
    path: CHROMIUM_PATH,
    words: (profile) => [
      ...CHROMIUM.args,
      // no process that waits for a page: it would be taken for the page's
      '--disable-features=SpareRendererForSitePerProcess',
      '--headless',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
    ],
    // the two ends of its pipe
    doors: ['pipe', 'pipe'],
    prepare: () => undefined,
    reach: (child) => Chromium.over(child.stdio[3], child.stdio[4]),
  },
  firefox: {
    path: FIREFOX_PATH,
    words: (profile) => ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
    doors: [],
    prepare(profile) {
      const lines = Object.entries(PREFERENCES).map((pair) => `user_pref(${pair.map((one) => JSON.stringify(one))});\n`);
      writeFileSync(join(profile, 'user.js'), lines.join(''));
      // of the last time
      rmSync(portFile(profile), { force: true });
    },
    reach: async (child, profile) => Firefox.over(await portOf(child, profile)),
  },
};

/** The browsers that this machine has. */
export const BROWSERS = Object.keys(KINDS).filter((kind) => KINDS[kind].path);

const portFile = (profile) => join(profile, 'MarionetteActivePort');

async function portOf(child, profile) {
  for (const end = Date.now() + PATIENCE; Date.now() < end && child.exitCode === null; await pause(50)) {
    const port = existsSync(portFile(profile)) && Number(readFileSync(portFile(profile), 'utf8'));
    if (port) return port;
  }
  throw new Error('Firefox did not tell its port');
}

export const newProfile = () => mkdtempSync(join(tmpdir(), 'tell-it-once-profile-'));

export const dropProfile = (profile) => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });

/** With its times, links and odd files, as it lies there at this moment. */
export const copyProfile = (from, to) => run('cp', ['-a', `${from}/.`, to]);

const running = new Set();
process.once('exit', () => running.forEach((browser) => browser.kill()));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** Whether a process is of a group, and neither dead nor gone. */
function isOf(group, pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, , its] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(its) === group && state !== 'Z';
  } catch {
    return false;
  }
}

/** Every process of a group, with the words by which it was started. */
function processesOf(group) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOf(group, name));
  return all.flatMap((pid) => {
    try {
      return [{ pid: Number(pid), words: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/) }];
    } catch {
      return [];
    }
  });
}

/** A browser of this kind on this profile, in a process group of its own. `page` is the tab that is used. */
export async function startBrowser(kind, profile) {
  const { path, words, doors, prepare, reach } = KINDS[kind];
  if (!path) throw new Error(`There is no ${kind} on this machine.`);
  prepare(profile);
  const env = { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' };
  const stdio = ['ignore', 'ignore', 'ignore', ...doors];
  const child = spawn(path, words(profile), { detached: true, stdio, env });
  const browser = new Running(child);
  running.add(browser);
  try {
    browser.page = await reach(child, profile);
  } catch (error) {
    await browser.end();
    throw error;
  }
  return browser;
}

class Running {
  #child;
  #pages = [];

  constructor(child) {
    this.#child = child;
    child.on('error', () => undefined);
    child.stdio.slice(3).forEach((pipe) => pipe.on('error', () => undefined));
  }

  #signal(name) {
    // it could not even start
    if (!this.#child.pid) return;
    try {
      process.kill(-this.#child.pid, name);
    } catch {
      // Nothing of it is left.
    }
  }

  /** The whole browser, at once. */
  kill() {
    this.#signal('SIGKILL');
  }

  /** Nothing of it moves any more, as after a power cut. */
  freeze() {
    this.#signal('SIGSTOP');
  }

  /** What kills only the page, at once. `reopen` opens another tab then. */
  async pageKiller() {
    this.#pages = await this.page.pageProcesses(this.#processes());
    return () => {
      // one that stood by for a page may have gone by itself
      const there = this.#pages.filter((pid) => isOf(this.#child.pid, pid));
      if (there.length === 0) throw new Error('The process of the page was not found.');
      there.forEach((pid) => process.kill(pid, 'SIGKILL'));
    };
  }

  async reopen() {
    const isLeft = () => this.#pages.some((pid) => isOf(this.#child.pid, pid));
    for (const end = Date.now() + PATIENCE; isLeft() && Date.now() < end; ) await pause(20);
    await this.page.newTab();
  }

  #processes() {
    return processesOf(this.#child.pid);
  }

  /** Kills what is left of it and waits until nothing is. */
  async end() {
    this.kill();
    await this.#gone();
  }

  /** As somebody who closes it. */
  async close() {
    await this.page.leave().catch(() => undefined);
    await this.#gone();
  }

  async #gone() {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(20)) {
      if (this.#processes().length > 0) continue;
      running.delete(this);
      return;
    }
    throw new Error('The browser did not end.');
  }
}

/**
 * The files of a closed profile in which these words stand, as either way of writing them has it. Browsers
 * compress what they keep: words in which nothing comes twice are found all the same.
 */
export function filesWith(folder, words) {
  const forms = ['utf8', 'utf16le'].map((form) => Buffer.from(words, form));
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = all.map((one) => join(one.parentPath ?? one.path, one.name));
  const holds = (bytes) => forms.some((form) => bytes.includes(form));
  return paths.filter((path) => holds(readFileSync(path))).map((path) => relative(folder, path));
}
