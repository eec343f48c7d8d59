// Opens and makes the envelopes of the bundle format with npm's jose: the same commands as
// tests/interop/library.py, and nothing of this project. It is here because its packages are.

import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import {
  calculateJwkThumbprint,
  EmbeddedJWK,
  FlattenedEncrypt,
  FlattenedSign,
  flattenedDecrypt,
  flattenedVerify,
  importJWK,
} from 'jose';

const SEAL = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' };
const LOCK = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' };
const PREFIX = 'vnd.tell-it-once.';
const only = ({ alg, enc }) => ({ keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc] });
const bare = ({ crv, kty, x, y }) => ({ crv, kty, x, y });
const words = (text) => new TextEncoder().encode(text);

const commands = {
  async verify(file) {
    return (await flattenedVerify(JSON.parse(file), EmbeddedJWK, { algorithms: ['ES256'] })).payload;
  },
  async sign(payload, key) {
    const jwk = bare(JSON.parse(key));
    const kid = await calculateJwkThumbprint(jwk);
    const signed = await new FlattenedSign(payload)
      .setProtectedHeader({ alg: 'ES256', typ: `${PREFIX}bundle.v1+json`, kid, jwk })
      .sign(await importJWK(JSON.parse(key), 'ES256'));
    return JSON.stringify(signed);
  },
  async unseal(file, key) {
    const secret = await importJWK(JSON.parse(key), SEAL.alg);
    return (await flattenedDecrypt(JSON.parse(file), secret, only(SEAL))).plaintext;
  },
  async seal(plain, key) {
    const jwk = bare(JSON.parse(key));
    const kid = await calculateJwkThumbprint(jwk);
    const sealed = await new FlattenedEncrypt(plain)
      .setProtectedHeader({ ...SEAL, typ: `${PREFIX}sealed.v1+json`, cty: `${PREFIX}bundle.v1+json`, kid })
      .encrypt(await importJWK(jwk, SEAL.alg));
    return JSON.stringify(sealed);
  },
  async unlock(file, text) {
    const how = { ...only(LOCK), maxPBES2Count: 1_000_000 };
    return (await flattenedDecrypt(JSON.parse(file), words(text), how)).plaintext;
  },
  async lock(plain, text) {
    const locked = await new FlattenedEncrypt(plain)
      .setProtectedHeader({ ...LOCK, typ: `${PREFIX}councilkey.v1+json`, cty: 'jwk+json' })
      .setKeyManagementParameters({ p2c: 210_000, p2s: randomBytes(16) })
      .encrypt(words(text));
    return JSON.stringify(locked);
  },
};

const [command, argument] = process.argv.slice(2);
process.stdout.write(await commands[command](await buffer(process.stdin), argument));
