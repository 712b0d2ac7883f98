import { type SeededRandom } from './seeded-random.js';

/**
 * A standard normal number.
 *
 * @source Box & Muller, 1958, "A Note on the Generation of Random Normal Deviates".
 */
export function gaussian(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
