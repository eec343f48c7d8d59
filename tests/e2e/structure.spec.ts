// How every page is built, so that people who cannot see it, or see little of it, find their way: criteria 1 to 12 of
// the contract, each with its number. What one of them has in a file of its own is named there.

import type { Page } from '@playwright/test';
import { BOOKLETS } from './fixtures/pack';
import { ROUTES, fillSome } from './fixtures/tour';
import * as zoe from './fixtures/zoe';
import { expect, openApp, test } from './lib/strict';
import { ColoursPage } from './pages/ColoursPage';
import { QuestionPage, follow } from './pages/QuestionPage';
import { WhoPage } from './pages/WhoPage';

const KNOW = 4;
const STATIC = ['accessibility.html', 'privacy.html'];
const PRODUCT = 'Tell It Once – Example Council';

const heading = (page: Page) => page.locator('h1:visible');

/** What stands in which landmark, and what stands in none. In the page. */
function bones() {
  const isSeen = (one: Element) => one.checkVisibility();
  const all = (what: string) => [...document.querySelectorAll(what)].filter(isSeen);
  const landmark = 'header, main, footer, nav, aside, section[aria-label], section[aria-labelledby], [role=region], .skip, #say, #say-now';
  const loose = all('body *')
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim()))
    .filter((one) => !one.closest(landmark));
  return {
    headings: all('h1').length,
    mains: all('main').length,
    banners: all('header').filter((one) => !one.closest('main, section, article')).length,
    ends: all('footer').filter((one) => !one.closest('main, section, article')).length,
    unnamed: all('nav').filter((one) => !one.getAttribute('aria-label')).length,
    loose: loose.map((one) => one.textContent!.trim().slice(0, 40)),
    tools: all('.topbar__tools a').map((one) => one.textContent),
    end: all('footer .footer__links a').map((one) => one.textContent),
  };
}

test.describe('every page', () => {
  test('criteria 1, 2, 3 and 8: one heading and title, its landmarks, and help where it always is', async ({ page }) => {
    test.setTimeout(300_000);
    await fillSome(page);
    const headings = new Map<string, { route: string; asks: string }>();
    const found: string[] = [];
    let tools: unknown;
    let end: unknown;
    for (const route of ROUTES) {
      await follow(page, route);
      const built = await page.evaluate(bones);
      const { headings: many, mains, banners, ends, unnamed, loose } = built;
      const isWhole = many === 1 && mains === 1 && banners === 1 && ends === 1 && unnamed === 0 && loose.length === 0;
      if (!isWhole) found.push(`${route}: ${JSON.stringify(built)}`);
      tools ??= built.tools;
      end ??= built.end;
      expect(built.tools, `criterion 8: ${route}`).toEqual(tools);
      expect(built.end, `criterion 8: ${route}`).toEqual(end);
      const words = (await heading(page).innerText()).replace(/\s+/g, ' ').trim();
      const title = (await page.title()).replace(/\s+/g, ' ');
      const isPrivate = (await page.getByRole('region', { name: 'Leave quickly' }).count()) > 0;
      if (isPrivate ? title.includes(words) : !title.startsWith(words)) found.push(`criterion 1: ${route}: ${words} / ${title}`);
      if (!title.endsWith(PRODUCT)) found.push(`criterion 2: ${route}: ${title}`);
      const before = headings.get(title);
      // each of several questions on one page has an address that leads to that page
      const asks = (await page.getByRole('main').locator('label, legend').allInnerTexts()).join();
      if (before && before.asks !== asks) found.push(`criterion 1: ${route} and ${before.route} are both called ${title}`);
      headings.set(title, { route, asks });
    }
    expect(tools).toEqual(expect.arrayContaining(['Colours and text', 'Language', 'Get help']));
    expect(end).toEqual(expect.arrayContaining(['Accessibility', 'Privacy', 'Who can see this', 'Delete my answers', 'Contact']));
    expect(found).toEqual([]);
  });

  test('criterion 2: the title says that there is a problem before the focus moves to it', async ({ page }) => {
    await openApp(page, '#/who');
    await expect(heading(page)).toBeFocused();
    await page.evaluate(() => {
      addEventListener('focusin', (event) => {
        if ((event.target as Element).id === 'error-summary') document.body.dataset.title = document.title;
      });
    });
    await new WhoPage(page).goOn().click();
    await expect(page.locator('#error-summary')).toBeFocused();
    await expect(page.locator('body')).toHaveAttribute('data-title', /^Error: Who is here today\?/);
  });

  test('criterion 4: the first stop skips to the main part, and the address stays', async ({ page }) => {
    for (const address of ['', '#/colours', '#/help', ...STATIC]) {
      await openApp(page, address);
      if (!address.endsWith('.html')) await expect(page.locator('html')).toHaveAttribute('data-app', 'ready');
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.evaluate(() => getSelection()?.collapse(document.body, 0));
      const before = page.url();
      await page.locator('.skip').first().focus();
      await expect(page.locator('.skip').first()).toBeInViewport();
      expect(await page.evaluate(() => document.querySelector('a[href], button')!.className)).toContain('skip');
      if (address.endsWith('.html')) continue;
      await page.keyboard.press('Enter');
      await expect(page.getByRole('main')).toBeFocused();
      expect(page.url()).toBe(before);
    }
  });
});

