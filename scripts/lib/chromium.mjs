// Finds a Chromium for the browser suite, or installs Debian's where that is allowed.
import { existsSync } from 'node:fs';
import { say } from './root.mjs';
import { runThrough } from './run-command.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const APT = '/usr/bin/apt-get';

/** Path of a browser, or undefined: then the reason has been said. */
export async function ensureChromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    say(`CHROME_PATH names ${named}, which does not exist`);
    return undefined;
  }
  return installed() ?? (await install());
}

function installed() {
  return PLACES.find((place) => existsSync(place));
}

async function install() {
  if (process.getuid?.() !== 0 || !existsSync(APT)) {
    say('no Chromium found, and it can be installed only as root on Debian: set CHROME_PATH to one');
    return undefined;
  }
  say("no Chromium found: installing Debian's (apt-get update, apt-get install chromium)");
  const options = {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  await runThrough(APT, ['update', '-qq'], options);
  const code = await runThrough(
    APT,
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    options,
  );
  if (code !== 0 || !installed()) say('apt-get could not install Chromium; its message is above');
  return installed();
}
