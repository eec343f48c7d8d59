// The `test` that every spec imports instead of Playwright's own: it fails when the page says anything to
// the console, breaks its own security policy, asks another origin, or misses a file.
//
// Conventions of the specs in this folder:
// - One file for one thing a person does: `profile.spec.ts`, not `step-page.spec.ts`. About 15 lines a test.
// - `import { test, expect, openApp } from './lib/strict'`, and start with `await openApp(page, '#/help')`.
// - Page objects are in pages/, one class a page. They find by role and label only: if a test needs a class
//   or a test id, the markup lacks a name, so change the markup.
// - No sleeps. Wait for what a person waits for: words on the screen, such as "Saved".
// - A message that belongs to the test is said beforehand: `strict.expectMessage(/booklet .* not read/)`. It
//   must then come, so that no such line outlives its reason.
// - What cannot be done in one browser is skipped there with the reason: `test.skip(browserName === ..., why)`.

import { test as base, expect, type ConsoleMessage, type Page, type Request } from '@playwright/test';

export { expect };

/** Marks a broken security policy in the console, where the listener below hears it. */
const POLICY = 'Broken security policy:';

export class Strict {
  private readonly heard: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(private origin: string) {}

  /** The site is served from somewhere else in this test. */
  moveTo(address: string) {
    this.origin = new URL(address).origin;
  }

  /** Lets a message pass that this test brings about, and insists that it comes. */
  expectMessage(pattern: RegExp) {
    this.expected.push(pattern);
  }

  /** Forgets what did not come from the site. */
  forgive(pattern: RegExp) {
    this.heard.splice(0, Infinity, ...this.heard.filter((words) => !pattern.test(words)));
  }

  /** Listens to a page from its first moment. New pages of the same context are watched by the fixture. */
  watch(page: Page) {
    page.on('console', (message) => this.console(message));
    page.on('pageerror', (error) => this.heard.push(`Uncaught error: ${error.message}`));
    page.on('request', (request) => this.request(request));
    page.on('requestfailed', (request) => this.failed(request));
    page.on('response', (response) => {
      if (response.status() >= 400) this.heard.push(`Answer ${response.status()}: ${response.url()}`);
    });
  }

  /** Everything heard that no expectation covers, then every expectation that nothing met. */
  faults(): string[] {
    const unexpected = this.heard.filter((words) => !this.expected.some((pattern) => pattern.test(words)));
    const unmet = this.expected.filter((pattern) => !this.heard.some((words) => pattern.test(words)));
    return [...unexpected, ...unmet.map((pattern) => `Expected, but never heard: ${pattern}`)];
  }

  private console(message: ConsoleMessage) {
    if (['error', 'warning', 'assert'].includes(message.type())) {
      this.heard.push(`Console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  }

  private request(request: Request) {
    const url = new URL(request.url());
    const isInside = ['blob:', 'data:', 'about:'].includes(url.protocol);
    if (!isInside && url.origin !== this.origin) this.heard.push(`Request to another origin: ${url.href}`);
  }

  private failed(request: Request) {
    const reason = request.failure()?.errorText ?? 'no reason given';
    // Leaving a page stops what it was still loading; that is no fault of the site.
    if (!/ERR_ABORTED|NS_BINDING_ABORTED/.test(reason)) {
      this.heard.push(`Request failed: ${request.url()} (${reason})`);
    }
  }
}

/** Whose device it is, as if it had been said before. `test.use({ device: 'asked' })` where it is asked. */
export type Device = 'own' | 'asked';

/** Whether the site may keep itself for use without a network. What it asks for then is not seen by `route`. */
export type Site = 'kept' | 'asked for';

/** Whether it was told before how to leave private questions quickly. On somebody's own device only. */
export type Leaving = 'told' | 'not told';

export const test = base.extend<{ strict: Strict; device: Device; site: Site; leaving: Leaving }>({
  device: ['own', { option: true }],
  leaving: ['told', { option: true }],
  site: ['asked for', { option: true }],
  strict: [
    async ({ context, baseURL, device, site, leaving }, use, testInfo) => {
      const strict = new Strict(new URL(baseURL!).origin);
      await context.addInitScript((mark) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(mark, event.effectiveDirective, event.blockedURI, event.sample);
        });
      }, POLICY);
      if (site === 'asked for') {
        await context.addInitScript(() => {
          Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
        });
      }
      if (device === 'own') {
        await context.addInitScript(() => {
          // an empty page, such as Firefox starts with, has no storage; and some tests refuse it
          try {
            localStorage.setItem('tio1.device', 'own');
          } catch {}
        });
      }
      if (device === 'own' && leaving === 'told') {
        await context.addInitScript(() => {
          try {
            sessionStorage.setItem('tio1.told', '1');
          } catch {}
        });
      }
      context.on('page', (page) => strict.watch(page));
      await use(strict);
      // Playwright's screenshot of a failed test puts an inline style into the page, which Firefox reports.
      if (testInfo.errors.length > 0) strict.forgive(/inline style|style-src-elem inline/);
      expect(strict.faults(), 'the page must run without a message, error or foreign request').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the app at one of its own addresses, such as `#/help`, below the folder that it is served from. */
export async function openApp(page: Page, route = '') {
  await page.goto(`./${route}`);
}
