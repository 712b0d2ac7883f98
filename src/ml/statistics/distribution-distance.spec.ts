import fc from 'fast-check';
import { distributionDistance } from './distribution-distance.js';

const of = (...values: readonly number[]): Float64Array => Float64Array.from(values).sort();
const sample = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }).map((values) => of(...values));

describe('distributionDistance', () => {
  it('gives the values computed by hand', () => {
    expect(distributionDistance(of(1, 2, 3, 4), of(3, 4, 5, 6, 7))).toBeCloseTo(0.6, 12);
    expect(distributionDistance(of(1, 1, 2), of(1, 2, 2))).toBeCloseTo(1 / 3, 12);
  });

  it('is 0 for the same and 1 for what does not overlap', () => {
    expect(distributionDistance(of(1, 2, 3), of(1, 2, 3))).toBe(0);
    expect(distributionDistance(of(1, 2), of(3))).toBe(1);
  });

  it('is the largest difference of the shares below any value, whichever comes first', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const share = (column: Float64Array, value: number): number =>
          column.filter((one) => one <= value).length / column.length;
        const expected = Math.max(
          ...Array.from({ length: 21 }, (_, value) => Math.abs(share(a, value) - share(b, value))),
        );
        expect(distributionDistance(a, b)).toBeCloseTo(expected, 12);
        expect(distributionDistance(b, a)).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('is not a number where one is empty', () => {
    expect(distributionDistance(of(), of(1))).toBeNaN();
  });
});
