import { SeededRandom } from '../../../src/ml/random/seeded-random.js';
import { type NabFile, type NabProfile, optimiseNab, scoreNabAt } from './nab-score.js';

const N_SPLITS = 5;

/**
 * What a threshold loses on files that it was not chosen on: the files are split into random halves, the threshold that is best for one
 * half scores the other, and the gap is what the other's own best threshold has more. Mean of both directions of five splits, which are
 * the same in every run.
 *
 * @returns NAB points, 0 or more; the less, the less a threshold depends on the files it is chosen on.
 */
export function halvesGap(files: readonly NabFile[], profile: NabProfile): number {
  let sum = 0;
  for (let split = 1; split <= N_SPLITS; split += 1) {
    const [one, other] = halvesOf(files, new SeededRandom(split));
    sum += gap(one, other, profile) + gap(other, one, profile);
  }
  return sum / (2 * N_SPLITS);
}

function gap(chosenOn: readonly NabFile[], scored: readonly NabFile[], profile: NabProfile): number {
  const { threshold } = optimiseNab(chosenOn, profile);
  return optimiseNab(scored, profile).score - scoreNabAt(scored, profile, threshold);
}

function halvesOf<Item>(items: readonly Item[], random: SeededRandom): [Item[], Item[]] {
  const drawn = items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
  const half = Math.ceil(drawn.length / 2);
  return [drawn.slice(0, half), drawn.slice(half)];
}
