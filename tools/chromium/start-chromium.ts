import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.js';

/** Whatever a page asks for elsewhere is refused. */
const NOWHERE_ELSE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/**
 * The browser of the tests and benchmarks of the dashboard; it reaches this machine only.
 *
 * @param more - further arguments of its command line
 */
export function startChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium(process.env, chromium.executablePath());
  return chromium.launch({ executablePath, args: [NOWHERE_ELSE, ...more] });
}
