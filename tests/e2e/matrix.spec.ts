// Every page in every theme and at two widths, as pictures on one page for people to look at: results/matrix.
// It proves nothing by itself, and so runs only when it is asked for: `cargo xtask test matrix`, or
// MATRIX=yes npx playwright test matrix.spec.ts --project=chromium. MATRIX=light,dark takes these themes alone, and
// MATRIX_PAGES='plans|share' the pages whose names have such words in them.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { listenForFiles } from './fixtures/downloads';
import { type State, empty, full, newcomer, plans } from './fixtures/states';
import { test } from './lib/strict';

const ASKED = process.env.MATRIX ?? '';
const THEMES = ['light', 'dark', 'soft', 'contrast'].filter((theme) => ASKED === 'yes' || ASKED.split(',').includes(theme));
const PAGES = new RegExp(process.env.MATRIX_PAGES ?? '');
const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];
const OUT = join(dirname(fileURLToPath(import.meta.url)), 'results', 'matrix');

test.skip(!ASKED, 'makes pictures for people to look at, and takes minutes: `cargo xtask test matrix`');
test.skip(({ browserName }) => browserName !== 'chromium', 'one browser is enough to look at');
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

const fileName = (state: string, theme: string, width: number) =>
  `${state.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}-${theme}-${width}.jpg`;

async function picture(page: Page, act: string, { name }: State): Promise<string> {
  const row: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const theme of THEMES) {
      await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
      const file = fileName(`${act} ${name}`, theme, size.width);
      await page.screenshot({ path: join(OUT, file), fullPage: true, type: 'jpeg', quality: 70 });
      row.push(`<a href="${file}"><img src="${file}" alt="${theme}, ${size.width} wide" loading="lazy" class="w${size.width}"></a>`);
    }
  }
  return `<section><h2>${act}: ${name}</h2><div>${row.join('')}</div></section>`;
}

const STYLE = `body { font: 1rem/1.4 system-ui; margin: 1rem; background: #777; color: #fff }
  div { display: flex; gap: .5rem; align-items: start; overflow-x: auto }
  img { display: block; max-block-size: 60rem; object-fit: cover; object-position: top } .w360 { inline-size: 220px } .w1280 { inline-size: 560px }`;

test.describe.configure({ mode: 'serial' });

const rows: string[] = [];

test.beforeAll(() => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
});

for (const [act, states] of Object.entries({ newcomer, empty, full, plans })) {
  test(`pictures of every page: ${act}`, async ({ page, browserName }) => {
    test.setTimeout(20 * 60_000);
    await listenForFiles(page, browserName);
    await page.setViewportSize(SIZES[0]);
    for (const state of states) {
      await state.go(page);
      if (PAGES.test(`${act}: ${state.name}`)) rows.push(await picture(page, act, state));
    }
  });
}

test.afterAll(() => {
  if (rows.length === 0) return;
  writeFileSync(join(OUT, 'index.html'), `<!DOCTYPE html><meta charset="utf-8"><title>Matrix</title><style>${STYLE}</style>${rows.join('\n')}`);
});
