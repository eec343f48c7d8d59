// A folder as it is after years: fifteen booklets with an answer to every question, and many photos.
// Written in the first form of a record (src/core/record.rs, src/core/folder/stored.rs), which every version
// of the app opens, since typing it would take an hour.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = 'f-00112233445566ff';
const WRITER = '00112233445566778899aabbccddeeff';
const AT = '2026-11-22T10:05:00+00:00';
/** A few more than the app offers: with them the answers come to about 2,000. */
const ITEMS = 28;
const LETTERS = 160;

const read = (path) => JSON.parse(readFileSync(fileURLToPath(new URL(`../../../public/${path}.json`, import.meta.url)), 'utf8'));

const questionsOf = (booklet) => booklet.sections.flatMap((section) => section.questions);
const sizeOf = (booklet) => questionsOf(booklet).length;

/** The smallest booklet, and the largest ones beside it. */
function fifteen() {
  const all = read('council').booklets.map((id) => read(`booklets/${id}`));
  all.sort((one, other) => sizeOf(other) - sizeOf(one));
  return [...all.slice(0, 14), all.at(-1)];
}

const sentence = (n) => `We say this once, №${n}, and then we go there by train because the bus is loud. `;
const words = (n) => sentence(n).repeat(3).slice(0, LETTERS).trim();
const picked = (options, other = '') => ({ picked: { options, details: {}, other } });

/** What a person could have said to a question, or in one box of an item. */
function entry(asked, n, pictures) {
  const { kind, options = [], cards = [], columns = [] } = asked;
  const ids = options.map((option) => option.id);
  const day = { day: String((n % 27) + 1), month: '5', year: '2014' };
  const items = () =>
    Array.from({ length: ITEMS }, (_, item) => ({
      id: `r-${(n * 100 + item).toString(16).padStart(8, '0')}`,
      cells: Object.fromEntries(columns.map((column) => [column.id, entry(column, n + item, pictures)])),
    }));
  const made = {
    text: () => ({ words: `A few words, ${n}` }),
    phone: () => ({ words: '01632 960 001' }),
    email: () => ({ words: 'alex@example.org' }),
    number: () => ({ words: String(n) }),
    money: () => ({ words: `£${n}.50` }),
    long: () => ({ words: words(n) }),
    list: () => ({ list: [1, 2, 3, 4, 5].map((line) => `Thing ${line} of ${n}`) }),
    choice: () => (ids.length > 0 ? picked(ids.slice(0, 1)) : picked([], `Something else, ${n}`)),
    multi: () => (ids.length > 0 ? picked(ids.slice(0, 2).sort()) : picked([], `Something else, ${n}`)),
    yesno: () => picked(['yes']),
    faces: () => picked(['good']),
    scale: () => ({ scale: { value: n % 11, better: 'A quiet room' } }),
    sort: () => ({ sorted: { piles: Object.fromEntries(cards.map(({ id }) => [id, 'good'])), own: [] } }),
    rows: () => ({ rows: items() }),
    date: () => ({ date: day }),
    address: () => ({ address: { lines: '7 Café Street\nAnytown', postcode: 'ZZ99 9ZZ', private: true } }),
    media: () => ({ media: pictures() }),
    sign: () => ({ signed: { name: 'Alex', how: 'typed', mark: null, day } }),
  }[kind];
  if (!made) throw new Error(`nobody has told the benchmark how to answer a question of the kind ${kind}`);
  return made();
}

const kept = (asked, by, said) => ({
  entry: said, skip: null, asked, whose: 'own', by, lang: 'en-GB', at: AT, note: '', shared: null, earlier: [],
});

const plain = (ask) => (typeof ask === 'string' ? ask : ask.usual);

/** Who says what is in a booklet. */
const WHO = { 'young-person': 'c1', family: 'c2' };

/** In the order in which canonical JSON has it. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function record(body) {
  const head = { folder: FOLDER, gen: 1, len: Buffer.byteLength(body), magic: 'TIO1', schema: 1, writer: WRITER };
  const sha256 = createHash('sha256').update(`${JSON.stringify(head)}\n${body}`).digest('base64url');
  return `${JSON.stringify(sorted({ ...head, sha256 }))}\n${body}`;
}

/**
 * The folder for these photos, each `{ sha256, bytes }`: its record, what is in it, and its smallest and
 * largest booklet.
 */
