import fc from 'fast-check';
import { rankCorrelation } from './rank-correlation.js';

const of = (...values: readonly number[]): Float64Array => Float64Array.from(values);
const columns = fc.array(fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true })), { minLength: 2 });

describe('rankCorrelation', () => {
  it('gives what scipy.stats.spearmanr of SciPy 1.17.1 gives, ties included', () => {
    expect(rankCorrelation(of(1, 2, 3, 4, 5), of(5, 6, 7, 8, 7))).toBeCloseTo(0.8207826816681233, 12);
    expect(rankCorrelation(of(1, 1, 2, 3), of(4, 3, 2, 2))).toBeCloseTo(-0.8888888888888888, 12);
  });

  it('only minds the order', () => {
    expect(rankCorrelation(of(1, 2, 3), of(10, 20, 1e9))).toBeCloseTo(1, 12);
    expect(rankCorrelation(of(1, 2, 3), of(9, 8, -7))).toBeCloseTo(-1, 12);
  });

  it('is symmetric and within −1..1', () => {
    fc.assert(
      fc.property(columns, (pairs) => {
        const [a, b] = [Float64Array.from(pairs, ([x]) => x), Float64Array.from(pairs, ([, y]) => y)];
        const rho = rankCorrelation(a, b);
        expect(rankCorrelation(b, a)).toEqual(rho);
        if (!Number.isNaN(rho)) expect(Math.abs(rho)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('is not a number where there is no order, and names lengths that differ', () => {
    expect(rankCorrelation(of(), of())).toBeNaN();
    expect(rankCorrelation(of(1, 2), of(3, 3))).toBeNaN();
    expect(() => rankCorrelation(of(1), of(1, 2))).toThrow('columns: must be of one length, got 1 and 2');
  });
});
