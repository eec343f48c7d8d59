// Writes the council's name and ways to get in touch into the static words of the page.
//
// An element with data-council="phone" gets that text of council.json, a list as one line, and is
// shown if it was hidden. A link also gets its address: tel: for a phone, mailto: for an email,
// https: for a website, and nothing else. Where council.json is missing or says nothing, the static
// words stay.

const address = {
  phone: (text) => `tel:${text.replace(/[^+\d]/g, '')}`,
  email: (text) => (/^[^\s@:/?]+@[^\s@:/?]+$/.test(text) ? `mailto:${text}` : null),
  website: (text) => (text.startsWith('https://') ? text : null),
};

const read = (council, path) =>
  path.split('.').reduce((value, name) => (Object.hasOwn(Object(value), name) ? value[name] : null), council);

// The app takes the same answer, so that the file is asked for once.
globalThis.councilFile = fetch('council.json');

const GROUNDS = {
  light: ['#FFFBF5', '#FFFFFF', '#241C2B', '#594F63'],
  dark: ['#1B1620', '#262030', '#F7F1E8', '#CBC0D3'],
};

const lightness = (colour) =>
  [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => {
    const value = parseInt(colour.slice(1 + 2 * at, 3 + 2 * at), 16) / 255;
    return sum + weight * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  }, 0.05);

function contrast(one, other) {
  const ratio = lightness(one) / lightness(other);
  return Math.max(ratio, 1 / ratio);
}

/** The four of a theme as tokens, if all that stands on each other can be told apart. */
function colours(brand, [canvas, surface, text, muted]) {
  const four = [brand.colour, brand.on_colour, brand.hover, brand.tint];
  if (!four.every((colour) => /^#[\da-f]{6}$/i.test(colour))) return '';
  const [colour, words, hover, tint] = four;
  const pairs = [
    [4.5, words, colour, words, hover, colour, tint, tint, muted],
    [3, colour, canvas, colour, surface, hover, canvas],
    [7, tint, text],
  ];
  const isSeen = pairs.every(([least, ...pair]) =>
    pair.every((one, at) => at % 2 === 1 || contrast(one, pair[at + 1]) >= least),
  );
  return isSeen ? `--c-brand:${colour};--c-on-brand:${words};--c-brand-hover:${hover};--c-brand-tint:${tint}` : '';
}

function wear({ brand }) {
  if (!brand) return;
  const light = colours(brand, GROUNDS.light);
  const dark = brand.dark ? colours(brand.dark, GROUNDS.dark) : '';
  const of = (theme) => `:root[data-theme=${theme}],.theme-preview[data-theme=${theme}]`;
  const own = ':not([data-theme])';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer council{@media screen{
    ${of('light')}{${light}} ${of('dark')}{${dark}}
    @media not (prefers-color-scheme:dark){:root${own}{${light}}}
    @media (prefers-color-scheme:dark){:root${own}{${dark}}}
  } @media print{:root{${light}}}}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  if (brand.logo && /^[\w-][\w.-]*(\/[\w-][\w.-]*)*\.svg$/.test(brand.logo.file)) {
    const logo = Object.assign(new Image(), { className: 'topbar__logo', alt: brand.logo.alt ?? '' });
    logo.onerror = () => logo.remove();
    logo.src = brand.logo.file;
    document.querySelector('.topbar__name a')?.prepend(logo);
  }
}

async function fill() {
  const places = document.querySelectorAll('[data-council]');
  const response = (await globalThis.councilFile).clone();
  if (!response.ok) return;
  const council = await response.json();
  wear(council);
  for (const place of places) {
    const path = place.dataset.council;
    const said = read(council, path);
    const text = Array.isArray(said) ? said.join(', ') : said;
    if (typeof text !== 'string' || text.trim() === '') continue;
    if (place.localName === 'a') {
      const href = address[path.split('.').at(-1)]?.(text);
      if (!href) continue;
      place.href = href;
    }
    place.textContent = text;
    place.hidden = false;
  }
}

// Not being able to reach the file is no fault of the reader's: the static words stay.
fill().catch(() => {});
