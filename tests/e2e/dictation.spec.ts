// Speaking, and having it written: only where the browser proves that it happens on the device.

import type { Page } from '@playwright/test';
import { asked, fail, hear, pause, said, started, withRecogniser, withVoices, KATE, type There } from './fixtures/speech';
import { prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { Keyboard } from './pages/Keyboard';
import { ListenPage } from './pages/ListenPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

const KNOW = '#/b/my-profile/4';

async function startAt(page: Page, there: There | 'unknown', route = KNOW) {
  await withRecogniser(page, there);
  await prefer(page, { density: 'one' });
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.HELPER, name: zoe.HELPER, child: zoe.CHILD });
  await follow(page, route);
  const q = new QuestionPage(page);
  return { q, box: q.box(/know/), speak: q.button('Speak, and we write it') };
}

const heardBox = (page: Page) => page.getByRole('group', { name: 'What we hear' });

for (const there of ['unavailable', 'unknown'] as const) {
  test(`criterion 57: no microphone where it is ${there}, and the keyboard's own is explained`, async ({ page }) => {
    const { q, speak } = await startAt(page, there);
    await q.opener('Use the microphone on your keyboard').click();
    await expect(page.getByText('Hold the Windows key and press H.')).toBeVisible();
    await expect(speak).toBeHidden();
    expect(await started(page)).toEqual([]);
  });
}

test('criterion 57: it listens on the device only, and says so to the browser', async ({ page }) => {
  const { speak } = await startAt(page, 'available');
  await speak.click();
  await expect(page.getByText('Listening…')).toBeVisible();
  expect(await started(page)).toEqual([{ processLocally: true, continuous: true, lang: 'en-GB' }]);
  expect(await asked(page)).toContainEqual({ langs: ['en-GB'], processLocally: true });
});

test('criterion 58: words are shown as they come, put in once where the caret was, and taken back in one step', async ({ page }) => {
  const { q, box, speak } = await startAt(page, 'available');
  await box.fill('I like . And cats.');
  await box.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(7, 7));
  const keys = new Keyboard(page);
  await keys.press(speak);
  await expect(speak).toHaveAttribute('aria-pressed', 'true');
  await expect(speak).toBeFocused();
  await hear(page, 'trains', false);
  await expect(heardBox(page)).toHaveText('trains');
  await hear(page, 'trains and buses');
  await hear(page, 'very much', false);
  await expect(heardBox(page)).toHaveText('trains and buses very much');
  await expect(box, 'nothing is put in yet').toHaveValue('I like . And cats.');
  await page.keyboard.press('Space');
  await expect(box).toHaveValue('I like trains and buses very much. And cats.');
  await expect(speak).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByText('Added 5 words.').first()).toBeVisible();
  await expect(page.locator('#say')).toHaveText('Added 5 words.');
  await q.button(/^Undo/).first().click();
  await expect(box).toHaveValue('I like . And cats.');
});

test('a pause does not end it', async ({ page }) => {
  const { box, speak } = await startAt(page, 'available');
  await speak.click();
  await hear(page, 'my dog');
  // what ends at once is taken for one that cannot listen, and not begun again
  const from = await page.evaluate(() => performance.now());
  await page.waitForFunction((from) => performance.now() > from + 600, from);
  await pause(page);
  await expect.poll(async () => (await started(page)).length).toBe(2);
  await hear(page, 'is brown');
  await expect(heardBox(page)).toHaveText('my dog is brown');
  await speak.click();
  await expect(box).toHaveValue('My dog is brown');
  expect((await started(page)).every(({ processLocally }) => processLocally === true)).toBe(true);
});

for (const error of ['network', 'language-not-supported', 'service-not-allowed']) {
  test(`criterion 57: "${error}" ends it, keeps what was heard and falls back to nothing`, async ({ page }) => {
    const { box, speak } = await startAt(page, 'available');
    await speak.click();
    await expect(page.getByText('Listening…')).toBeVisible();
    await fail(page, error);
    await expect(page.getByText('Listening…')).toBeHidden();
    await expect(page.getByText(/cannot write what you say just now|does not let us listen/).first()).toBeVisible();
    await speak.click();
    await hear(page, 'a red train');
    await fail(page, error);
    await expect(box).toHaveValue('A red train');
    expect(await started(page)).toHaveLength(2);
  });
}

test('criterion 57: a language file is downloaded only after a yes', async ({ page }) => {
  const { q, speak } = await startAt(page, 'downloadable');
  await speak.click();
  await expect(page.getByText(/first downloads a language file/)).toBeVisible();
  const installs = async () => (await asked(page)).filter((one) => 'install' in one).length;
  expect([await installs(), await started(page)]).toEqual([0, []]);
  await q.button('No, thank you').click();
  await expect(speak).toBeFocused();
  expect(await installs()).toBe(0);
  await speak.click();
  await q.button('Yes, download it').click();
  await expect(page.getByText('It is ready. You can speak now.').first()).toBeVisible();
  expect(await installs()).toBe(1);
  await speak.click();
  await expect(page.getByText('Listening…')).toBeVisible();
});

test('what was said is in its question when its page is left', async ({ page }) => {
  const { box, speak } = await startAt(page, 'available');
  await speak.click();
  await hear(page, 'i like trains');
  await follow(page, '#/list');
  await expect(page.locator('#say')).toHaveText('We added what you said to its question.');
  await follow(page, KNOW);
  await expect(box).toHaveValue('I like trains');
});

test('criterion 53: reading stops when somebody begins to speak, and a recording ends dictation', async ({ page }) => {
  await withVoices(page, [KATE], { milliseconds: 60_000 });
  const { q, box, speak } = await startAt(page, 'available');
  const listen = new ListenPage(page);
  await listen.question().click();
  await expect(listen.bar()).toBeVisible();
  await speak.click();
  await expect(listen.bar()).toBeHidden();
  expect(await said(page)).toHaveLength(1);
  await hear(page, 'one');
  await q.button('Record a voice note').click();
  await expect(box).toHaveValue('One');
  await expect(speak).toHaveAttribute('aria-pressed', 'false');
});