export function fullFolder(photos) {
  const booklets = fifteen();
  const places = booklets.flatMap(questionsOf).filter(({ kind }) => kind === 'media').length;
  const waiting = [...photos];
  const pictures = () =>
    waiting
      .splice(0, Math.ceil(photos.length / places))
      .map(({ sha256, bytes }, n) => ({ sha256, bytes, format: 'image/jpeg', made: 'photo', alt: `Photo ${n}` }));
  let answers = 0;
  const contributions = booklets.map((booklet, b) => {
    const by = WHO[booklet.asks] ?? 'c3';
    const asked = questionsOf(booklet).filter(({ kind }) => kind !== 'info');
    const entries = asked.map((question, n) => {
      answers += question.kind === 'rows' ? ITEMS : 1;
      return [question.id, kept(plain(question.ask), by, entry(question, b * 100 + n, pictures))];
    });
    const finished = booklet.sections.map((section) => section.id);
    return { contributor: by, booklet: booklet.id, entries: Object.fromEntries(entries), finished, length: 'full', last: null };
  });
  const key = Buffer.alloc(32, 7).toString('base64url');
  const people = [['c1', 'young_person', 'Zoë'], ['c2', 'parent', 'Alex'], ['c3', 'professional', 'Kim']];
  const body = JSON.stringify(
    sorted({
      id: FOLDER,
      bundle_id: '3f2b8c1e-7a4d-4e0b-9a55-0c1d2e3f4a5b',
      made_at: AT,
      contributors: people.map(([id, role, name]) => ({ id, role, name, key })),
      contributions,
      here: 'c2',
      exports: [],
    }),
  );
  const [largest, smallest] = [booklets[0], booklets.at(-1)].map((one) => ({ id: one.id, questions: sizeOf(one), ...longQuestion(one) }));
  const text = record(body);
  return { text, folder: FOLDER, stamp: `1 ${WRITER}`, booklets: booklets.length, answers, bytes: text.length, smallest, largest };
}

/** Its first question with one big box. */
function longQuestion(booklet) {
  const number = questionsOf(booklet).findIndex(({ kind, when }) => kind === 'long' && !when) + 1;
  return { route: `#/b/${booklet.id}/${number}`, box: `q${number}` };
}

/** In a page of the site without the app: makes photos and keeps them as the app does. */
export async function keepPhotos(count) {
  const open = (then) =>
    new Promise((done, failed) => {
      const request = indexedDB.open('tio1', 1);
      request.onupgradeneeded = () =>
        ['slots', 'photos', 'quarantine', 'meta', 'checkpoints'].forEach((name) => request.result.createObjectStore(name));
      request.onsuccess = () => done(then(request.result));
      request.onerror = () => failed(request.error);
    });
  const board = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 });
  const paint = board.getContext('2d');
  const kept = [];
  for (let n = 0; n < count; n += 1) {
    // about as many different points as a photo has
    for (let spot = 0; spot < 9000; spot += 1) {
      paint.fillStyle = `hsl(${(spot * 37 + n * 91) % 360} 60% ${(spot * 13) % 100}%)`;
      paint.fillRect((spot * 7919 + n) % 1600, (spot * 104_729) % 1200, 12, 12);
    }
    const blob = await new Promise((done) => board.toBlob(done, 'image/jpeg', 0.6));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const sha256 = btoa(String.fromCharCode(...digest)).replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
    kept.push({ sha256, bytes });
  }
  const database = await open((one) => one);
  const change = database.transaction('photos', 'readwrite');
  for (const { sha256, bytes } of kept) change.objectStore('photos').put(bytes, sha256);
  await new Promise((done) => (change.oncomplete = done));
  database.close();
  return kept.map(({ sha256, bytes }) => ({ sha256, bytes: bytes.length }));
}

/** In the same page: keeps the record as the app does. */
export async function keepRecord({ folder, stamp, text }) {
  const database = await new Promise((done) => {
    const request = indexedDB.open('tio1', 1);
    request.onsuccess = () => done(request.result);
  });
  const words = new TextEncoder();
  const change = database.transaction(['slots', 'meta'], 'readwrite');
  change.objectStore('slots').put(words.encode(text), `${folder}.B`);
  change.objectStore('meta').put(words.encode(stamp), `stamp:${folder}`);
  await new Promise((done) => (change.oncomplete = done));
  database.close();
}

/** In a page: whether its database has that many parts of the folder. */
export async function arePartsKept(parts) {
  const database = await new Promise((done) => {
    const request = indexedDB.open('tio1', 1);
    request.onsuccess = () => done(request.result);
  });
  const keys = await new Promise((done) => {
    const request = database.transaction('slots').objectStore('slots').getAllKeys();
    request.onsuccess = () => done(request.result);
  });
  database.close();
  // the last two letters name one of a part's two slots
  return new Set(keys.filter((key) => key.includes('~')).map((key) => key.slice(0, -2))).size >= parts;
}
