// Whether words were lost. Only arithmetic.

/**
 * `base` stood there before, then came the keys, each `{ letter, at }`; `found` is what stands there now, or
 * undefined. A key may be missing that was pressed less than `limit` milliseconds before the strike, no other.
 */
export function judge({ base, keys, found = '', struckAt, limit }) {
  const typed = base + keys.map(({ letter }) => letter).join('');
  const same = sharedStart(typed, found);
  const kept = same - base.length;
  const age = (key) => (key ? (struckAt - key.at) / 1000 : undefined);
  const missing = keys.slice(Math.max(0, kept)).filter((key) => struckAt - key.at > limit).length;
  return {
    lost: missing + Math.max(0, -kept),
    // words that nobody wrote
    isOther: found.length > same,
    newestKept: age(keys[kept - 1]),
    oldestMissing: age(keys[Math.max(0, kept)]),
  };
}

/** "Saved" was said of these words: they must be there. True where it was never said. */
export const keptItsWord = (lastSaved, found = '') => lastSaved === undefined || found.startsWith(lastSaved.value);

function sharedStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
