// Starts the app, and says kindly so when it cannot start.
//
// <html data-app> is `waiting`, then `ready`, or `slow` after 8 seconds, `failed`, or `framed`;
// the styles show the words for each. The app tells us that it has arrived with a `tio-ready`
// event on `document`, and of a fault after that with `tio-panic`.

const PATIENCE = 8000;
const QUIET = 3000;
const root = document.documentElement;
const ready = document.querySelector('#ready-words');

/** What opens the site without a network. */
const WORKER = 'sw.js';

/** Leptos fills <template> elements with fixed markup; nothing else may become markup or code. */
function allowOnlyPlainMarkup() {
  const active = /<\/?(?:script|iframe|object|embed|base|meta|link)\b|[\s"'/]on\w+\s*=|javascript:/i;
  const refuse = (what) => () => {
    throw new TypeError(`${what} is not allowed here`);
  };
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: (markup) => (active.test(markup) ? refuse('Active markup')() : markup),
    createScript: refuse('Script from text'),
    createScriptURL: (url) => (url === WORKER ? url : refuse('A script address from text')()),
  });
}

function show(state) {
  root.dataset.app = state;
  document.querySelector('#trouble').hidden = state !== 'slow' && state !== 'failed';
  for (const words of document.querySelectorAll('#trouble [data-when]')) {
    words.hidden = words.dataset.when !== state;
  }
  if (state === 'slow') ready.textContent = 'This is taking a long time.';
  if (state === 'failed') ready.textContent = 'The questions could not open.';
  if (state === 'ready') ready.textContent = '';
}

/** The hashed names and digests, from the links that Trunk wrote into the head. */
function parts() {
  const script = document.querySelector('link[rel=modulepreload]');
  const later = document.querySelector('link[rel=modulepreload][href$="/later.js"]');
  const wasm = document.querySelector('link[rel=preload][as=fetch]');
  if (!script || !later || !wasm) throw new Error('The page names no app');
  const digest = wasm.dataset.integrity ?? wasm.integrity;
  return { script: script.href, later: later.href, wasm: wasm.href, digest };
}

/**
 * The styles of the pages that are fetched later. Whoever wants the first of them waits until it can be drawn as
 * it should look, so that nothing jumps. Where they did not come they are asked for again.
 */
let styles;
globalThis.tellItOnceStyles = () =>
  (styles ??= new Promise((done, fail) => {
    const link = document.querySelector('link[rel=stylesheet][disabled]');
    link.onload = done;
    link.onerror = () => {
      styles = undefined;
      link.disabled = true;
      fail(new Error('The styles did not come'));
    };
    link.disabled = false;
  }));

/** Whether something was saved here: then the list is drawn first, and what draws it is wanted at once. */
function cameBack() {
  try {
    return [localStorage, sessionStorage].some((storage) => storage.getItem('tio1.index') !== null);
  } catch {
    return false;
  }
}

async function start() {
  const { script, later, wasm, digest } = parts();
  const bytes = fetch(wasm, { integrity: digest });
  // awaited only after the script; until then its failure is nobody's
  bytes.catch(() => {});
  // the parts that are fetched later are joined to this one when it is here (src/cut)
  let isHere;
  globalThis.tellItOnceIsHere = new Promise((done) => (isHere = done));
  if (cameBack()) {
    // the app asks again, and hears of a failure
    import(later).then(({ ahead }) => ahead()).catch(() => {});
  }
  const app = await import(script);
  globalThis.tellItOnceApp = app;
  await app.default({ module_or_path: await bytes });
  isHere();
}

/** Whatever fails before the app has arrived means that it will not. */
const fail = () => {
  if (root.dataset.app !== 'ready') show('failed');
};

document.addEventListener('tio-ready', () => {
  removeEventListener('error', fail);
  removeEventListener('unhandledrejection', fail);
  show('ready');
});

document.addEventListener('tio-panic', () => {
  const broken = document.querySelector('#broken');
  broken.hidden = false;
  broken.querySelector('h2').focus();
});

document.querySelector('#reload').addEventListener('click', (event) => {
  event.preventDefault();
  location.reload();
});

// The address after # belongs to the app, so a link within the page moves the focus and nothing else.
function jump(selector, find) {
  document.querySelector(selector).addEventListener('click', (event) => {
    event.preventDefault();
    const place = find();
    place?.focus();
    place?.scrollIntoView();
  });
}

jump('.skip', () => [...document.querySelectorAll('main')].find((main) => main.offsetParent !== null));
jump('.jump', () => document.querySelector('#other-ways'));

/** On a device of their own people come back, and a council's staff work where there may be no network. */
async function workOffline() {
  const isForStaff = location.hash === '#/open';
  try {
    if (!navigator.serviceWorker || (localStorage.getItem('tio1.device') !== 'own' && !isForStaff)) return;
    await navigator.serviceWorker.register(WORKER);
    const { active } = await navigator.serviceWorker.ready;
    if (isForStaff) active.postMessage('opener');
  } catch {
    // refused, as in a private window: the site works with a network
  }
}

document.addEventListener('tio-ready', () => {
  // what a visit needs is fetched first
  setTimeout(workOffline, QUIET);
  addEventListener('hashchange', workOffline);
});

allowOnlyPlainMarkup();
if (top !== self) {
  // Inside another site's page, that page could cover ours, and the browser may drop what is saved.
  show('framed');
  document.querySelector('#start').hidden = true;
  document.querySelector('#framed').hidden = false;
} else {
  addEventListener('error', fail);
  addEventListener('unhandledrejection', fail);
  setTimeout(() => root.dataset.app === 'waiting' && show('slow'), PATIENCE);
  start().catch(fail);
}
