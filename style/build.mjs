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

/** Letters: packages by the name of their licence here, and files by the name that the styles give them. */
const letters = {
  'OFL.txt': '@fontsource-variable/atkinson-hyperlegible-next',
  'OFL-lexend.txt': '@fontsource-variable/lexend',
  'OFL-opendyslexic.txt': '@fontsource/opendyslexic',
};
const fonts = {
  'atkinson-latin.woff2': ['OFL.txt', 'atkinson-hyperlegible-next-latin-wght-normal.woff2'],
  'atkinson-latin-ext.woff2': ['OFL.txt', 'atkinson-hyperlegible-next-latin-ext-wght-normal.woff2'],
  // for those who choose them: fetched then, and not before
  'lexend-latin.woff2': ['OFL-lexend.txt', 'lexend-latin-wght-normal.woff2'],
  'lexend-latin-ext.woff2': ['OFL-lexend.txt', 'lexend-latin-ext-wght-normal.woff2'],
  'opendyslexic-latin.woff2': ['OFL-opendyslexic.txt', 'opendyslexic-latin-400-normal.woff2'],
  'opendyslexic-latin-bold.woff2': ['OFL-opendyslexic.txt', 'opendyslexic-latin-700-normal.woff2'],
};
const packageOf = (licence) => join(here, 'node_modules', letters[licence]);

const tokens = readFileSync(join(here, 'tokens.css'), 'utf8');

/** The figures of a theme. */
function block(selector) {
  const start = tokens.indexOf(`\n${selector} {`);
  if (start < 0) throw new Error(`style/tokens.css has no ${selector}`);
  return tokens.slice(tokens.indexOf('{', start), tokens.indexOf('}', start) + 1);
}

const picked = ['light', 'dark', 'contrast', 'soft'];
const figures = (theme) => block(theme === 'light' ? ':root' : `:root[data-theme="${theme}"]`);

/** The themes once more, from the same figures. */
const derived = {
  // somebody's own choice, above the colours of a council
  'themes.picked.css': `
    @media screen { ${picked.map((theme) => `:root[data-theme="${theme}"] ${figures(theme)}`).join('\n')} }
  `,
  // dark where the device asks for it, and light on paper whatever the screen shows
  'themes.derived.css': `
    @media (prefers-color-scheme: dark) { :root:not([data-theme]) ${block(':root[data-theme="dark"]')} }
    @media print { :root:root ${block(':root')} }
  `,
  // each of them inside the panel that tries them out
  'themes.tried.css': `
    .theme-preview:not([data-theme]) ${figures('light')}
    @media (prefers-color-scheme: dark) { .theme-preview:not([data-theme]) ${figures('dark')} }
    ${picked.map((theme) => `.theme-preview[data-theme="${theme}"] ${figures(theme)}`).join('\n')}
  `,
};

/** A script of the static page without the lines that only say why: everybody downloads it before anything else. */
const withoutRemarks = (script) => script.replace(/^ *\/\*\*?[^]*?\*\/\n|^ *\/\/.*\n/gm, '');

const resolver = { read: (file) => derived[basename(file)] ?? readFileSync(file, 'utf8') };

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'boot'), { recursive: true });
for (const name of ['boot.js', 'council.js', 'prefs.js', 'worker.js']) {
  const script = readFileSync(join(here, '..', 'public', 'boot', name), 'utf8');
  writeFileSync(join(out, 'boot', name), withoutRemarks(script));
}

mkdirSync(join(out, 'fonts'), { recursive: true });

/** The sheet of a first visit, and the one that comes with the pages that are fetched later. */
const sheets = new Map();
for (const name of ['main.css', 'later.css']) {
  const { code } = await bundleAsync({ filename: join(here, name), minify: true, targets, resolver });
  sheets.set(name, code.toString());
}

for (const [name, [licence, file]] of Object.entries(fonts)) {
  const bytes = readFileSync(join(packageOf(licence), 'files', file));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const hashed = name.replace('.woff2', `-${hash}.woff2`);
  if (![...sheets.values()].some((css) => css.includes(`fonts/${name}`))) throw new Error(`no style asks for ${name}`);
  for (const [sheet, css] of sheets) sheets.set(sheet, css.replaceAll(`fonts/${name}`, `fonts/${hashed}`));
  writeFileSync(join(out, 'fonts', hashed), bytes);
}
for (const licence of Object.keys(letters)) {
  writeFileSync(join(out, 'fonts', licence), readFileSync(join(packageOf(licence), 'LICENSE')));
}
for (const [sheet, css] of sheets) writeFileSync(join(out, sheet), css);
writeSymbols(symbols(join(here, '..', 'public')), join(out, 'symbols'));
