import { FEATURE, N_FEATURES } from './layout.js';
import { scoreByDeviation } from './deviation.js';

/** A row in which every feature but the excess is so many sigmas out. */
function rowOf(sigmas: number, excess: number): Float32Array {
  const row = new Float32Array(N_FEATURES).fill(sigmas);
  row[FEATURE.excess] = excess;
  return row;
}

describe('scoreByDeviation', () => {
  it('is 0.5 and 0.7 where sigmas and excess sum to the anchors', () => {
    expect(scoreByDeviation(rowOf(2.5, 1.2))).toBeCloseTo(0.5, 6);
    expect(scoreByDeviation(rowOf(3, 2.4))).toBeCloseTo(0.7, 6);
  });

  it('takes the quartic mean: one feature of seven at 7^¼ · 2 counts like all at 2', () => {
    const one = rowOf(0, 1);
    one[FEATURE.crest] = 2 * 7 ** 0.25;
    expect(scoreByDeviation(one)).toBeCloseTo(scoreByDeviation(rowOf(2, 1)), 6);
  });

  it('does not ask for the direction of a feature', () => {
    expect(scoreByDeviation(rowOf(-3, 1))).toBe(scoreByDeviation(rowOf(3, 1)));
  });

  it('rises with each feature and with the excess, within 0..1', () => {
    const scores = [0, 1, 2, 4, 16].map((sigmas) => scoreByDeviation(rowOf(sigmas, sigmas)));
    expect(scores).toEqual(scores.slice().sort());
    expect(scores[0]).toBeLessThan(0.3);
    expect(scores.at(-1)).toBeLessThanOrEqual(1);
  });
});
