// The whole way: from a family's phone to the desk of a caseworker, who confirms the file and has it in Word.

import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import * as council from './fixtures/council';
import { fileOf, type Saved } from './fixtures/downloads';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { OpenerPage } from './pages/OpenerPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { SharePage } from './pages/SharePage';
import { WhoPage } from './pages/WhoPage';

test.skip(({ browserName }) => browserName === 'firefox', 'the stock Firefox does not hand a test the octets of a Word file');

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const KEYS = [{ jwk: json('../bundles/vectors/council.public.jwk.json'), not_before: '2020-01-01', not_after: '2036-12-31' }];

/** On a phone: what a helper writes down for a child, sealed; and the code to read out. */
async function tell(page: Page): Promise<{ saved: Saved; receipt: string }> {
  await page.setViewportSize({ width: 360, height: 740 });
  const body = JSON.stringify({ ...json('../../public/council.json'), keys: KEYS });
  await page.route('**/council.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.HELPER, name: zoe.HELPER, child: zoe.CHILD });
  const question = new QuestionPage(page);
  await question.answer('my-profile', 4, zoe.KNOW);
  await question.answer('my-profile', 9, zoe.WELL);
  await expect(question.saved()).toBeVisible();
  await follow(page, '#/share');
  const share = new SharePage(page);
  await expect(share.locked()).toBeVisible();
  await share.mayBeRead().press('Space');
  await share.name().fill(zoe.SIGNED);
  const saved = await fileOf(page, 'chromium', () => share.make().click());
  await expect(share.done()).toBeFocused();
  return { saved, receipt: (await share.receipt().innerText()).trim().replace(/\s+/g, ' ') };
}

/** One part of a Word file, by the list at the end of it (PKWARE's application note, 4.3.12). */
function partOf(file: Buffer, name: string): string {
  for (let at = file.indexOf('PK\u0001\u0002'); at >= 0; at = file.indexOf('PK\u0001\u0002', at + 4)) {
    const [method, packed, length, start] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt32LE(at + 42)];
    if (file.subarray(at + 46, at + 46 + length).toString() !== name) continue;
    const begin = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
    const octets = file.subarray(begin, begin + packed);
    return (method === 0 ? octets : inflateRawSync(octets)).toString('utf8');
  }
  throw new Error(`the file has no ${name}`);
}

/** Each paragraph, with the style that makes it a heading. */
function paragraphs(xml: string): { style: string; words: string }[] {
  const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([paragraph]) => ({
    style: /<w:pStyle w:val="([^"]*)"/.exec(paragraph)?.[1] ?? '',
    words: plain([...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('')),
  }));
}

test('what a family seals on a phone is opened, confirmed by phone, and read in Word', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const { saved, receipt } = await tell(page);
  const desk = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: page.url().replace(/#.*/, '') });
  try {
    const office = await desk.newPage();
    await openApp(office, '#/open');
    const opener = new OpenerPage(office);
    await opener.choose(saved);
    await expect(opener.rows()).toContainText('Locked');
    await opener.chooseKey(council.KEY);
    await opener.unlock(council.WORDS);
    await expect(opener.result()).toBeFocused({ timeout: 20_000 });
    await expect(opener.main()).not.toContainText('Verified');
    await opener.expectReady(receipt);
    await opener.confirm(receipt, 'The caseworker');
    await expect(opener.reading()).toContainText('✓ Verified');
    const word = await fileOf(office, 'chromium', () => opener.button('Word document').click());
    expect(word.name).not.toMatch(/Zo/);
    const all = paragraphs(partOf(word.bytes, 'word/document.xml'));
    const words = all.map((one) => one.words);
    expect(words).toContain(zoe.KNOW);
    expect(words.join('\n')).toContain(zoe.URDU);
    expect(words.join('\n'), 'whose words they are').toContain(zoe.HELPER);
    expect(words.join('\n'), 'how sure it is').toContain('The caseworker recorded');
    const headings = all.filter(({ style }) => /^Heading\d$/.test(style)).map((one) => one.words);
    expect(headings.some((heading) => heading.includes(zoe.CHILD)), 'a person’s part').toBe(true);
    const asked = headings.findIndex((heading) => /people to know about/.test(heading));
    expect(asked, 'a question is a heading').toBeGreaterThan(0);
    expect(words.indexOf(zoe.KNOW)).toBeGreaterThan(words.indexOf(headings[asked]!));
  } finally {
    await desk.close();
  }
});
