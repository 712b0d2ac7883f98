import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The first two are the browser without its windows: the same pages for less than half of the processor time. */
const COMMANDS = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome'];
const OTHERS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const WHAT_TO_INSTALL = `No Chromium was found, and the tests of the dashboard need one:
  Debian, Ubuntu   apt-get install --no-install-recommends chromium-headless-shell (or chromium)
  Fedora           dnf install chromium
  macOS            brew install --cask chromium
  anywhere         npx playwright-core install --with-deps chromium
One that is somewhere else is named by CHROMIUM_PATH.`;

/**
 * The browser that the tests drive: the one that CHROMIUM_PATH names, else one of the machine's, else the one in the
 * cache of Playwright.
 *
 * @param ofPlaywright - where Playwright would have put its own
 * @throws an error that says what to install: without a browser nothing is tested, which must not look like success
 */
export function findChromium(
  env: Environment,
  ofPlaywright: string,
  isProgram: (path: string) => boolean = isExecutable,
): string {
  const { CHROMIUM_PATH: chosen, PATH = '' } = env;
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, where no program is.`);
  }
  const folders = [...PATH.split(delimiter).filter(Boolean), ...FOLDERS];
  const paths = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  const found = [...paths, ...OTHERS, ofPlaywright].find(isProgram);
  if (found === undefined) throw new Error(WHAT_TO_INSTALL);
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
