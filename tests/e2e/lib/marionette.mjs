// As much of Firefox's own Marionette protocol as a person at the keyboard needs, over TCP.

import { connect } from 'node:net';
import { commands } from './commands.mjs';

export class Firefox {
  static async over(port) {
    const firefox = new Firefox();
    const socket = connect(port, '127.0.0.1');
    const asked = commands((id, [name, params]) => {
      const words = JSON.stringify([0, id, name, params]);
      socket.write(`${Buffer.byteLength(words)}:${words}`);
    });
    let rest = Buffer.alloc(0);
    socket.on('data', (part) => {
      rest = Buffer.concat([rest, part]);
      for (;;) {
        const colon = rest.indexOf(':');
        const end = colon + 1 + Number(rest.subarray(0, colon));
        if (colon < 0 || rest.length < end) return;
        const message = JSON.parse(rest.subarray(colon + 1, end));
        rest = rest.subarray(end);
        // the first one is a greeting
        if (Array.isArray(message)) asked.answer(message[1], message[3], message[2]?.message);
      }
    });
    socket.on('error', asked.end).on('close', asked.end);
    firefox.ask = (name, params = {}) => asked.ask(name, params);
    const capabilities = { alwaysMatch: { pageLoadStrategy: 'none', unhandledPromptBehavior: 'ignore' } };
    await firefox.ask('WebDriver:NewSession', { capabilities });
    return firefox;
  }

  async newTab() {
    const { handle } = await this.ask('WebDriver:NewWindow', { type: 'tab', focus: true });
    await this.ask('WebDriver:SwitchToWindow', { handle, focus: true });
  }

  async goTo(url) {
    await this.ask('WebDriver:Navigate', { url });
  }

  async read(expression) {
    return (await this.ask('WebDriver:ExecuteScript', { script: `return ${expression};`, args: [] })).value;
  }

  async press(letter) {
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: letter }));
    await this.ask('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** The one process in which the page is. Firefox tells it only to its own pages. */
  async pageProcesses() {
    await this.ask('Marionette:SetContext', { value: 'chrome' });
    const pid = await this.read('gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid');
    await this.ask('Marionette:SetContext', { value: 'content' });
    return [pid];
  }

  async leave() {
    await this.ask('Marionette:Quit', { flags: ['eAttemptQuit'] });
  }
}
