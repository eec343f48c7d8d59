// How Playwright runs the browser tests: which browsers, which site. What a test must obey is lib/strict.ts.

import { defineConfig } from '@playwright/test';
import { CHROMIUM, CHROMIUM_PATH, FIREFOX, FIREFOX_PATH } from './lib/browsers.mjs';
import { SITE_PATH } from './server.mjs';

// Without a locale of UTF-8, Chromium names no download that has a letter with a mark.
if (!/utf-?8/i.test(process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || '')) process.env.LC_ALL = 'C.UTF-8';

const port = process.env.SITE_PORT || '4173';
const baseURL = `http://127.0.0.1:${port}${SITE_PATH}`;

const chromium = { name: 'chromium', use: { browserName: 'chromium' as const, launchOptions: CHROMIUM } };
// The stock Firefox of the machine, over WebDriver BiDi. Playwright's own build cannot be had everywhere.
const firefox = {
  name: 'firefox',
  use: { browserName: 'firefox' as const, channel: 'moz-firefox', launchOptions: FIREFOX },
};

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: 'results',
  projects: [...(CHROMIUM_PATH ? [chromium] : []), ...(FIREFOX_PATH ? [firefox] : [])],
  workers: 2,
  fullyParallel: true,
  // A test that passes only at the second try has found something.
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 30_000,
  globalTimeout: 60 * 60_000,
  reporter: [['list']],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Writing down every step takes as long as the steps. `TRACE=yes` does, for a failure that is hard to see through;
    // without the film of it, since filming costs Firefox more than the test itself.
    trace: { mode: process.env.TRACE ? 'retain-on-failure' : 'off', screenshots: false },
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: 'node server.mjs',
    url: baseURL,
    env: { SITE_PORT: port, SITE_DIST: process.env.SITE_DIST ?? '' },
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
