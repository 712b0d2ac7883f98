import { gaussian } from '../../random/gaussian.js';
import { SeededRandom } from '../../random/seeded-random.js';
import { normalTail } from '../../statistics/normal-tail.js';
import { beyondSince } from './beyond.js';
import { highestLevel, reachLimit, trendPath } from './reach.js';
import { trendOf } from './trend.js';

const SERIES = 400;
const random = new SeededRandom(3);
const noisy = trendOf(Float64Array.from({ length: 60 }, (_, day) => 20 + day + 2 * gaussian(random)));

describe('normalTail', () => {
  it('is that of tables', () => {
    const z = [-3, -1, 0, 1, 1.959964, 6, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const expected = [0.9986501, 0.8413447, 0.5, 0.1586553, 0.025, 9.865876e-10, 0, 1];
    z.forEach((one, i) => expect(normalTail(one)).toBeCloseTo(expected[i]!, 6));
    expect(normalTail(6) / 9.865876e-10).toBeCloseTo(1, 5);
  });
});

describe('reachLimit', () => {
  const reach = reachLimit(noisy, { limit: 200, lastDay: 160 });

  it('gets there at the earliest, in the middle and at the latest, on the days that have those probabilities', () => {
    const [earliest, median, latest] = [reach.earliest!, reach.median!, reach.latest!];
    expect(earliest).toBeLessThan(median);
    expect(median).toBeLessThan(latest);
    const probabilityBy = (lastDay: number): number => reachLimit(noisy, { limit: 200, lastDay }).probability;
    const halfway = (day: number): number => (probabilityBy(day - 1) + probabilityBy(day)) / 2;
    for (const [first, probability, by] of [
      [earliest, 0.1, halfway],
      [median, 0.5, probabilityBy],
      [latest + 1, 0.9, halfway],
    ] as const) {
      expect(by(first)).toBeGreaterThanOrEqual(probability - 1e-6);
      expect(by(first - 1)).toBeLessThan(probability);
    }
  });

  it('holds eight in ten of the days on which limits are really reached', () => {
    let inside = 0;
    for (let seed = 1; seed <= SERIES; seed += 1) {
      const draws = new SeededRandom(seed);
      const trend = trendOf(Float64Array.from({ length: 40 }, (_, day) => 0.4 * day + gaussian(draws)));
      // Somewhere within the day before it: between 30 and 90 days after the last one.
      const reachedOn = 30 + Math.floor(60 * draws.next());
      const limit = 0.4 * (39 + reachedOn - draws.next());
      const { earliest = Infinity, latest = Infinity } = reachLimit(trend, { limit, lastDay: 365 });
      inside += Number(earliest <= reachedOn && reachedOn <= latest);
    }
    expect(inside / SERIES).toBeGreaterThan(0.77);
    expect(inside / SERIES).toBeLessThan(0.83);
  });

  it('looks at the days it is asked for only', () => {
    expect(Object.keys(reachLimit(noisy, { limit: 100, lastDay: 5 }))).toEqual(['probability']);
    expect(reachLimit(noisy, { limit: 0, firstDay: 9, lastDay: 20 }).median).toBe(9);
  });

  it('is certain where nothing is uncertain', () => {
    const line = trendOf(Float64Array.from({ length: 28 }, (_, day) => day));
    expect(reachLimit(line, { limit: 30, lastDay: 9 })).toMatchObject({ median: 3, probability: 1 });
    const flat = trendOf(new Float64Array(28).fill(5));
    expect(reachLimit(flat, { limit: 6, lastDay: 700 })).toEqual({ probability: 0 });
  });
});

describe('highestLevel', () => {
  it('is what a limit has to be not to be reached at the earliest', () => {
    const size = highestLevel(noisy, 60);
    expect(reachLimit(noisy, { limit: size + 1e-6, lastDay: 60 }).probability).toBeLessThan(0.1);
    expect(reachLimit(noisy, { limit: size - 1e-6, lastDay: 60 }).probability).toBeGreaterThan(0.1);
    expect(reachLimit(noisy, { limit: size, lastDay: 60 }).earliest).toBeUndefined();
    expect(reachLimit(noisy, { limit: size, lastDay: 62 }).earliest).toBeDefined();
  });
});

describe('trendPath', () => {
  it('crosses a limit on the days on which it is reached', () => {
    const reach = reachLimit(noisy, { limit: 100, lastDay: 90 });
    const path = trendPath(noisy, 90);
    const first = (column: Float64Array): number => 1 + column.findIndex((value) => value >= 100);
    expect(first(path.median)).toBe(reach.median);
    // The first and the last of these days count by half.
    expect(reach.earliest! - first(path.high)).toBeGreaterThanOrEqual(0);
    expect(reach.earliest! - first(path.high)).toBeLessThanOrEqual(1);
    expect(first(path.low) - reach.latest!).toBeGreaterThanOrEqual(0);
    expect(first(path.low) - reach.latest!).toBeLessThanOrEqual(1);
  });
});

describe('beyondSince', () => {
  it('is the first of days that came again and again, and none for a one-off', () => {
    expect(beyondSince(Float64Array.of(1, 9, 1, 9, Number.NaN, 9, 1), 5)).toBe(1);
    expect(beyondSince(Float64Array.of(1, 9, 9, 1, 1), 5)).toBeUndefined();
    expect(beyondSince(new Float64Array(0), 5)).toBeUndefined();
  });
});
