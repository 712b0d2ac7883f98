import { conformalQuantile } from './conformal.js';
import { leadBlocks, nonDecreasing } from './lead-growth.js';

describe('conformalQuantile', () => {
  const sorted = Float64Array.of(0, 1, 2, 3, 4);

  it('is the median in the middle', () => {
    expect(conformalQuantile(sorted, 0.5, 4)).toBe(2);
  });

  it('moves outwards the fewer errors there are, to the outermost at last', () => {
    expect(conformalQuantile(sorted, 0.9, Infinity)).toBeCloseTo(3.6, 9);
    expect(conformalQuantile(sorted, 0.9, 8)).toBeCloseTo(3.8, 9);
    expect(conformalQuantile(sorted, 0.1, 8)).toBeCloseTo(0.2, 9);
    expect(conformalQuantile(sorted, 0.9, 1)).toBe(4);
    expect(conformalQuantile(new Float64Array(0), 0.9, 1)).toBe(0);
  });
});

describe('leadBlocks', () => {
  it('doubles up to a season, and goes on by halves of one', () => {
    expect(leadBlocks(4, 8)).toEqual([
      [0, 1],
      [1, 2],
      [2, 4],
      [4, 6],
      [6, 8],
    ]);
  });

  it('begins alike however far it goes', () => {
    expect(leadBlocks(24, 400).slice(0, 8)).toEqual(leadBlocks(24, 48));
  });
});

describe('nonDecreasing', () => {
  const block = (mean: number, count = 20) => ({ mean, count });

  it('pools near errors that fall with the lead', () => {
    expect(nonDecreasing([block(1), block(4), block(2)], 3)).toEqual([1, 3, 3]);
  });

  it('never lets far errors fall, nor changes near ones by them', () => {
    expect(nonDecreasing([block(1), block(2), block(1)], 2)).toEqual([1, 2, 2]);
  });

  it('goes on growing where too few errors are known, no faster than a walk', () => {
    const [, , far] = nonDecreasing([block(1), block(8), block(NaN, 0)], 2);
    expect(far).toBeCloseTo(8 * Math.SQRT2, 9);
  });
});
