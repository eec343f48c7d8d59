// As much of the W3C WebDriver protocol as the walk in WebKit needs, over plain fetch.
// Not a test framework: it waits, finds, types and reads.

import { setTimeout as pause } from 'node:timers/promises';

/** The name by which WebDriver hands out elements. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export class WebDriver {
  constructor(address) {
    this.address = address;
    this.session = undefined;
  }

  async open(capabilities) {
    const { sessionId } = await this.#ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    this.session = `/session/${sessionId}`;
  }

  async close() {
    if (this.session) await this.#ask('DELETE', this.session);
  }

  goTo(url) {
    return this.#ask('POST', `${this.session}/url`, { url });
  }

  reload() {
    return this.#ask('POST', `${this.session}/refresh`, {});
  }

  /** The value of a JavaScript expression in the page. */
  read(expression) {
    return this.#ask('POST', `${this.session}/execute/sync`, { script: `return ${expression};`, args: [] });
  }

  /** Waits for an element and answers its visible words. */
  async words(css) {
    return this.#ask('GET', `${this.session}/element/${await this.#find(css)}/text`);
  }

  async value(css) {
    return this.#ask('GET', `${this.session}/element/${await this.#find(css)}/property/value`);
  }

  async click(css) {
    // Its own scrolling stops short of elements near the foot of the window.
    await this.read(`document.querySelector(${JSON.stringify(css)})?.scrollIntoView({ block: 'center' })`);
    await this.#ask('POST', `${this.session}/element/${await this.#find(css)}/click`, {});
  }

  async type(css, text) {
    await this.#ask('POST', `${this.session}/element/${await this.#find(css)}/value`, { text });
  }

  /** Asks again and again until the answer is true, or says what never came. */
  async until(what, isSo, patience = 15_000) {
    for (const end = Date.now() + patience; Date.now() < end; await pause(100)) {
      if (await isSo().catch(() => false)) return;
    }
    throw new Error(`Waited ${patience / 1000} s in vain: ${what}`);
  }

  async #find(css) {
    let found;
    await this.until(`there is ${css}`, async () => {
      found = await this.#ask('POST', `${this.session}/element`, { using: 'css selector', value: css });
      return true;
    });
    return found[ELEMENT];
  }

  async #ask(method, path, body) {
    const response = await fetch(this.address + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }
}
