import { gaussian } from '../../random/gaussian.js';
import { SeededRandom } from '../../random/seeded-random.js';
import { FIRST_HOUR, hourlySeries } from '../../testing/hourly-series.js';
import { bendEnd } from './bend.js';
import { dailyLevels, startOfDay } from './daily-levels.js';
import { limitForecast } from './limit-date.js';
import { findRegimes, noiseVariance } from './regimes.js';
import { expectedAt, trendOf } from './trend.js';
import { wandering } from './wandering.js';

const DAY = 86_400_000;

/** A dependence of days is not seen in each history. */
const MOSTLY = 0.8;

function noisy(days: number, levelAt: (day: number) => number, seed = 1): Float64Array {
  const random = new SeededRandom(seed);
  return Float64Array.from({ length: days }, (_, day) => levelAt(day) + gaussian(random));
}

/** Hours of days whose level is known; the 95th percentile is the level. */
function days(count: number, levelAt: (day: number) => number, seed = 1) {
  const levels = noisy(count, levelAt, seed);
  return hourlySeries(count * 24, (hour) => levels[Math.floor(hour / 24)]!);
}

describe('dailyLevels', () => {
  it('takes the busy or the calm hours of each local day, and no day that is hardly known', () => {
    const samples = hourlySeries(24 + 12, (hour) => hour % 24);
    const above = dailyLevels(samples, 'UTC', 'above')!;
    expect(above.firstDay).toBe(FIRST_HOUR);
    expect(above.levels[0]).toBeCloseTo(21.85, 9);
    expect(above.levels[1]).toBeNaN();
    expect(dailyLevels(samples, 'UTC', 'below')!.levels[0]).toBeCloseTo(1.15, 9);
  });

  it('begins days by the clock on the wall', () => {
    expect(startOfDay(Date.UTC(2026, 6, 1), 'Europe/Berlin')).toBe(Date.UTC(2026, 5, 30, 22));
    expect(startOfDay(Date.UTC(2026, 0, 1), 'America/New_York')).toBe(Date.UTC(2026, 0, 1, 5));
  });
});

describe('findRegimes', () => {
  it('finds a step and a bend, and nothing in a line', () => {
    const regimesOf = (levels: Float64Array) => findRegimes(levels, noiseVariance(levels));
    expect(regimesOf(noisy(80, (day) => (day < 50 ? 0 : 30)))).toEqual([
      { from: 0, to: 50 },
      { from: 50, to: 80 },
    ]);
    expect(regimesOf(noisy(80, (day) => 2 * Math.min(day, 40)))).toHaveLength(2);
    expect(regimesOf(noisy(80, (day) => 0.5 * day))).toEqual([{ from: 0, to: 80 }]);
  });

  it('is one regime without noise, and none without days', () => {
    expect(findRegimes(new Float64Array(9).fill(2), 0)).toEqual([{ from: 0, to: 9 }]);
    expect(findRegimes(new Float64Array(0), 1)).toEqual([]);
  });
});

describe('wandering', () => {
  const wander = (rho: number, seed: number): Float64Array => {
    const random = new SeededRandom(seed);
    let left = 0;
    return Float64Array.from({ length: 120 }, () => (left = rho * left + gaussian(random)));
  };

  it('is none in independent days, whatever their line, and much where each depends on the last', () => {
    expect(wandering(noisy(120, (day) => (day < 60 ? 0 : 30 + day)))).toBe(1);
    expect(wandering(new Float64Array(30).fill(5))).toBe(1);
    expect(wandering(new Float64Array(2))).toBe(1);
    expect(wandering(wander(0.7, 3))).toBeGreaterThan(4);
  });

  it('is no change of the trend', () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => seed);
    const whole = seeds.filter((seed) => trendOf(wander(0.6, seed)).regimes.length === 1);
    expect(whole.length).toBeGreaterThanOrEqual(MOSTLY * seeds.length);
  });
});

describe('bendEnd', () => {
  it('finds the slope after a bend', () => {
    const levels = noisy(80, (day) => 2 * Math.max(0, day - 40));
    const end = bendEnd(levels, { from: 0, to: 80 }, { variance: 1, errorOfLines: 100 })!;
    expect(end.slope).toBeCloseTo(2, 1);
    expect(end.level).toBeGreaterThan(76);
    expect(end.level).toBeLessThan(80);
  });

  it('leaves a jump to two lines', () => {
    const levels = noisy(80, (day) => (day < 40 ? 0 : 50));
    expect(bendEnd(levels, { from: 0, to: 80 }, { variance: 1, errorOfLines: 70 })).toBeUndefined();
  });
});

