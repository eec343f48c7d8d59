// Makes a family's own copy with another library, for tests/backups.rs to open: the content of the
// golden one, sealed anew with chance of its own. `node lib/jose-backup.mjs` prints it.

import { readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { FlattenedEncrypt, flattenedDecrypt } from 'jose';

const GOLDEN = new URL('../../backups/v1.backup.json', import.meta.url);
const WORDS = new TextEncoder().encode('apple bridge candle daisy engine forest');
const ALG = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' };
/** The library's own bound is lower than what the format asks for. */
const ALLOWED = {
  keyManagementAlgorithms: [ALG.alg],
  contentEncryptionAlgorithms: [ALG.enc],
  maxPBES2Count: 1_000_000,
};

/** What a copy says, opened with that library alone. */
export async function open(file) {
  const { plaintext, protectedHeader } = await flattenedDecrypt(JSON.parse(file), WORDS, ALLOWED);
  return { plaintext, header: protectedHeader };
}

/** The same content, sealed by that library. */
export async function seal(plaintext) {
  const sealed = await new FlattenedEncrypt(plaintext)
    .setProtectedHeader({ ...ALG, typ: 'vnd.tell-it-once.backup.v1+json', cty: 'json' })
    .setKeyManagementParameters({ p2c: 210_000, p2s: randomBytes(16) })
    .encrypt(WORDS);
  return JSON.stringify(sealed);
}

export const golden = () => readFile(GOLDEN, 'utf8');

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { plaintext } = await open(await golden());
  process.stdout.write(await seal(plaintext));
}
