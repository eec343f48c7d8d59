// The lock of the file: on by default, off only on purpose, and a key that changed is seen.

import { pbkdf2Sync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { flattenedDecrypt, importJWK, type FlattenedJWE } from 'jose';
import { opened, texts } from './fixtures/bundle';
import { expect, test } from './fixtures/command-line';
import { fileOf, listenForFiles, type Saved } from './fixtures/downloads';
import { photo } from './fixtures/jpeg';
import { lostOnPaper, print, solid } from './fixtures/paper';
import { openApp } from './lib/strict';
import { PicturePage } from './pages/PicturePage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { SharePage } from './pages/SharePage';
import { WhoPage } from './pages/WhoPage';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const COUNCIL = json('../../public/council.json');
const PUBLIC = json('../bundles/vectors/council.public.jwk.json');
const PRIVATE = json('../bundles/vectors/council.private.jwk.json');
/** The same key as a council keeps it, and its words. */
const KEY = [
  '--key', fileURLToPath(new URL('../cli/keys.in/council.key.json', import.meta.url)),
  '--passphrase-file', fileURLToPath(new URL('../cli/keys.in/words.txt', import.meta.url)),
];
/** The key of RFC 7517, A.1, as a key of a council. */
const ANOTHER = {
  alg: 'ECDH-ES+A256KW', crv: 'P-256', kty: 'EC', use: 'enc', kid: 'cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4', y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
};
const listed = (jwk: object, not_after = '2036-12-31') => ({ jwk, not_before: '2020-01-01', not_after });
const HOW = { keyManagementAlgorithms: ['ECDH-ES+A256KW'], contentEncryptionAlgorithms: ['A256GCM'] };
/** Twenty digits in groups, in one text. */
const CODE = /^\s*\d{4}(\s+\d{4}){4}\s*$/;

/** As bundle.md says it, worked out without the program. */
function codeOf(kid: string): RegExp {
  const octets = pbkdf2Sync(Buffer.from(kid, 'base64url'), 'tell-it-once/councilkey/v1', 100_000, 16, 'sha256');
  const n = BigInt(`0x${octets.toString('hex')}`) % 10n ** 18n;
  const digits = `${n * 100n + 98n - ((n * 100n) % 97n)}`.padStart(20, '0');
  return new RegExp(`^\\s*${digits.match(/.{4}/g)!.join('\\s+')}\\s*$`);
}

/** A council with these keys, and a child who said one thing. */
async function begin(page: Page, keys?: object[]) {
  await withKeys(page, keys);
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: 'Sam' });
  const question = new QuestionPage(page);
  await question.answer('my-profile', 4, 'Trains 🚂');
  await expect(question.saved()).toBeVisible();
}

