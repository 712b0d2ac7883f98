import { summarize } from './sample-statistics.js';

describe('summarize', () => {
  it('describes values as computed by hand', () => {
    // Mean 5; squared deviations 9+1+1+1+0+0+4+16 = 32, of 8 values: variance 4.
    expect(summarize(Float64Array.of(9, 2, 4, 7, 4, 5, 4, 5))).toEqual({
      mean: 5,
      median: 4.5,
      std: 2,
      min: 2,
      max: 9,
      q25: 4,
      q75: 5.5,
      count: 8,
    });
  });

  it('excludes what is no number', () => {
    expect(summarize(Float64Array.of(NaN, 1, Infinity, 3, -Infinity))).toEqual(
      summarize(Float64Array.of(1, 3)),
    );
  });

  it('has a spread of zero for one value', () => {
    expect(summarize(Float64Array.of(7))).toEqual({
      mean: 7,
      median: 7,
      std: 0,
      min: 7,
      max: 7,
      q25: 7,
      q75: 7,
      count: 1,
    });
  });

  it('has nothing to say of nothing', () => {
    const nothing = {
      mean: null,
      median: null,
      std: null,
      min: null,
      max: null,
      q25: null,
      q75: null,
      count: 0,
    };

    expect(summarize(new Float64Array())).toEqual(nothing);
    expect(summarize(Float64Array.of(NaN))).toEqual(nothing);
  });
});
