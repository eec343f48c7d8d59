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

async function fill() {
  const places = document.querySelectorAll('[data-council]');
  const response = (await globalThis.councilFile).clone();
  if (!response.ok) return;
  const council = await response.json();
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
