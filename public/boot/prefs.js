// Colours and text, applied before the first paint. Small, classic and blocking on purpose.
//
// The app writes the same choices to localStorage under `tio1.prefs`, and on a shared device to
// sessionStorage: a JSON object, every member an optional string. A member that is absent means "as my device has it".
//
//   theme    light | dark | contrast | soft
//   scale    100 | 125 | 150 | 200          text size, in percent of the browser's own
//   font     lexend | dyslexic | device     other letters, or the device's own
//   spacing  wide                           more room between lines, words and letters
//   measure  short                          shorter lines
//   motion   off                            nothing moves
//   words    easier                         easier words and pictures
//
// Each becomes an attribute of <html>: data-theme, data-scale and so on. Any other member or value
// is left alone, so a newer app's choices never break an older page.
(() => {
  const known = {
    theme: ['light', 'dark', 'contrast', 'soft'],
    scale: ['100', '125', '150', '200'],
    font: ['lexend', 'dyslexic', 'device'],
    spacing: ['wide'],
    measure: ['short'],
    motion: ['off'],
    words: ['easier'],
  };
  const root = document.documentElement;
  root.dataset.js = 'on';
  try {
    const key = 'tio1.prefs';
    const prefs = JSON.parse(sessionStorage.getItem(key) ?? localStorage.getItem(key)) ?? {};
    for (const [name, values] of Object.entries(known)) {
      if (values.includes(prefs[name])) root.dataset[name] = prefs[name];
    }
  } catch {
    // Storage is refused or holds something else: the device's own settings stand.
  }
})();