describe('trendOf', () => {
  it('keeps a slope through a step, and forgets one that has ended', () => {
    const cleared = trendOf(noisy(80, (day) => 0.5 * day - (day < 55 ? 0 : 40)));
    expect(cleared.slope).toBeCloseTo(0.5, 1);
    const ended = trendOf(noisy(80, (day) => 1.2 * Math.min(day, 40)));
    expect(Math.abs(ended.slope)).toBeLessThan(0.15);
  });

  it('is not bent by a day at either end that is not over', () => {
    const line = Float64Array.from({ length: 60 }, (_, day) => 0.6 * day + (day % 7 === 0 ? 3 : 0));
    const whole = trendOf(line.slice(1, -1));
    line[0] = Number.NaN;
    line[59] = Number.NaN;
    const trend = trendOf(line);
    expect(trend.slope).toBe(whole.slope);
    expect(trend.nDays).toBe(59);
    expect(Array.from({ length: 9 }, (_, day) => expectedAt(trend, day))).toEqual(
      Array.from({ length: 9 }, (_, day) => expectedAt(whole, day)),
    );
  });

  it('is not bent by a one-off, nor by weekends', () => {
    const levels = noisy(70, (day) => 100 + 0.5 * day - (day % 7 >= 5 ? 60 : 0));
    const calm = trendOf(levels).slope;
    levels[65] = 5000;
    expect(trendOf(levels).slope).toBeCloseTo(calm, 1);
    expect(calm).toBeCloseTo(0.5, 1);
  });
});

describe('limitForecast', () => {
  const limit = { value: 100, side: 'above', withinDays: 365 } as const;
  const dayOf = (at: number | undefined): number => (at! - FIRST_HOUR) / DAY;

  it('names the day on which growth gets there, between an early and a late one', () => {
    const found = limitForecast(
      days(60, (day) => 20 + day),
      limit,
    );
    expect(found.answer).toBe('date');
    expect(found.growthPerMonth).toBeCloseTo(30, 0);
    expect(Math.abs(dayOf(found.medianAt) - 80)).toBeLessThanOrEqual(2);
    expect(found.earliestAt!).toBeLessThanOrEqual(found.medianAt!);
    expect(found.latestAt!).toBeGreaterThanOrEqual(found.medianAt!);
  });

  it('is the same turned over', () => {
    const samples = days(60, (day) => 20 + day);
    const below = limitForecast(
      { ...samples, values: samples.values.map((value) => -value) },
      { ...limit, value: -100, side: 'below' },
    );
    expect(below.medianAt).toBe(limitForecast(samples, limit).medianAt);
    expect(below.growthPerMonth).toBeCloseTo(-30, 0);
  });

  it('has an answer for each case without a date', () => {
    expect(
      limitForecast(
        days(10, (day) => day),
        limit,
      ).answer,
    ).toBe('too-short');
    expect(
      limitForecast(
        days(60, () => 50),
        limit,
      ),
    ).toMatchObject({ answer: 'no-trend', growthPerMonth: 0 });
    expect(
      limitForecast(
        days(60, (day) => 20 + day),
        { ...limit, withinDays: 10 },
      ).answer,
    ).toBe('never');
    expect(
      limitForecast(
        days(60, (day) => 80 - day),
        limit,
      ).answer,
    ).toBe('never');
    const empty = { timestamps: new Float64Array(0), values: new Float64Array(0) };
    expect(limitForecast(empty, limit)).toEqual({ answer: 'too-short' });
    const two = { timestamps: Float64Array.of(0, 60_000), values: Float64Array.of(1, 2) };
    expect(limitForecast(two, { value: 9, side: 'above', withinDays: 30 }).answer).toBe('too-short');
  });

  it('says since when a limit is passed lastingly, and takes one busy day for none', () => {
    const since = limitForecast(
      days(60, (day) => (day < 40 ? 50 : 120)),
      limit,
    );
    expect(since.answer).toBe('since');
    expect(dayOf(since.medianAt)).toBe(40);
    expect(
      limitForecast(
        days(60, (day) => (day === 58 ? 400 : 50)),
        limit,
      ).answer,
    ).toBe('no-trend');
  });
});
