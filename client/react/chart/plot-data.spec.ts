import { bridgeShortGaps, loneSamples, usualDistance } from './plot-data.js';

describe('the samples of a chart', () => {
  const everyOther = [1, null, 2, null, 3, null, null, null, null, null, 4];

  it('knows the polling interval in steps', () => {
    expect(usualDistance(everyOther)).toBe(2);
    expect(usualDistance([1, 2, 3])).toBe(1);
    expect(usualDistance([null, 5, null])).toBe(1);
  });

  it('joins samples over a late poll and leaves a gap where several are missing', () => {
    expect(bridgeShortGaps(everyOther, 5)).toEqual([
      1,
      undefined,
      2,
      undefined,
      3,
      null,
      null,
      null,
      null,
      null,
      4,
    ]);
  });

  it('finds samples that no line shows', () => {
    expect(loneSamples([null, 1, null, 2, undefined, 3, null, 4])).toEqual([1, 7]);
  });
});
