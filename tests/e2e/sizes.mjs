// Measures what a first visit downloads: one line `kind<tab>bytes<tab>file` for each file that a budget
// covers. The verdict is `cargo xtask test sizes`. What the app fetches after its first question is `later`,
// its styles `style`, `opener` what only the council's staff fetch, and `plans` what only the pages about plans
// and dates need, `aids` what reads aloud and takes down what is said, `print` what puts booklets on
// paper and shows them, and `letters` what somebody chose.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { DIST, compressed } from './server.mjs';

/**
 * Whose part a later file is: its own, or that of its only user, as the script that fetches them says in a
 * comment over each. What several need is later for all.
 */
function ownerOf(name) {
  const own = name.match(/split_(opener|plans|aids|print)\.wasm$/);
  if (own) return own[1];
  const script = readFileSync(join(DIST, dirname(name), 'later.js'), 'utf8');
  const chunk = basename(name, '.wasm');
  const [, users] = script.match(new RegExp(`/\\* ([^*]*) \\*/\\s*const __${chunk} =`)) ?? [];
  return ['opener', 'plans', 'aids', 'print'].includes(users) ? users : 'later';
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
