// Measures what a first visit downloads: one line `kind<tab>bytes<tab>file` for each file that a budget
// covers. The verdict is `cargo xtask test sizes`. What the app fetches after its first question is `later`,
// its styles `style`, and `opener` what only the council's staff fetch.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { DIST, compressed } from './server.mjs';

/**
 * The parts that only the council's staff fetch: those whose every user, as the script that fetches them says
 * in a comment over each, is the opener.
 */
function isOfOpener(name) {
  if (!name.startsWith('snippets')) return false;
  if (name.endsWith('split_opener.wasm')) return true;
  const script = readFileSync(join(DIST, dirname(name), 'later.js'), 'utf8');
  const chunk = basename(name, '.wasm');
  const [, users] = script.match(new RegExp(`/\\* ([^*]*) \\*/\\s*const __${chunk} =`)) ?? [];
  return users === 'opener';
}

function group(name) {
  if (extname(name) === '.css' && name.startsWith('later-')) return 'style';
  if (extname(name) !== '.wasm' || !name.startsWith('snippets')) return extname(name).slice(1);
  return isOfOpener(name) ? 'opener' : 'later';
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
