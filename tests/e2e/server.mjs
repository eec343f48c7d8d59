// Serves the built site for the tests, as a council's static host would: in a folder below the root,
// with compression and plain headers. Not for anything but tests.

import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** Not the root, so that every test proves that the site runs in any folder. */
export const SITE_PATH = '/local-offer/tell-it-once/';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Already compressed; a second time only makes them larger. */
const PACKED = new Set(['.woff2', '.png', '.jpg']);

export const DIST = process.env.SITE_DIST || fileURLToPath(new URL('../../dist', import.meta.url));

/** As small as brotli makes it, which is what the budgets of the design count. */
export function compressed(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

/** Every file of the site by its path, read once: the site cannot change under a test. */
function readSite(folder, isPacked) {
  const site = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const kind = extname(entry.name);
    const plain = readFileSync(file);
    const packed = PACKED.has(kind) || !isPacked ? undefined : compressed(plain);
    const type = TYPES[kind] ?? 'application/octet-stream';
    site.set(relative(folder, file).split(sep).join('/'), { type, plain, packed });
  }
  return site;
}

function answer(site, request, response) {
  const { pathname } = new URL(request.url, 'http://site');
  const name = pathname.startsWith(SITE_PATH) ? pathname.slice(SITE_PATH.length) || 'index.html' : undefined;
  const file = name === undefined ? undefined : site.get(decodeURIComponent(name));
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such file here.');
    return;
  }
  const accepts = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const body = accepts && file.packed ? file.packed : file.plain;
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': body.length,
    ...(body === file.packed ? { 'content-encoding': 'br' } : {}),
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Port 0 takes any that is free. The answer names the site's address and can change a file or stop the server. */
export async function startServer(port = 0, isPacked = true) {
  const site = readSite(DIST, isPacked);
  if (!site.has('index.html')) {
    throw new Error(`${DIST} holds no site. Build it first: cargo xtask build`);
  }
  const server = createServer((request, response) => answer(site, request, response));
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}${SITE_PATH}`;
  const change = (name, alter) => {
    const { type, plain } = site.get(name);
    site.set(name, { type, plain: Buffer.from(alter(plain.toString())) });
  };
  return { address, change, stop: () => server.closeAllConnections() ?? server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await startServer(Number(process.env.SITE_PORT || 4173));
  console.log(`Serving ${DIST} at ${address}`);
}
