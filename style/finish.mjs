// Finishes the site in Trunk's staging folder, after the build and before it is moved to dist.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { listOf, symbols } from './symbols.mjs';

const staging = process.env.TRUNK_STAGING_DIR;
const source = process.env.TRUNK_SOURCE_DIR;
if (!staging || !source) throw new Error('finish.mjs is run by Trunk, which names its folders');

/** The pages beside index.html. They work without JavaScript and without the app. */
const pages = ['accessibility.html', 'privacy.html', 'symbols.html'];

const indexFile = join(staging, 'index.html');
let index = readFileSync(indexFile, 'utf8');

// Chromium ignores `integrity` on `preload as=fetch` and says so in the console.
// boot.js gives this digest to `fetch`, which does check it.
index = index.replace(/<link\b[^>]*\bas="fetch"[^>]*>/g, (link) =>
  link.replace(/\sintegrity=/, ' data-integrity='),
);

// A style that is off is not fetched. boot.js turns it on when the first page is wanted that needs it.
const later = /<link\b[^>]*\brel="stylesheet"[^>]*\bhref="[^"]*later-[^>]*?(?=\s*\/?>)/g;
if (index.match(later)?.length !== 1) throw new Error('index.html names no styles for later');
const [laterStyle] = index.match(later);
index = index.replace(later, '$& disabled');

// What is fetched later is fetched by its own script, which knows the digests.
index = index.replace(/<link\b[^>]*\brel="modulepreload"[^>]*\.wasm"[^>]*>/g, '');

// What Trunk leaves where it took a link away, and its way of closing a link.
index = index.replace(/^[ \t]+\n/gm, '').replace(/(<link\b[^>]*?)\s*\/>/g, '$1>');
writeFileSync(indexFile, index);

/** The part of index.html between `<!-- name -->` and `<!-- /name -->`. */
function part(name) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = index.indexOf(open);
  const end = index.indexOf(close);
  if (start < 0 || end < start) throw new Error(`index.html marks no part "${name}"`);
  return index.slice(start + open.length, end).trim();
}

// The static pages share the head, header and footer of index.html.
// A hash link there is a page of the app, so here it leads back to index.html; what only the app can do is left out.
for (const page of pages) {
  const html = readFileSync(join(source, page), 'utf8').replace(/<!-- use:(\w+) -->/g, (_, name) =>
    part(name)
      .replaceAll('href="#/', 'href="./#/')
      .replace(/\s*<!-- app -->.*?<!-- \/app -->/gs, ''),
  ).replace('<!-- symbols -->', () => listOf(symbols(source)))
    .replace('<!-- later style -->', `${laterStyle}>`);
  writeFileSync(join(staging, page), html);
}

// Of index.html alone: what the app is made of is asked for before anything that the head waits for.
const links = index.match(/<link\b[^>]*\brel="(?:module)?preload"[^>]*>/g) ?? [];
if (links.length === 0) throw new Error('Trunk named no parts of the app');
for (const link of links) index = index.replace(link, '');
const early = links.map((link) => `  ${link}\n`).join('');
index = index.replace(/^ *<link rel="stylesheet"/m, (style) => `${early}${style}`);
writeFileSync(indexFile, index);

// What opens the site without a network. Its text changes with every build, so browsers see that there is a new one.
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
const read = (name) => readFileSync(join(staging, name));
const files = readdirSync(staging, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
  .map((entry) => relative(staging, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
  .sort();
/** Named by their digest, or in a folder that is. */
const isFixed = (name) => /-[0-9a-f]{15,}(?:_bg)?\.\w+$|^snippets\//.test(name) || name.startsWith('fonts/');
const isForStaff = (name) => /\/split_(?:opener|office)\.wasm$/.test(name);
/**
 * Not what only programs read, nor what the app itself can print. What is in another language, a symbol, or other
 * letters is fetched where it is read, and kept then (boot/worker.js).
 */
const isWanted = (name) =>
  !/^(?:schemas|languages|symbols|paper)\/|^fonts\/(?:lexend|opendyslexic)-/.test(name);
const [opener, others] = [files.filter(isForStaff), files.filter((name) => isWanted(name) && !isForStaff(name))];
const site = {
  build: digest(files.map((name) => `${name} ${digest(read(name))}\n`).join('')),
  unchanging: others.filter(isFixed),
  changing: others.filter((name) => !isFixed(name)).map((name) => (name === 'index.html' ? './' : name)),
  opener,
};
const worker = readFileSync(join(source, '../target/style/boot/worker.js'), 'utf8');
writeFileSync(join(staging, 'sw.js'), `self.SITE = ${JSON.stringify(site)};\n${worker}`);
