// Keeps the site's own files on the device, so that it opens without a network. It becomes sw.js: style/finish.mjs
// writes in which files there are. Nothing that anybody writes in the app comes near it.
//
// A file whose name has its digest never changes, so the kept one is given at once. All others are asked for anew,
// and the kept one is given where no answer comes: a council that changes a booklet is seen on the next visit.
// Symbols are kept as they are shown, since few people want all of them.
// A newer build waits until no page of the older one is open, which may still want parts of its own.

const { build, unchanging, changing, opener } = self.SITE;

const PREFIX = 'tell-it-once-';
const KEPT = PREFIX + build;
/** How long a slow answer is waited for, in milliseconds, when there is a kept one. */
const PATIENCE = 4000;

const scope = new URL('./', self.location.href).href;
const fixed = new Set([...unchanging, ...opener]);

const open = () => caches.open(KEPT);

addEventListener('install', (event) => {
  event.waitUntil(open().then((kept) => kept.addAll([...unchanging, ...changing])));
});

async function forgetOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PREFIX) && name !== KEPT);
  await Promise.all(older.map((name) => caches.delete(name)));
}

addEventListener('activate', (event) => event.waitUntil(forgetOlder()));

// what a council's staff need is kept where they were, and not on families' phones
addEventListener('message', (event) => {
  if (event.data === 'opener') event.waitUntil(open().then((kept) => kept.addAll(opener)));
});

async function find(name) {
  const kept = await open();
  return kept.match(name === 'index.html' ? './' : `./${name}`, { ignoreVary: true });
}

async function once(request, name) {
  return (await find(name)) ?? fetch(request);
}

/** Words in another language, other letters and symbols are kept on the devices of those who see them. */
async function firstTime(event, name) {
  const answer = await fetch(event.request);
  if (answer.ok) {
    const copy = answer.clone();
    event.waitUntil(open().then((all) => all.put(`./${name}`, copy)));
  }
  return answer;
}

/** It belongs to its build, as a file with its digest in its name does. */
const isSymbol = (name) => name.startsWith('symbols/');

async function whenShown(event, name) {
  return (await find(name)) ?? firstTime(event, name);
}

async function anew(event, name) {
  const kept = await find(name);
  if (!kept) return /^(?:languages|fonts)\//.test(name) ? firstTime(event, name) : fetch(event.request);
  // letters that somebody chose have their digest in their name, too
  if (name.startsWith('fonts/')) return kept;
  const asked = fetch(event.request).then((answer) => {
    if (!answer.ok) return kept;
    // the page belongs to its build; what a council writes does not
    if (name.endsWith('.json')) {
      const copy = answer.clone();
      event.waitUntil(open().then((all) => all.put(`./${name}`, copy)));
    }
    return answer;
  });
  const late = new Promise((done) => setTimeout(() => done(kept), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
}

addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  const name = decodeURI(new URL(url).pathname.slice(new URL(scope).pathname.length)) || 'index.html';
  event.respondWith(fixed.has(name) ? once(event.request, name) : isSymbol(name) ? whenShown(event, name) : anew(event, name));
});
