import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
/** After the name of the program, which may have any characters. */
const [USER, SYSTEM] = [13, 14];

/**
 * Seconds of a core that all took that this process has started, directly or not, and that has ended.
 *
 * @returns undefined where the system has no `/proc`
 */
export function coreSecondsOfChildren(): number | undefined {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[USER]) + Number(fields[SYSTEM])) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}
