import fc from 'fast-check';
import { distributionDistance } from './distribution-distance.js';

const of = (...values: readonly number[]): Float64Array => Float64Array.from(values).sort();
const pairs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), { minLength: 1 })
  .map((all) => [of(...all.map(([a]) => a)), of(...all.map(([, b]) => b))] as const);

describe('distributionDistance', () => {
  it('gives what scipy.stats.wasserstein_distance of SciPy 1.17.1 gives', () => {
    expect(distributionDistance(of(1, 2, 3, 4), of(3, 4, 5, 9))).toBeCloseTo(2.75, 12);
    expect(distributionDistance(of(0, 1, 3), of(5, 6, 8))).toBeCloseTo(5, 12);
  });

  it('is 0 for the same, and the difference for what is shifted as a whole', () => {
    expect(distributionDistance(of(1, 2, 3), of(3, 2, 1))).toBe(0);
    expect(distributionDistance(of(1, 2, 3), of(1.5, 2.5, 3.5))).toBeCloseTo(0.5, 12);
  });

  it('is the area between the two distribution functions', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const below = (column: Float64Array, value: number): number =>
          column.filter((one) => one <= value).length / column.length;
        const area = Array.from({ length: 21 }, (_, value) => Math.abs(below(a, value) - below(b, value)));
        expect(distributionDistance(a, b)).toBeCloseTo(
          area.reduce((sum, height) => sum + height, 0),
          9,
        );
        expect(distributionDistance(b, a)).toEqual(distributionDistance(a, b));
      }),
    );
  });

  it('is not a number of nothing, and names sizes that differ', () => {
    expect(distributionDistance(of(), of())).toBeNaN();
    expect(() => distributionDistance(of(1), of(1, 2))).toThrow('samples: must be of one size, got 1 and 2');
  });
});
