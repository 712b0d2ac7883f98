import fc from 'fast-check';
import { N_FEATURES } from '../features/layout.js';
import { N_BINS } from './feature-profile.js';
import { featureDrift, populationStability } from './population-stability.js';

const of = (...counts: readonly number[]): Float64Array => Float64Array.from(counts);
const counts = fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 }).map((all) => of(...all));

describe('populationStability', () => {
  it('gives the value computed by hand', () => {
    // Shares with half a count added to each bin: 0.5, 0.5 against 0.75, 0.25.
    expect(populationStability(of(9.5, 9.5), of(14.5, 4.5))).toBeCloseTo(0.25 * Math.log(3), 12);
  });

  it('is 0 for the same shares of large counts, and hardly moved by an empty bin', () => {
    expect(populationStability(of(5, 5), of(5, 5))).toBe(0);
    expect(populationStability(of(1e6, 1e6), of(2e6, 2e6))).toBeCloseTo(0, 6);
    expect(populationStability(of(1000, 1000, 0), of(1000, 1000, 1))).toBeLessThan(0.001);
  });

  it('is symmetric and never negative', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const index = populationStability(a, b);
        if (Number.isNaN(index)) return;
        expect(index).toBeGreaterThanOrEqual(0);
        expect(populationStability(b, a)).toBeCloseTo(index, 12);
      }),
    );
  });

  it('is not a number where nothing was counted, and names lengths that differ', () => {
    expect(populationStability(of(0, 0), of(1, 1))).toBeNaN();
    expect(() => populationStability(of(1), of(1, 2))).toThrow('bins: must be as many, got 1 and 2');
  });
});

describe('featureDrift', () => {
  const even = new Float64Array(N_FEATURES * N_BINS).fill(100);

  it('names the feature that moved most', () => {
    const moved = even.slice();
    moved.set([600, 0, 0, 0, 0, 0, 0, 0, 0, 0, 500], 3 * N_BINS);

    expect(featureDrift(even, moved, 1000)).toMatchObject({ feature: 'spread' });
    expect(featureDrift(even, even, 1000)?.drift).toBe(0);
    const [counted, again] = [even, moved].map((bins) => bins.subarray(3 * N_BINS, 4 * N_BINS));
    const byChance = (N_BINS - 1) * (2 / 1100);
    expect(featureDrift(even, moved, 1000)?.drift).toBeCloseTo(
      populationStability(counted!, again!) - byChance,
      12,
    );
  });

  it('does not speak of too few hours', () => {
    expect(featureDrift(even, even, 1101)).toBeUndefined();
    expect(featureDrift(new Float64Array(even.length), even, 0)).toBeUndefined();
  });
});
