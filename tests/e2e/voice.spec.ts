// Voice notes: what somebody says is kept on the device, heard again, and never in a file. Their words are.

import { decodeJwt } from 'jose';
import type { Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { expect, openApp, test } from './fixtures/command-line';
import { fileOf, listenForFiles } from './fixtures/downloads';
import { pictures } from './fixtures/storage';
import { prefer } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { CHROMIUM, FIREFOX } from './lib/browsers.mjs';
import { CheckPage } from './pages/CheckPage';
import { Keyboard } from './pages/Keyboard';
import { PicturePage } from './pages/PicturePage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { SharePage } from './pages/SharePage';
import { VoicePage } from './pages/VoicePage';
import { WhoPage } from './pages/WhoPage';

/** A machine without a microphone, with one that the browser makes up: it beeps. */
const MICROPHONE = {
  chromium: { ...CHROMIUM, args: [...CHROMIUM.args, '--use-fake-device-for-media-stream'] },
  firefox: { ...FIREFOX, firefoxUserPrefs: { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true } },
};

test.use({
  launchOptions: async ({ browserName }, use) => use(MICROPHONE[browserName as keyof typeof MICROPHONE]),
});

const KNOW = '#/b/my-profile/4';
/** A picture or a sound. */
const EARLY = '#/b/my-profile-early/2';

async function startAt(page: Page, route: string) {
  // Firefox has no such permission to give: its preferences say that nobody is asked
  await page.context().grantPermissions(['microphone']).catch(() => undefined);
  await prefer(page, { density: 'one' });
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.HELPER, name: zoe.HELPER, child: zoe.CHILD });
  await follow(page, route);
  await page.locator('#say').evaluate((place) => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const hear = () => said.push(place.textContent ?? '');
    new MutationObserver(hear).observe(place, { childList: true, characterData: true, subtree: true });
  });
  return { voice: new VoicePage(page), q: new QuestionPage(page) };
}

/** What was said to people who listen to the page. */
const heard = (page: Page) => expect.poll(() => page.evaluate(() => (globalThis as unknown as { said: string[] }).said));

/** Until the clock beside the button says so. */
async function record(voice: VoicePage, seconds: number, button = voice.record()) {
  await button.click();
  await expect(voice.words(new RegExp(`^Recording: ${seconds} seconds?$`))).toBeVisible();
  await voice.stop().click();
  await expect(voice.again()).toBeEnabled();
  await expect(voice.player()).toBeVisible();
}

test('a voice note is kept and heard again, and only what is written beside it is in the file', async ({ page, browserName, tellItOnce }, info) => {
  await listenForFiles(page, browserName);
  const { voice, q } = await startAt(page, KNOW);
  await expect(voice.words(/We only listen while you record\. The recording stays on this device\./)).toBeVisible();
  await record(voice, 2);
  await heard(page).toContain('Your recording is kept.');
  expect(await voice.listen()).toBeGreaterThan(0);
  await expect(q.saved()).toBeVisible();
  await follow(page, '#/share');
  await expect(page.getByText('There is nothing to share yet.')).toBeVisible();
  await q.answer('my-profile', 4, zoe.KNOW);
  await expect(q.saved()).toBeVisible();
  await page.reload();
  await follow(page, KNOW);
  await expect(q.box(/What/)).toHaveValue(zoe.KNOW);
  expect(await voice.listen()).toBeGreaterThan(0);
  await follow(page, '#/b/my-profile/check');
  await expect(new CheckPage(page).said(/know/).first()).toContainText(/Voice note, 0:0[23]: I love trains/);
  await expect(voice.player()).toBeVisible();
  const [sound] = await pictures(page);
  await follow(page, '#/share');
  await expect(page.getByText('1 voice note stays on this device')).toBeVisible();
  const share = new SharePage(page);
  await share.mayBeRead().check({ force: true });
  await share.name().fill(zoe.HELPER);
  const saved = await fileOf(page, browserName, () => share.make().click());
  const { payload, attachments } = JSON.parse(saved.bytes.toString('utf8'));
  const bundle = decodeJwt(`e30.${payload}.x`) as { statements: string[]; attachments: unknown[] };
  const { answers } = decodeJwt(bundle.statements[0]) as { answers: Record<string, { t: string; v: string }> };
  expect(answers['mp.know']).toMatchObject({ t: 'text', v: zoe.KNOW });
  expect([bundle.attachments, attachments ?? {}]).toEqual([[], {}]);
  expect(saved.bytes.length).toBeLessThan(sound.length + 10_000);
  await writeFile(info.outputPath(saved.name), saved.bytes);
  expect((await tellItOnce('verify', info.outputPath(saved.name))).code).toBe(0);
});

