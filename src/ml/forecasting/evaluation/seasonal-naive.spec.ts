import { SeasonalNaive } from './seasonal-naive.js';

/** Steps of 1, a season of 3, the second step of the second season missing. */
const naive = new SeasonalNaive(
  { timestamps: Float64Array.of(0, 1, 2, 3, 4, 5), values: Float64Array.of(1, 2, 3, 4, NaN, 7) },
  3,
);

describe('SeasonalNaive', () => {
  it('says what was a season ago, or the season before where that is missing', () => {
    expect([6, 7, 8, 9, 10].map((at) => naive.at(at, 5))).toEqual([4, 2, 7, 4, 2]);
  });

  it('says nothing where no season has a value', () => {
    expect(
      new SeasonalNaive({ timestamps: Float64Array.of(0), values: Float64Array.of(1) }, 3).at(1, 0),
    ).toBeNaN();
  });

  it('knows what it is usually off by', () => {
    expect(naive.scale()).toBe((3 + 4) / 2);
    expect(
      new SeasonalNaive({ timestamps: Float64Array.of(0), values: Float64Array.of(1) }, 3).scale(),
    ).toBeNaN();
  });
});
