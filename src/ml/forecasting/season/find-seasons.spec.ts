import { gaussian } from '../../random/gaussian.js';
import { SeededRandom } from '../../random/seeded-random.js';
import { autocorrelation, withoutTrend } from './autocorrelation.js';
import { findSeasons } from './find-seasons.js';

const lengthsOf = (values: Float64Array, day = 24): number[] =>
  findSeasons(values, day).map(({ length }) => length);

describe('findSeasons', () => {
  it('finds the day', () => {
    expect(lengthsOf(Float64Array.from({ length: 240 }, (_, i) => (i % 24 < 8 ? 0 : 5)))).toEqual([24]);
  });

  it('finds the week, too, where weekdays differ', () => {
    const values = Float64Array.from({ length: 700 }, (_, i) => (i % 24 < 8 || i % 168 >= 120 ? 0 : 5));
    expect(lengthsOf(values)).toEqual([24, 168]);
  });

  it('finds a season that is no day', () => {
    expect(lengthsOf(Float64Array.from({ length: 300 }, (_, i) => (i % 10 < 3 ? 1 : 0)))).toEqual([10]);
  });

  it('finds the day under noise, a trend, gaps and a spike', () => {
    const random = new SeededRandom(4);
    const values = Float64Array.from({ length: 700 }, (_, i) =>
      i % 9 === 0 ? NaN : Math.sin((i * Math.PI) / 12) + 0.7 * gaussian(random) + i / 100,
    );
    values[400] = 1e6;
    expect(lengthsOf(values)).toContain(24);
  });

  it('finds none in a walk, in noise, in a line, in a constant and in what is not known', () => {
    const random = new SeededRandom(5);
    let level = 0;
    expect(lengthsOf(Float64Array.from({ length: 700 }, () => (level += gaussian(random))))).toEqual([]);
    expect(lengthsOf(Float64Array.from({ length: 700 }, () => gaussian(random)))).toEqual([]);
    expect(lengthsOf(Float64Array.from({ length: 700 }, (_, i) => i))).toEqual([]);
    expect(lengthsOf(new Float64Array(700).fill(7))).toEqual([]);
    expect(lengthsOf(new Float64Array(700).fill(NaN))).toEqual([]);
    expect(lengthsOf(new Float64Array(0))).toEqual([]);
  });
});

describe('autocorrelation', () => {
  it('is 1 a period later, and 0 for nothing', () => {
    expect(autocorrelation(Float64Array.of(1, -1, 1, -1), 2)).toBeCloseTo(1, 12);
    expect(autocorrelation(Float64Array.of(1, -1, 1, NaN), 1)).toBeCloseTo(-1, 12);
    expect(autocorrelation(Float64Array.of(1), 1)).toBe(0);
  });
});

describe('withoutTrend', () => {
  it('leaves nothing of a line in the middle', () => {
    expect([...withoutTrend(Float64Array.of(1, 2, 3, 4, 5), 3)].slice(1, 4)).toEqual([0, 0, 0]);
  });
});
