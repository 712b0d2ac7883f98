import { peakAndTrough, profilePaths } from './profile-path.js';

describe('a typical profile', () => {
  const profile = { low: [0, 1, null, 2], median: [1, 2, null, 3], high: [2, 4, null, 4] };

  it('is drawn as high as its band goes, hour by hour, with a gap where nothing is known', () => {
    const { line, band } = profilePaths(profile, { width: 40, height: 40 });

    expect(line).toBe('M5 30L15 20M35 10');
    expect(band).toBe('M5 20L15 0L15 30L5 40ZM35 0L35 20Z');
  });

  it('is a level line where all values are alike', () => {
    const flat = [5, 5];

    expect(profilePaths({ low: flat, median: flat, high: flat }, { width: 20, height: 10 }).line).toBe(
      'M5 10L15 10',
    );
  });

  it('knows its highest and lowest hour, the first of equals', () => {
    expect(peakAndTrough([null, 2, 9, 9, 1, null])).toEqual([2, 4]);
    expect(peakAndTrough([null, null])).toBeUndefined();
  });
});