test('by keyboard alone it is recorded, recorded again, put back, removed and put back', async ({ page }) => {
  const { voice } = await startAt(page, KNOW);
  const keys = new Keyboard(page);
  await keys.press(voice.record());
  await heard(page).toContain('Recording. Press Stop when you have finished.');
  await expect(voice.stop(), 'the button stays under the finger').toBeFocused();
  await expect(voice.words(/^Recording: 1 second$/)).toBeVisible();
  await expect(voice.words('1 minute 59 seconds left')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(voice.player(/0:0\d/)).toBeVisible();
  await expect(voice.button('Remove')).toBeVisible();
  await expect(voice.again()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(voice.words(/^Recording: 3 seconds$/)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(voice.player(/0:0[3-9]/)).toBeVisible();
  await expect(voice.words('You changed the recording.')).toBeVisible();
  await keys.press(voice.button('Undo'));
  await expect(voice.player(/0:0\d/)).toBeVisible();
  await heard(page).toContain('Your recording is back.');
  await keys.press(voice.button('Remove'));
  await expect(voice.player()).toBeHidden();
  await expect(voice.button('Undo')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(voice.player(/0:0\d/)).toBeVisible();
});

test('a page that is left stops the recording and keeps it', async ({ page }) => {
  const { voice, q } = await startAt(page, KNOW);
  await voice.record().click();
  await expect(voice.words(/^Recording: 1 second$/)).toBeVisible();
  await follow(page, '#/list');
  await heard(page).toContain('Your recording is kept. It is with its question.');
  await follow(page, KNOW);
  await expect(voice.player(/0:0[12]/)).toBeVisible();
  await expect(q.saved()).toBeVisible();
  await page.reload();
  await follow(page, KNOW);
  await expect(voice.player(/0:0[12]/)).toBeVisible();
});

test('after two minutes it stops by itself and says so', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'the limit is the same code in every browser');
  const { voice } = await startAt(page, KNOW);
  await page.clock.install();
  await voice.record().click();
  await expect(voice.stop()).toBeVisible();
  await heard(page).toContain('Recording. Press Stop when you have finished.');
  await page.clock.fastForward('02:00');
  await expect(voice.player('Voice note, 2:00')).toBeVisible();
  await page.clock.runFor(2_000);
  await heard(page).toContain('The 2 minutes are over. Your recording is kept.');
  await expect(voice.words('The 2 minutes are over.')).toBeVisible();
});

test('a picture question takes a picture or a sound, with what is said in it', async ({ page }) => {
  const { voice, q } = await startAt(page, EARLY);
  const picture = new PicturePage(page);
  await expect(picture.choose()).toBeVisible();
  await record(voice, 1);
  await expect(picture.choose(), 'nothing is put in its place').toBeHidden();
  await voice.says().fill('She laughs at the bubbles');
  await expect(q.saved()).toBeVisible();
  await page.reload();
  await follow(page, EARLY);
  await expect(voice.says()).toHaveValue('She laughs at the bubbles');
  await voice.button('Remove').click();
  await expect(picture.choose()).toBeVisible();
  await voice.button('Undo').click();
  await expect(voice.says()).toHaveValue('She laughs at the bubbles');
});

const REFUSALS = [
  { why: 'NotAllowedError', says: 'Your browser does not let us listen.' },
  { why: 'NotFoundError', says: 'We cannot find a microphone on this device.' },
  { why: 'NotReadableError', says: 'The microphone does not work just now.' },
];

for (const { why, says } of REFUSALS) {
  test(`${why}: the other ways are named, and typing works`, async ({ page }) => {
    await page.addInitScript((name) => {
      // an empty page, such as Firefox starts with, has none
      if (!('MediaDevices' in globalThis)) return;
      MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException('no', name));
    }, why);
    const { voice, q } = await startAt(page, KNOW);
    await voice.record().click();
    await expect(voice.fault()).toContainText(says);
    await expect(voice.words(/^You can also write, let somebody write for you/)).toBeVisible();
    await heard(page).toContainEqual(expect.stringContaining(says));
    await expect(voice.record()).toBeEnabled();
    await q.answer('my-profile', 4, zoe.KNOW);
    await expect(q.saved()).toBeVisible();
  });
}

test('somebody says no when the browser asks', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'nobody is there to say no');
  const { voice } = await startAt(page, KNOW);
  // others are allowed, and so this one is not
  await page.context().clearPermissions();
  await page.context().grantPermissions(['clipboard-read']);
  await voice.record().click();
  await expect(voice.fault()).toContainText('Your browser does not let us listen.');
});

test('a browser that cannot record says so and needs no button', async ({ page }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(globalThis, 'MediaRecorder'));
  const { voice, q } = await startAt(page, KNOW);
  await expect(voice.words('This browser cannot record.')).toBeVisible();
  await expect(voice.words(/the microphone on your keyboard/)).toBeVisible();
  await expect(voice.record()).toBeHidden();
  await q.answer('my-profile', 4, zoe.KNOW);
  await expect(q.saved()).toBeVisible();
});
