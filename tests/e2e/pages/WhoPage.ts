// "Who is here today?"

import { expect, type Page } from '@playwright/test';

export class WhoPage {
  static readonly HELPER = 'I am helping someone to say what they think';
  static readonly YOUNG_PERSON = 'Me – this is about me';
  static readonly PARENT = 'I am a parent or carer';
  static readonly PROFESSIONAL = 'I work with the young person';

  constructor(private readonly page: Page) {}

  /** On other pages: the way here. */
  change() {
    return this.page.getByRole('link', { name: 'Change who is answering' });
  }

  heading() {
    return this.page.getByRole('heading', { level: 1, name: 'Who is here today?' });
  }

  role(name: string) {
    return this.page.getByRole('radio', { name });
  }

  ownName() {
    return this.page.getByRole('textbox', { name: 'What do you like to be called?' });
  }

  child() {
    return this.page.getByRole('textbox', { name: 'Who is this about?' });
  }

  goOn() {
    return this.page.getByRole('button', { name: 'Save and continue' });
  }

  /** Whose device it is: asked before, where nothing remembers it. */
  device(name: 'Mine' | 'A shared one') {
    return this.page.getByRole('radio', { name });
  }

  async sayDevice(name: 'Mine' | 'A shared one') {
    await this.device(name).check({ force: true });
    await this.page.getByRole('button', { name: 'Continue' }).click();
    await expect(this.heading()).toBeVisible();
  }

  /** The quick way past this page, for tests of other pages. */
  async arrive({ role = WhoPage.YOUNG_PERSON, name = '', child = '' } = {}) {
    await expect(this.heading().or(this.device('Mine'))).toBeVisible();
    if (await this.device('Mine').isVisible()) await this.sayDevice('Mine');
    // the words beside the radio are what is pressed: they lie over it
    await this.role(role).check({ force: true });
    if (name) await this.ownName().fill(name);
    if (child) await this.child().fill(child);
    await this.goOn().click();
    await expect(this.page).toHaveURL(/#\/list$/);
  }
}
