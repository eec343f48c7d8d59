// Measures what a first visit downloads: one line `kind<tab>bytes<tab>file` for each file that a budget
// covers. The verdict is `cargo xtask test sizes`. What the app fetches after its first question is `later`,
// its styles `style`. `beside`, `plans`, `aids`, `office` and `opener` are parts that have a budget each, and
// `letters` the fonts that somebody chose.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { DIST, compressed } from './server.mjs';

/** Every part, in the order in which a family's device fetches it (`fetch_rest` in src/app/later.rs), and those after it. */
const PARTS = ['pages', 'beside', 'aids', 'share', 'keep', 'plans', 'office', 'opener'];

/** What a budget is for by itself. Everything else that comes later is counted as one. */
const OWN = ['beside', 'aids', 'plans', 'office', 'opener'];

/**
 * Whose a later file is: its own part's, or that of the first of its users to be fetched, as the script that
 * fetches them says in a comment over each.
 */
function ownerOf(name) {
  const [, own] = name.match(/split_(\w+)\.wasm$/) ?? [];
  const script = readFileSync(join(DIST, dirname(name), 'later.js'), 'utf8');
  const [, users] = script.match(new RegExp(`/\\* ([^*]*) \\*/\\s*const __${basename(name, '.wasm')} =`)) ?? [];
  const all = own ? [own] : (users ?? '').split(', ');
  const first = PARTS.find((one) => all.includes(one));
  if (!first) throw new Error(`${name}: a part that is not known here`);
  return OWN.includes(first) ? first : 'later';
}

function group(name) {
  // fetched by those who choose them
  if (/^fonts\/(?:lexend|opendyslexic)-/.test(name)) return 'letters';
  if (extname(name) === '.css' && name.startsWith('later-')) return 'style';
  if (extname(name) !== '.wasm' || !name.startsWith('snippets')) return extname(name).slice(1);
  return ownerOf(name);
}

const MEASURED = { '.wasm': compressed, '.js': compressed, '.css': compressed, '.woff2': (bytes) => bytes };

for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
  const kind = extname(entry.name);
  if (!entry.isFile() || !(kind in MEASURED)) continue;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = MEASURED[kind](readFileSync(file)).length;
  const name = relative(DIST, file);
  console.log([group(name), bytes, name].join('\t'));
}
