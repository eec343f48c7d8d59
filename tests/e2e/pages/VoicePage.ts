// A question that can be answered by speaking.

import type { Page } from '@playwright/test';

export class VoicePage {
  constructor(private readonly page: Page) {}

  private main() {
    return this.page.getByRole('main');
  }

  button(name: string | RegExp) {
    return this.main().getByRole('button', { name, exact: typeof name === 'string' });
  }

  record() {
    return this.button('Record a voice note');
  }

  again() {
    return this.button('Record again');
  }

  stop() {
    return this.button('Stop');
  }

  /** The browser's own player, by the length of the recording. */
  player(length: string | RegExp = /^Voice note, \d:\d\d$/) {
    return this.main().getByLabel(length).and(this.page.locator('audio'));
  }

  says() {
    return this.main().getByRole('textbox', { name: 'What do you say in it?' });
  }

  fault() {
    return this.main().getByRole('paragraph').filter({ hasText: 'Error: ' });
  }

  words(words: string | RegExp) {
    return this.main().getByText(words).first();
  }

  /** Plays from the start for a moment, and tells how far it came. */
  async listen() {
    return this.player().evaluate(async (audio: HTMLAudioElement) => {
      audio.muted = true;
      await audio.play();
      await new Promise<void>((done) => audio.addEventListener('timeupdate', () => audio.currentTime > 0 && done()));
      audio.pause();
      return audio.currentTime;
    });
  }
}
