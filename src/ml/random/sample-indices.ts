import { type SeededRandom } from './seeded-random.js';

/**
 * Draws `count` distinct integers from 0..n − 1, every subset equally likely (partial Fisher–Yates).
 *
 * @param n size of the population, an integer ≥ 0.
 * @param count how many to draw; all of them, shuffled, when ≥ n.
 * @complexity O(n)
 */
export function sampleIndices(n: number, count: number, random: SeededRandom): Uint32Array {
  const indices = Uint32Array.from({ length: n }, (_, i) => i);
  const drawn = Math.min(n, count);
  for (let i = 0; i < drawn; i += 1) {
    const other = i + random.nextBelow(n - i);
    const kept = indices[i]!;
    indices[i] = indices[other]!;
    indices[other] = kept;
  }
  return indices.slice(0, drawn);
}
