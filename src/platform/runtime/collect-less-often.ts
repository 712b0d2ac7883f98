import { setFlagsFromString } from 'node:v8';

/** V8 decides by how quickly it collects: 10 to 30 % with the image's limit, least where it has to wait for a core. */
const GROWTH_PERCENT = 25;

/**
 * Lets the heap grow by a quarter, within its limit, before all of it is collected again: of what keeps the thread that answers from answering, such a collection takes
 * longest, and it takes the longer the less of a core is left.
 */
export function collectLessOften(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
