import { findChromium } from './find-chromium.js';

const CACHED = '/cache/chrome';
const only =
  (...paths: string[]) =>
  (path: string): boolean =>
    paths.includes(path);

describe('findChromium', () => {
  it('takes the one that CHROMIUM_PATH names before any other', () => {
    const env = { CHROMIUM_PATH: '/mine/chrome', PATH: '/usr/bin' };
    expect(findChromium(env, CACHED, only('/mine/chrome', '/usr/bin/chromium'))).toBe('/mine/chrome');
  });

  it('says so when CHROMIUM_PATH names nothing, instead of taking another', () => {
    const env = { CHROMIUM_PATH: '/mine/chrome' };
    expect(() => findChromium(env, CACHED, only('/usr/bin/chromium'))).toThrow(
      'CHROMIUM_PATH is /mine/chrome, where no program is.',
    );
  });

  it.each([
    ['in PATH', '/somewhere/google-chrome'],
    ['of Debian', '/usr/bin/chromium'],
    ['in the cache of Playwright', CACHED],
  ])('finds one %s', (_, path) => {
    expect(findChromium({ PATH: '/somewhere' }, CACHED, only(path))).toBe(path);
  });

  it('takes one without windows before one with them', () => {
    const isProgram = only('/usr/bin/chromium', '/usr/bin/chromium-headless-shell');
    expect(findChromium({}, CACHED, isProgram)).toBe('/usr/bin/chromium-headless-shell');
  });

  it('fails without any, and says what to install', () => {
    expect(() => findChromium({}, CACHED, only())).toThrow(/apt-get install .*chromium[^]*CHROMIUM_PATH/);
  });
});
