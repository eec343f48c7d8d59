// As much of the Chrome DevTools protocol as a person at the keyboard needs, over the browser's own pipe.
// Not Playwright: it would tidy up after a browser that is killed, and here nobody may.

import { commands } from './commands.mjs';

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

  async goTo(url) {
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
