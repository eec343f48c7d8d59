// Other languages: what people write says which language it is in, a booklet can be read in another language with the
// English beneath, and two languages that nobody speaks show that every page has room for those that people do.

import { decodeJwt } from 'jose';
import { fileOf, listenForFiles } from './fixtures/downloads';
import { BOOKLETS } from './fixtures/pack';
import { MIRRORED, STRETCHED, lookAt, offer } from './fixtures/pseudo';
import { ROUTES, fillSome } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { LanguagePage } from './pages/LanguagePage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { SharePage } from './pages/SharePage';
import { WhoPage } from './pages/WhoPage';

const ALL = BOOKLETS.map((booklet) => booklet.id);
const KNOW = 4;

test('criterion 74: what is written in a language says so: on the page, on paper and in the file', async ({ page, browserName }) => {
  await listenForFiles(page, browserName);
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ role: WhoPage.PARENT, name: zoe.HELPER, child: zoe.CHILD });
  const [language, question] = [new LanguagePage(page), new QuestionPage(page)];
  await page.getByRole('link', { name: 'Language', exact: true }).first().click();
  await expect(question.heading()).toHaveText('Language');
  await expect(language.writes('English')).toBeChecked();
  await language.writes(/اردو/).check({ force: true });
  await language.useThese().click();
  await expect(language.used()).toBeFocused();
  await question.answer('one-page-parent', 4, zoe.URDU);
  const box = page.getByRole('main').getByRole('textbox').first();
  await expect(box).toHaveAttribute('lang', 'ur');
  await expect(question.saved()).toBeVisible();
  await follow(page, '#/b/one-page-parent/check');
  const answer = page.locator('[lang=ur]', { hasText: zoe.URDU });
  await expect(answer.first()).toBeVisible();
  await expect(answer.locator('[dir=auto]').first()).toHaveCSS('direction', 'rtl');
  // it is remembered on this device
  await page.reload();
  await language.open();
  await expect(language.writes(/اردو/)).toBeChecked();
  await follow(page, '#/share');
  const share = new SharePage(page);
  await share.mayBeRead().check({ force: true });
  await share.name().fill(zoe.HELPER);
  const { bytes } = await fileOf(page, browserName, () => share.make().click());
  const { protected: head, payload, signature } = JSON.parse(bytes.toString('utf8'));
  const statements = decodeJwt(`${head}.${payload}.${signature}`).statements as string[];
  const answers = statements.flatMap((one) => Object.values(decodeJwt(one).answers as Record<string, { v?: unknown; lang?: string }>));
  expect(answers.find((one) => JSON.stringify(one.v)?.includes(zoe.URDU))?.lang).toBe('ur');
});

test('criterion 78: a booklet in another language has the English beneath, and its answers are the same', async ({ page }) => {
  await offer(page, MIRRORED, ALL);
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const [language, question] = [new LanguagePage(page), new QuestionPage(page)];
  await question.answer('my-profile', KNOW, zoe.KNOW);
  const asked = await question.heading().innerText();
  await language.open();
  await language.reads(/العربية/).check({ force: true });
  await language.useThese().click();
  await question.goTo('my-profile', KNOW);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(question.heading()).toHaveText(/[\u0600-\u06FF]/);
  const beneath = page.getByRole('region', { name: 'In English' });
  await expect(beneath).toContainText(asked);
  await expect(beneath).toHaveAttribute('lang', 'en-GB');
  await expect(page.getByRole('main').getByRole('textbox').first()).toHaveValue(zoe.KNOW);
  // pages that nobody translated are as they were
  await follow(page, '#/list');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await language.open();
  await language.reads('English').check({ force: true });
  await language.useThese().click();
  await question.goTo('my-profile', KNOW);
  await expect(question.heading()).toHaveText(asked);
});

test('criterion 77: what nobody reviewed is not shown', async ({ page }) => {
  await offer(page, MIRRORED, ALL, (file) => file.replace(/"reviewed_by":\{[^}]*\},/, ''));
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const language = new LanguagePage(page);
  await language.open();
  await language.reads(/العربية/).check({ force: true });
  await language.useThese().click();
  await follow(page, `#/b/my-profile/${KNOW}`);
  await expect(new QuestionPage(page).heading()).toHaveText(/people to know/);
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('criterion 79: nothing of another language is fetched before somebody reads it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await offer(page, MIRRORED, ALL);
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  await follow(page, `#/b/my-profile/${KNOW}`);
  expect(asked.filter((path) => path.includes('/languages/'))).toEqual([]);
  const letters = asked.filter((path) => path.endsWith('.woff2'));
  expect(letters.length, 'one file of letters for English').toBeLessThanOrEqual(2);
});

for (const language of [STRETCHED, MIRRORED]) {
  for (const width of [320, 1280]) {
    test(`criterion 76: every page in ${language.name}, ${width} pixels wide`, async ({ page, browserName }, testInfo) => {
      test.setTimeout(400_000);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await offer(page, language, ALL);
      await fillSome(page);
      await page.evaluate((tag) => localStorage.setItem('tio1.reads', tag), language.tag);
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('data-app', 'ready');
      const found: string[] = [];
      for (const [n, route] of ['#/', ...ROUTES].entries()) {
        await follow(page, route);
        if (/^#\/b\//.test(route)) await expect(page.locator('html')).toHaveAttribute('lang', language.tag);
        found.push(...(await lookAt(page, language)).map((what) => `${route}: ${what}`));
        const name = route.replace(/[^a-z0-9]+/g, '-');
        // in Firefox a picture puts an inline style into the page, which our policy refuses
        if (browserName === 'chromium') await page.screenshot({ path: testInfo.outputPath(`${String(n).padStart(3, '0')}${name}.png`) });
      }
      expect(found).toEqual([]);
    });
  }
}
