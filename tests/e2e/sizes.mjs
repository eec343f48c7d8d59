// Measures what a first visit downloads: one line `kind<tab>bytes<tab>file` for each file that a budget
// covers. The verdict is `cargo xtask test sizes`. What the app fetches after its first question is `later`.

import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { DIST, compressed } from './server.mjs';

const MEASURED = { '.wasm': compressed, '.js': compressed, '.css': compressed, '.woff2': (bytes) => bytes };

for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
  const kind = extname(entry.name);
  if (!entry.isFile() || !(kind in MEASURED)) continue;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = MEASURED[kind](readFileSync(file)).length;
  const name = relative(DIST, file);
  const isLater = kind === '.wasm' && name.startsWith('snippets');
  console.log([isLater ? 'later' : kind.slice(1), bytes, name].join('\t'));
}
