// Photos and drawings: where and when they were taken never goes along; what they show does.

import { decodeJwt, type JWTPayload } from 'jose';
import type { Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { expect, openApp, test } from './fixtures/command-line';
import { fileOf, listenForFiles, type Saved } from './fixtures/downloads';
import { TRACES, photo } from './fixtures/jpeg';
import { pictures } from './fixtures/storage';
import * as zoe from './fixtures/zoe';
import { PicturePage } from './pages/PicturePage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { SharePage } from './pages/SharePage';
import { WhoPage } from './pages/WhoPage';

const MY_PICTURE = '#/b/my-profile/2';
/** Private unless somebody says otherwise. */
const PHOTO_OF_THE_CHILD = '#/b/details/6';

async function startAt(page: Page, route: string) {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.HELPER, name: zoe.HELPER, child: zoe.CHILD });
  await follow(page, route);
  return new PicturePage(page);
}

const tracesIn = (bytes: Buffer) => TRACES.filter((trace) => bytes.includes(trace));

interface Opened {
  bundle: JWTPayload & { attachments: { sha256: string; alt: string; type: string }[] };
  octets: Record<string, Buffer>;
}

function open({ bytes }: Saved): Opened {
  const { protected: head, payload, signature, attachments = {} } = JSON.parse(bytes.toString('utf8'));
  const octets = Object.entries(attachments).map(([digest, words]) => [digest, Buffer.from(words as string, 'base64url')]);
  return { bundle: decodeJwt(`${head}.${payload}.${signature}`), octets: Object.fromEntries(octets) };
}

async function makeFile(page: Page, browserName: string): Promise<Saved> {
  await follow(page, '#/share');
  const share = new SharePage(page);
  await share.mayBeRead().check({ force: true });
  await share.name().fill(zoe.HELPER);
  return fileOf(page, browserName, () => share.make().click());
}

test('a photo loses its place and its camera, stands upright, and goes into the file with its words', async ({ page, browserName, tellItOnce }, info) => {
  await listenForFiles(page, browserName);
  const picture = await startAt(page, MY_PICTURE);
  expect(tracesIn(photo()), 'the photo has them').toEqual(TRACES);
  await picture.choose().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo() });
  const shown = picture.shown(`Photo of ${zoe.CHILD}`);
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight])).toEqual([8, 16]);
  await picture.shows().fill('Me with my dog 🐕');
  await expect(new QuestionPage(page).saved()).toBeVisible();
  const [kept] = await pictures(page);
  expect(tracesIn(kept)).toEqual([]);
  await page.reload();
  await follow(page, '#/b/my-profile/page');
  await expect(picture.shown('Me with my dog 🐕')).toBeVisible();
  const saved = await makeFile(page, browserName);
  const { bundle, octets } = open(saved);
  expect(bundle.attachments).toMatchObject([{ alt: 'Me with my dog 🐕', type: 'image/jpeg' }]);
  expect(octets[bundle.attachments[0].sha256].equals(kept)).toBe(true);
  await writeFile(info.outputPath(saved.name), saved.bytes);
  const verified = await tellItOnce('verify', info.outputPath(saved.name));
  expect(verified.code, verified.words).toBe(0);
});

test('a photo that stays private is in no file', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'what goes into a file is the core’s to decide, in every browser');
  const picture = await startAt(page, PHOTO_OF_THE_CHILD);
  await picture.choose().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await expect(picture.shown(`Photo of ${zoe.CHILD}`)).toBeVisible();
  await new QuestionPage(page).answer('my-profile', 4, zoe.KNOW);
  const { bundle, octets } = open(await makeFile(page, browserName));
  expect(bundle.attachments).toEqual([]);
  expect(octets).toEqual({});
});

test('what is no photo is told of, and the picture from before stays', async ({ page }) => {
  const picture = await startAt(page, MY_PICTURE);
  await picture.choose().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Dear diary,') });
  await expect(picture.fault()).toContainText('This file is not a photo. Choose a file that ends in .jpg or .png.');
  await picture.choose().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await expect(picture.shown(`Photo of ${zoe.CHILD}`)).toBeVisible();
  await expect(picture.fault()).toBeHidden();
  const half = photo().subarray(0, 300);
  await picture.choose().setInputFiles({ name: 'half.jpg', mimeType: 'image/jpeg', buffer: half });
  await expect(picture.fault()).toContainText('We could not open this photo.');
  await expect(picture.fault()).toContainText('Your picture from before is still here.');
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(200)]);
  await picture.choose().setInputFiles({ name: 'IMG_2.heic', mimeType: 'image/heic', buffer: heic });
  await expect(picture.fault()).toContainText(/HEIC/);
  await expect(picture.shown(`Photo of ${zoe.CHILD}`)).toBeVisible();
});

test('a picture that was removed comes back with Undo', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'once is enough');
  const picture = await startAt(page, MY_PICTURE);
  await picture.choose().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await picture.button('Remove').click();
  await expect(page.getByText('You removed the picture.').first()).toBeVisible();
  await expect(picture.shown(`Photo of ${zoe.CHILD}`)).toBeHidden();
  await picture.button('Undo').click();
  await expect(picture.shown(`Photo of ${zoe.CHILD}`)).toBeVisible();
});

test('a drawing is kept line by line, with its words', async ({ page }) => {
  const picture = await startAt(page, MY_PICTURE);
  await picture.button('Draw a picture').click();
  await picture.tool('Colour', 'Blue').check({ force: true });
  await picture.draw([0.2, 0.2], [0.8, 0.8]);
  await picture.draw([0.2, 0.8], [0.8, 0.2]);
  await picture.button('Undo').click();
  await picture.button('Done').click();
  await expect(picture.shown('A drawing')).toBeVisible();
  await picture.shows().fill('A blue line for my train 🚂');
  await expect(new QuestionPage(page).saved()).toBeVisible();
  const [kept] = (await pictures(page)).slice(-1);
  expect(kept.subarray(1, 4).toString(), 'a PNG').toBe('PNG');
  await page.reload();
  await follow(page, MY_PICTURE);
  await expect(picture.shown('A blue line for my train 🚂')).toBeVisible();
});
