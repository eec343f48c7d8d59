// The symbols that public/symbols.json names, from the sets' npm packages, and a council's own over them.
//
// build.mjs writes them where Trunk takes them from; finish.mjs writes the page that says whose they are. Whatever
// is missing, a picture or a licence, stops the build with a sentence about it.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** A symbol is shown small: more than this is a photo, or has something in it that nobody sees. */
const LARGEST = 200_000;

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

function need(value, what) {
  if (typeof value !== 'string' || value.trim() === '') throw new Error(`${what} is missing`);
  return value;
}

/** One picture of an Iconify set, as a file of its own. */
function svgOf(set, name) {
  const { icons, aliases = {}, width = 16, height = 16 } = set;
  const icon = icons[name] ?? icons[aliases[name]?.parent];
  if (!icon) throw new Error(`the set ${set.prefix} has no picture "${name}"`);
  const [w, h] = [icon.width ?? width, icon.height ?? height];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}">${icon.body}</svg>`;
}

/** A council's own picture. Every symbol is an SVG file, so a PNG goes inside one. */
function ownFile(folder, name) {
  if (!/^(?!\.)[\p{L}\p{N}._-]+\.(?:svg|png)$/u.test(name)) throw new Error(`"${name}" is no .svg or .png file of symbols`);
  const file = join(folder, name);
  if (!existsSync(file)) throw new Error(`there is no file symbols/${name}`);
  const bytes = readFileSync(file);
  if (bytes.length > LARGEST) throw new Error(`symbols/${name} is larger than ${LARGEST} octets`);
  if (name.endsWith('.svg')) return bytes.toString('utf8');
  const data = `data:image/png;base64,${bytes.toString('base64')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32"><image width="32" height="32" href="${data}"/></svg>`;
}

/** Each symbol with its two pictures, what it means and whose it is, by its id. */
export function symbols(source) {
  const { sets, symbols: named } = json(join(source, 'symbols.json'));
  const packages = {};
  const load = (name) => {
    if (!name.startsWith('@iconify-json/')) throw new Error(`symbols.json names the package ${name}, which is no set`);
    return (packages[name] ??= json(resolve(`${name}/icons.json`)));
  };
  const found = {};
  for (const [id, { set: from, icon, means }] of Object.entries(named)) {
    const set = sets[from];
    if (!set) throw new Error(`symbols.json: the symbol "${id}" is of the set "${from}", which is not there`);
    const of = (what) => need(set[what], `symbols.json: "${what}" of the set "${from}"`);
    found[id] = {
      means: need(means, `symbols.json: what "${id}" means`),
      from: of('name'),
      by: of('by'),
      licence: of('licence'),
      address: of('address'),
      colour: svgOf(load(of('colour')), icon),
      plain: svgOf(load(of('plain')), icon),
    };
  }
  return { ...found, ...own(source, found) };
}

/** The council's own, from the folder `symbols` of its pack, where there is one. */
function own(source, shipped) {
  const folder = join(source, 'symbols');
  const list = join(folder, 'pack.json');
  if (!existsSync(list)) return {};
  const pack = json(list);
  const found = {};
  for (const [id, one] of Object.entries(pack.symbols)) {
    if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(id)) throw new Error(`symbols/pack.json: "${id}" cannot be the name of a symbol`);
    const of = (what) => need(one[what] ?? pack[what], `symbols/pack.json: "${what}" of the symbol "${id}"`);
    const colour = ownFile(folder, one.file);
    found[id] = {
      means: need(one.means ?? shipped[id]?.means, `symbols/pack.json: what "${id}" means`),
      from: 'The council’s own',
      by: of('by'),
      licence: of('licence'),
      colour,
      plain: one.plain ? ownFile(folder, one.plain) : colour,
    };
  }
  return found;
}

/** Writes two small files for each symbol. */
export function writeSymbols(all, folder) {
  mkdirSync(folder, { recursive: true });
  for (const [id, { colour, plain }] of Object.entries(all)) {
    writeFileSync(join(folder, `${id}.svg`), colour);
    writeFileSync(join(folder, `${id}.plain.svg`), plain);
  }
}

const escape = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

/** The list of them for the static page, with whose they are: once for all that share it. */
export function listOf(all) {
  const groups = new Map();
  for (const [id, symbol] of Object.entries(all).sort(([, a], [, b]) => a.means.localeCompare(b.means, 'en'))) {
    const { from, by, licence, address } = symbol;
    const whose = JSON.stringify({ from, by, licence, address });
    groups.set(whose, [...(groups.get(whose) ?? []), [id, symbol]]);
  }
  const group = ([whose, members]) => {
    const { from, by, licence, address } = JSON.parse(whose);
    const link = address ? ` <a href="${escape(address)}" rel="noreferrer">See where they come from</a>.` : '';
    const row = ([id, { means }]) =>
      `      <li><span class="symbol"><img src="symbols/${id}.svg" alt="" width="32" height="32" loading="lazy"></span> ${escape(means)}</li>`;
    return `    <h2>${escape(from)}</h2>
    <p>Made by ${escape(by)}. Licence: ${escape(licence)}.${link}</p>
    <ul class="symbols">
${members.map(row).join('\n')}
    </ul>`;
  };
  return [...groups].map(group).join('\n');
}
