// Bundles main.css and later.css and gathers the letters and symbols into target/style.
// Trunk runs this before it reads public/index.html, which takes the result from there.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAsync } from 'lightningcss';
import { symbols, writeSymbols } from './symbols.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'target', 'style');

/** The oldest browsers that can show the site: layers, container queries and :has(). */
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = {
  safari: version(16, 4),
  ios_saf: version(16, 4),
  chrome: version(105),
  firefox: version(121),
};

/** Letters, by the name that base.css gives them. */
const fonts = {
  'atkinson-latin.woff2': 'atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'atkinson-latin-ext.woff2': 'atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
};
const fontFolder = join(here, 'node_modules', '@fontsource-variable', 'atkinson-hyperlegible-next');

const tokens = readFileSync(join(here, 'tokens.css'), 'utf8');

/** The figures of a theme. */
function block(selector) {
  const start = tokens.indexOf(`\n${selector} {`);
  if (start < 0) throw new Error(`style/tokens.css has no ${selector}`);
  return tokens.slice(tokens.indexOf('{', start), tokens.indexOf('}', start) + 1);
}

/** The themes nobody picked, from the same figures. */
const derived = {
  // dark where the device asks for it, and light on paper whatever the screen shows
  'themes.derived.css': `
    @media (prefers-color-scheme: dark) { :root:not([data-theme]) ${block(':root[data-theme="dark"]')} }
    @media print { :root:root ${block(':root')} }
  `,
  // each of them inside the panel that tries them out
  'themes.tried.css': `
    .theme-preview[data-theme="light"] ${block(':root')}
    .theme-preview[data-theme="dark"] ${block(':root[data-theme="dark"]')}
    .theme-preview[data-theme="contrast"] ${block(':root[data-theme="contrast"]')}
    .theme-preview[data-theme="soft"] ${block(':root[data-theme="soft"]')}
  `,
};

const resolver = { read: (file) => derived[basename(file)] ?? readFileSync(file, 'utf8') };

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'fonts'), { recursive: true });

/** The sheet of a first visit, and the one that comes with the pages that are fetched later. */
const sheets = new Map();
for (const name of ['main.css', 'later.css']) {
  const { code } = await bundleAsync({ filename: join(here, name), minify: true, targets, resolver });
  sheets.set(name, code.toString());
}

for (const [name, file] of Object.entries(fonts)) {
  const bytes = readFileSync(join(fontFolder, 'files', file));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const hashed = name.replace('.woff2', `-${hash}.woff2`);
  if (![...sheets.values()].some((css) => css.includes(`fonts/${name}`))) throw new Error(`no style asks for ${name}`);
  for (const [sheet, css] of sheets) sheets.set(sheet, css.replaceAll(`fonts/${name}`, `fonts/${hashed}`));
  writeFileSync(join(out, 'fonts', hashed), bytes);
}
writeFileSync(join(out, 'fonts', 'OFL.txt'), readFileSync(join(fontFolder, 'LICENSE')));
for (const [sheet, css] of sheets) writeFileSync(join(out, sheet), css);
writeSymbols(symbols(join(here, '..', 'public')), join(out, 'symbols'));
