// A family's own copy is nobody's secret recipe: any JOSE library opens it, given the words.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { golden, open, seal } from './lib/jose-backup.mjs';
import { expect, test } from './lib/strict';

const OURS = new URL('../../src/core/record/golden-v2.jsonl', import.meta.url);

test('another library opens a copy, and seals one that says the same', async () => {
  const { plaintext, header } = await open(await golden());
  expect(header).toMatchObject({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', cty: 'json', p2c: 210_000 });
  const copy = JSON.parse(new TextDecoder().decode(plaintext));
  expect(Object.keys(copy)).toEqual(['app', 'made_at', 'pictures', 'profile', 'record', 'v']);
  expect(copy.record).toBe(await readFile(OURS, 'utf8'));
  for (const [name, letters] of Object.entries(copy.pictures as Record<string, string>)) {
    expect(createHash('sha256').update(Buffer.from(letters, 'base64url')).digest('base64url')).toBe(name);
  }
  const again = await open(await seal(plaintext));
  expect(Buffer.from(again.plaintext).equals(Buffer.from(plaintext))).toBe(true);
  const kept = await open(await readFile(new URL('../backups/jose.backup.json', import.meta.url), 'utf8'));
  expect(Buffer.from(kept.plaintext).equals(Buffer.from(plaintext))).toBe(true);
});
