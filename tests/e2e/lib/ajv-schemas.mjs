// Reads lines of `{"schema": …, "what": …, "value": …}` and holds each value against that published schema with ajv, in
// its strict mode. Says which do not fit, and how many were looked at.

import { readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

const folder = fileURLToPath(new URL('../../../public/schemas/', import.meta.url));
// our patterns are exact where `format` is not; and what an `if` names is defined beside it
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, validateFormats: false });
const schemas = new Map(
  readdirSync(folder).map((name) => [name, ajv.compile(JSON.parse(readFileSync(folder + name, 'utf8')))]),
);

let count = 0;
const unmet = new Set(schemas.keys());
for await (const line of createInterface({ input: process.stdin })) {
  const { schema, what, value, fits } = JSON.parse(line);
  const isFitting = schemas.get(schema);
  if (!isFitting) throw new Error(`${schema} is not published`);
  count += 1;
  unmet.delete(schema);
  if (isFitting(value) !== fits) {
    const why = (isFitting.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    console.log(`${what}: ${fits ? `does not fit ${schema}: ${why.join('; ')}` : `fits ${schema}, and should not`}`);
    process.exitCode = 1;
  }
}
for (const name of unmet) {
  console.log(`${name} was held against nothing`);
  process.exitCode = 1;
}
console.log(`${count} looked at`);
