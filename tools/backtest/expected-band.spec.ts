import { expectedBand } from './expected-band.js';

describe('expectedBand', () => {
  const timestamps = Float64Array.from({ length: 2000 }, (_, row) => row * 300_000);
  const values = timestamps.map((_, row) => {
    if (row === 1500) return Number.NaN;
    return row === 1700 ? 500 : 50 + 20 * Math.sin((2 * Math.PI * row) / 288) + ((row * 7919) % 13) / 5;
  });
  const { low, high } = expectedBand(timestamps, values);

  it('holds nearly every normal row, and follows the rhythm', () => {
    const inside = values.filter((value, row) => row >= 1000 && value >= low[row]! && value <= high[row]!);
    expect(inside.length).toBeGreaterThan(900);
    expect(Math.max(...low.subarray(1728)) - Math.min(...high.subarray(1728))).toBeGreaterThan(20);
  });

  it('leaves an incident outside', () => expect(high[1700]).toBeLessThan(100));

  it('says nothing where there is no sample', () => {
    expect([low[1500], high[1500]]).toEqual([Number.NaN, Number.NaN]);
    expect(low[1501]).toBeLessThan(high[1501]!);
  });

  it('stays within what is possible', () => {
    const policy = {
      direction: 'both',
      minDeviation: 0,
      minRelativeDeviation: 0,
      lowest: 33,
      highest: 67,
    } as const;
    const bounded = expectedBand(timestamps, values, { policy });
    expect(Math.min(...bounded.low.subarray(1000, 1500))).toBe(33);
    expect(Math.max(...bounded.high.subarray(1000, 1500))).toBe(67);
    expect(Math.max(...high.subarray(1000, 1500))).toBeGreaterThan(67);
  });

  it('is empty for an empty file', () => {
    expect(expectedBand(new Float64Array(0), new Float64Array(0)).low.length).toBe(0);
  });
});
