// As much of the Chrome DevTools protocol as a person at the keyboard needs, over the browser's own pipe.
// Not Playwright: it would tidy up after a browser that is killed, and here nobody may.

import { setTimeout as pause } from 'node:timers/promises';
import { commands } from './commands.mjs';

/** Milliseconds within which a tab sets out for an address, and how many tabs are tried. */
const TAB = { patience: 10_000, most: 3 };

/** What a key is to the page, by the letter that it writes. */
function keyOf(letter) {
  const code = letter.toUpperCase().charCodeAt(0);
  const name = /[0-9]/.test(letter) ? `Digit${letter}` : letter === ' ' ? 'Space' : `Key${letter.toUpperCase()}`;
  return { key: letter, code: name, windowsVirtualKeyCode: code, nativeVirtualKeyCode: code };
}

export class Chromium {
  #session;

  /** Over the pipe's two ends, as `--remote-debugging-pipe` opens them. */
  static async over(out, back) {
    const chromium = new Chromium();
    const asked = commands((id, [method, params, sessionId]) => {
      out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
    out.on('error', asked.end);
    back.on('close', asked.end);
    let rest = '';
    back.setEncoding('utf8').on('data', (part) => {
      const messages = (rest + part).split('\0');
      rest = messages.pop();
      for (const { id, result, error } of messages.map((text) => JSON.parse(text))) {
        asked.answer(id, result, error?.message);
      }
    });
    chromium.ask = (method, params = {}) => asked.ask(method, params, undefined);
    chromium.tell = (method, params = {}) => asked.ask(method, params, chromium.#session);
    await chromium.newTab();
    return chromium;
  }

  async newTab() {
    const { targetId } = await this.ask('Target.createTarget', { url: 'about:blank' });
    this.#session = (await this.ask('Target.attachToTarget', { targetId, flatten: true })).sessionId;
  }

  /**
   * Where the page's process was killed, and its service worker with it, about one new tab in ten never sets out:
   * Chromium waits for the worker that is gone. (Seen 9 times in 80, 6 in 69 with a worker that answers within 3 s
   * whatever happens, never in 67 without a worker.) The next tab is well. Whoever sees that opens one; so does this.
   */
  async goTo(url) {
    for (let tried = 1; tried < TAB.most; tried += 1) {
      const went = this.tell('Page.navigate', { url }).then(() => true);
      went.catch(() => undefined);
      if (await Promise.race([went, pause(TAB.patience, false, { ref: false })])) return;
      console.log(`Chromium: a tab did not set out for its address in ${TAB.patience / 1000} s. Another is opened.`);
      await this.newTab();
    }
    await this.tell('Page.navigate', { url });
  }

  /** The value of an expression in the page, all of it read at one moment. */
  async read(expression) {
    const { result, exceptionDetails } = await this.tell('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(`The page could not tell: ${exceptionDetails.text}`);
    return result.value;
  }

  async press(letter) {
    const key = keyOf(letter);
    const down = this.tell('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key });
    const up = this.tell('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    await Promise.all([down, up]);
  }

  /** The one process in which the page is. Those of the browser's own pages look much like it. */
  pageProcesses(processes) {
    const isPage = ({ words }) => words.includes('--type=renderer') && !words.includes('--top-chrome-webui');
    return processes.filter(isPage).map(({ pid }) => pid);
  }

  /** As somebody who closes the window. */
  async leave() {
    await this.ask('Browser.close');
  }
}
