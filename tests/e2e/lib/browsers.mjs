// How the tests and the benchmark start the browsers of this machine. None is ever downloaded.
// `cargo xtask test` names them; without it, Debian's are expected where Debian puts them.

import { existsSync } from 'node:fs';

/** A browser as told by the environment: a path, or '' where the machine has none. */
const place = (variable, usual) => process.env[variable] ?? (existsSync(usual) ? usual : '');

export const CHROMIUM_PATH = place('CHROMIUM_PATH', '/usr/bin/chromium');
export const FIREFOX_PATH = place('FIREFOX_PATH', '/usr/bin/firefox-esr');

/** Root may not use the sandbox; the others keep the browser from calling home during a test. */
export const CHROMIUM = {
  executablePath: CHROMIUM_PATH,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export const FIREFOX = { executablePath: FIREFOX_PATH };