test('criteria 5 and 6: going back shows the page as it was left, where it was left', async ({ page }) => {
  await openApp(page, '#/who');
  await new WhoPage(page).arrive({ name: zoe.CHILD });
  const question = new QuestionPage(page);
  await question.answer('my-profile', KNOW, zoe.KNOW);
  await follow(page, '#/b/my-profile/check');
  await expect(heading(page)).toBeFocused();
  const change = page.locator('#change-mp\\.know');
  await change.click();
  await expect(heading(page)).toBeFocused();
  await page.goBack();
  await expect(change).toBeFocused();
  await expect(change).toBeInViewport();
  await page.goForward();
  await expect(page.getByRole('main').getByRole('textbox').first()).toHaveValue(zoe.KNOW);
});

test('criterion 7: every question has the same ways on, in the same order', async ({ page }) => {
  test.setTimeout(120_000);
  await fillSome(page);
  const questions = BOOKLETS.find((booklet) => booklet.id === 'my-profile')!.questions.filter(({ kind }) => kind !== 'info');
  for (const { number } of questions) {
    await follow(page, `#/b/my-profile/${number}`);
    const ways = await page.evaluate(() => {
      const all = [...document.querySelectorAll('a, button')].filter((one) => one.checkVisibility());
      const wanted = ['Get help', 'Back', 'Save and continue', 'Come back to this later'];
      return all.map((one) => one.textContent!.trim()).filter((words) => wanted.includes(words));
    });
    expect(ways, `question ${number}`).toEqual(['Get help', 'Back', 'Save and continue', 'Come back to this later']);
  }
});

test('criterion 9: the icon and the name of the app say nothing of what it is for', async ({ page }) => {
  await openApp(page);
  const names = await page.evaluate(async () => {
    const manifest = await (await fetch('manifest.webmanifest')).json();
    return [manifest.name, manifest.short_name, document.querySelector('link[rel=icon]')!.getAttribute('href')];
  });
  expect(names.join(' ')).not.toMatch(/send|special|need|disab|safe|council/i);
});

test('criterion 10: an address without anything saved leads to the start, with a word', async ({ page }) => {
  test.setTimeout(120_000);
  for (const route of ROUTES.filter((one) => /^#\/(?:b\/|list|share|views|ask)/.test(one)).slice(0, 12)) {
    await openApp(page, route);
    // Firefox reports what was on its way when a page is left
    await page.waitForLoadState('networkidle');
    await page.reload();
    await page.waitForLoadState('networkidle');
    await expect(page.getByText('There are no answers on this device for that page yet.')).toBeVisible();
    await expect(heading(page)).toHaveText('Tell us about you, or about your child');
  }
});

test.describe('criterion 11 and 90: without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the start page, privacy and the accessibility statement work, and lead to each other', async ({ page, strict, browserName }) => {
    test.skip(browserName === 'firefox', 'the stock Firefox cannot be told to switch it off');
    for (const address of ['', ...STATIC]) {
      await openApp(page, address);
      await expect(heading(page)).toBeVisible();
      const end = page.getByRole('contentinfo');
      await expect(end.getByRole('link', { name: 'Accessibility' })).toHaveAttribute('href', 'accessibility.html');
      await expect(end.getByRole('link', { name: 'Privacy' })).toHaveAttribute('href', 'privacy.html');
    }
    strict.forgive(/\.js \(csp\)/);
  });
});

test('criterion 90: the accessibility statement has all that the law asks for, with what the council says', async ({ page }) => {
  await openApp(page, 'accessibility.html');
  const model = [
    'Accessibility statement for Tell It Once',
    'How accessible this website is',
    'Feedback and contact information',
    'Reporting accessibility problems with this website',
    'Enforcement procedure',
    'Technical information about this website’s accessibility',
    'Compliance status',
    'Non-accessible content',
    'Non-compliance with the accessibility regulations',
    'Disproportionate burden',
    'Content that’s not within the scope of the accessibility regulations',
    'What we’re doing to improve accessibility',
    'Preparation of this accessibility statement',
  ];
  const said = await page.getByRole('main').getByRole('heading').allInnerTexts();
  expect(said.filter((one) => model.includes(one)), 'in the order of the model').toEqual(model);
  const main = page.getByRole('main');
  await expect(main).toContainText('Example Council');
  await expect(main).toContainText('We will answer you within 5 working days.');
  await expect(main).toContainText(/prepared on \d{1,2} \w+ 20\d\d.*last reviewed on \d{1,2} \w+ 20\d\d/s);
  await expect(main.getByRole('link', { name: /EASS/ })).toHaveAttribute('href', 'https://www.equalityadvisoryservice.com/');
  expect(await main.getByRole('listitem').count(), 'it lists what is known not to work').toBeGreaterThan(8);
});

test('criterion 12: what keeps the questions from opening is said, with the other ways', async ({ page, strict }) => {
  strict.expectMessage(/\.wasm/);
  await page.route('**/*.wasm', (route) => route.abort());
  await openApp(page);
  await expect(page.getByRole('heading', { name: 'You can still tell us' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Other ways to tell us' })).toContainText('01632 960 001');
});

test('criterion 70: what a reader chose stands on every page, static ones too', async ({ page }) => {
  await openApp(page, '#/colours');
  const colours = new ColoursPage(page);
  await colours.option('Colours', 'Dark').check({ force: true });
  await colours.useThese().click();
  for (const name of STATIC) {
    await openApp(page, name);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  }
});