async function withKeys(page: Page, keys?: object[]) {
  const body = JSON.stringify({ ...COUNCIL, keys });
  await page.unroute('**/council.json');
  await page.route('**/council.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
}

/** Agreed and signed, but for the lock. */
async function fillIn(page: Page) {
  await follow(page, '#/share');
  const share = new SharePage(page);
  await share.mayBeRead().press('Space');
  await share.name().fill('Sam');
  return share;
}

async function make(page: Page, browserName: string): Promise<{ saved: Saved; receipt: string }> {
  const share = new SharePage(page);
  const saved = await fileOf(page, browserName, () => share.make().click());
  await expect(share.done()).toBeFocused();
  return { saved, receipt: (await share.receipt().innerText()).trim().replace(/\s+/g, ' ') };
}

async function unsealed({ name, bytes }: Saved): Promise<Saved> {
  const file = JSON.parse(bytes.toString('utf8')) as FlattenedJWE;
  const { plaintext } = await flattenedDecrypt(file, await importJWK(PRIVATE, 'ECDH-ES+A256KW'), HOW);
  return { name: name.replace('.sealed.', '.signed.'), bytes: Buffer.from(plaintext) };
}

test('a file is locked, and the council’s key opens it', async ({ page, browserName, tellItOnce }, info) => {
  test.setTimeout(120_000);
  await listenForFiles(page, browserName);
  await begin(page, [listed(PUBLIC)]);
  const share = await fillIn(page);
  await expect(share.locked()).toBeVisible();
  await expect(share.notLocked()).toBeHidden();
  await share.compare().click();
  await expect(page.getByText(CODE)).toHaveText(codeOf(PUBLIC.kid));
  const { saved, receipt } = await make(page, browserName);
  expect(saved.name).toMatch(/^tell-it-once-\d{8}-\d{4}\.sealed\.json$/);
  expect(saved.bytes.toString('utf8')).not.toMatch(/Sam|Trains/);
  const inner = await unsealed(saved);
  expect(texts((await opened(inner)).statements)).toContain('Trains 🚂');
  writeFileSync(info.outputPath(saved.name), saved.bytes);
  const verified = await tellItOnce('verify', ...KEY, info.outputPath(saved.name));
  expect([verified.code, verified.words]).toEqual([0, expect.stringContaining(`Receipt code  ${receipt}`)]);
  expect((await tellItOnce('verify', info.outputPath(saved.name))).code, 'nobody else opens it').toBe(12);
  expect(sealedTo(saved).kid).toBe(PUBLIC.kid);
});

/** What the file says openly: for whom it is. */
function sealedTo({ bytes }: Saved): Record<string, string> {
  return JSON.parse(Buffer.from(JSON.parse(bytes.toString('utf8')).protected, 'base64url').toString('utf8'));
}

test('a file has no lock only where somebody wants that', async ({ page, browserName }) => {
  await listenForFiles(page, browserName);
  await begin(page, [listed(PUBLIC)]);
  const share = await fillIn(page);
  await expect(share.unlock()).toBeHidden();
  await share.unlockOpener().click();
  await expect(page.getByRole('main')).toContainText('You cannot take it back.');
  await share.unlock().press('Space');
  await expect(share.notLocked()).toBeVisible();
  await expect(share.locked()).toBeHidden();
  const { saved } = await make(page, browserName);
  expect(saved.name).toMatch(/\.signed\.json$/);
  expect(texts((await opened(saved)).statements)).toContain('Trains 🚂');
});

test('a council without a key gets the file as it is, and that is said', async ({ page, browserName }) => {
  await listenForFiles(page, browserName);
  await begin(page);
  const share = await fillIn(page);
  await expect(share.notLocked()).toBeVisible();
  const { saved } = await make(page, browserName);
  expect(saved.name).toMatch(/\.signed\.json$/);
});

test('a key that ran out locks nothing, and nothing is made without a word', async ({ page }) => {
  await begin(page, [listed(PUBLIC, '2021-01-01')]);
  const share = await fillIn(page);
  await expect(page.getByRole('heading', { name: 'This file cannot be locked today' })).toBeVisible();
  await share.make().click();
  await expect(page.getByRole('link', { name: /^Ask the council about the lock/ })).toBeVisible();
  await expect(share.done()).toBeHidden();
});

test('a key that changed is warned about before the next file', async ({ page, browserName }) => {
  test.setTimeout(90_000);
  await listenForFiles(page, browserName);
  await begin(page, [listed(PUBLIC)]);
  await fillIn(page);
  const first = await make(page, browserName);
  await withKeys(page, [listed(ANOTHER)]);
  await page.reload();
  const share = await fillIn(page);
  await expect(page.getByRole('heading', { name: 'The council’s key has changed' })).toBeVisible();
  await expect(page.getByText(CODE).filter({ visible: true })).toHaveCount(2);
  await share.make().click();
  await expect(page.getByRole('link', { name: /^Ask the council about its key/ })).toBeVisible();
  await share.keyIsRight().press('Space');
  const second = await make(page, browserName);
  expect([sealedTo(first.saved).kid, sealedTo(second.saved).kid]).toEqual([PUBLIC.kid, ANOTHER.kid]);
  await page.reload();
  await follow(page, '#/share');
  await expect(share.locked()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The council’s key has changed' })).toBeHidden();
});

test('a photo stays at home by itself, and the next file follows the first', async ({ page, browserName }) => {
  test.setTimeout(90_000);
  await listenForFiles(page, browserName);
  await begin(page, [listed(PUBLIC)]);
  await follow(page, '#/b/my-profile/2');
  const picture = new PicturePage(page);
  await picture.choose().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await picture.shows().fill('Me with my dog');
  await expect(new QuestionPage(page).saved()).toBeVisible();
  const share = await fillIn(page);
  await expect(share.preview()).toContainText('Me with my dog');
  const exact = await share.exactWords();
  const withPhoto = await unsealed((await make(page, browserName)).saved);
  expect((await opened(withPhoto)).statements).toEqual([exact]);
  expect(Object.keys(JSON.parse(withPhoto.bytes.toString('utf8')).attachments)).toHaveLength(1);
  await page.reload();
  await fillIn(page);
  await page.getByRole('checkbox', { name: /Me with my dog/ }).press('Space');
  await expect(share.preview()).not.toContainText('Me with my dog');
  const without = await unsealed((await make(page, browserName)).saved);
  expect(without.bytes.toString('utf8')).not.toContain('attachments');
  const { bundle, statements } = await opened(without);
  expect(texts(statements)).not.toContain('Me with my dog');
  expect((bundle as unknown as { rev: number }).rev).toBe(2);
});

test('the receipt is printed on one page by itself', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium prints to a file that a test can read');
  await begin(page, [listed(PUBLIC)]);
  await fillIn(page);
  const { saved, receipt } = await make(page, browserName);
  const paper = await print(page);
  expect(lostOnPaper(paper, [receipt, saved.name, COUNCIL.phone, COUNCIL.team])).toEqual([]);
  expect(solid(paper.words)).not.toContain(solid('What the file proves'));
  expect(paper.pages).toBe(1);
});

/** A device with a sheet for sharing, which takes what it is given, is closed, or refuses. */
async function withSheet(page: Page, ends: 'taken' | 'AbortError' | 'NotAllowedError' | 'nothing like this') {
  await page.addInitScript((ends) => {
    const shared: string[] = [];
    const share = async ({ files }: { files: File[] }) => {
      shared.push(files[0].name, files[0].type, await files[0].text());
      if (ends !== 'taken') throw new DOMException('as the test wants it', ends);
    };
    Object.assign(globalThis, { shared });
    const canShare = ({ files }: { files?: File[] }) => ends !== 'nothing like this' && files?.length === 1;
    Object.defineProperty(navigator, 'canShare', { value: canShare });
    Object.defineProperty(navigator, 'share', { value: share });
  }, ends);
}

for (const ends of ['taken', 'AbortError', 'NotAllowedError'] as const) {
  test(`a phone’s own sheet for sharing gets the very file: ${ends}`, async ({ page, browserName }) => {
    await listenForFiles(page, browserName);
    await withSheet(page, ends);
    await begin(page, [listed(PUBLIC)]);
    const share = await fillIn(page);
    const { saved } = await make(page, browserName);
    await share.send().click();
    const shared = () => page.evaluate(() => (globalThis as unknown as { shared: string[] }).shared);
    await expect.poll(shared).toEqual([saved.name, 'application/json', saved.bytes.toString('utf8')]);
    await expect(share.send()).toBeVisible();
    await expect(share.notSent()).toHaveCount(ends === 'NotAllowedError' ? 1 : 0);
    expect((await fileOf(page, browserName, () => share.again().click())).bytes.equals(saved.bytes)).toBe(true);
  });
}

test('a sheet that takes no such file is not offered', async ({ page, browserName }) => {
  await listenForFiles(page, browserName);
  await withSheet(page, 'nothing like this');
  await begin(page, [listed(PUBLIC)]);
  const share = await fillIn(page);
  await make(page, browserName);
  await expect(share.again()).toBeVisible();
  await expect(share.send()).toHaveCount(0);
});
