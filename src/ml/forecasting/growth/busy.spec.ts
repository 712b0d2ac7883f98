import { gaussian } from '../../random/gaussian.js';
import { SeededRandom } from '../../random/seeded-random.js';
import { FIRST_HOUR, hourlySeries } from '../../testing/hourly-series.js';
import { type BusyHistory, extendBusyHistory, knownLevels } from './busy-history.js';
import { scaledHistory, sumBusyHistories } from './busy-sum.js';
import { busyTrend } from './busy-trend.js';
import { highestLevel } from './reach.js';

const DAY = 86_400_000;
const UTC = { timeZone: 'UTC', mostDays: 100 };
const none = { timestamps: new Float64Array(0), values: new Float64Array(0) };

function historyOf(nHours: number, valueAt: (hour: number) => number): BusyHistory {
  return extendBusyHistory(undefined, hourlySeries(nHours, valueAt), UTC)!;
}

describe('extendBusyHistory', () => {
  it('keeps the busy level of each day and the mean of each hour', () => {
    const history = historyOf(48, (hour) => hour);
    expect(history.firstDay).toBe(FIRST_HOUR);
    expect(history.levels[0]).toBeCloseTo(21.85, 9);
    expect(history.hours).toEqual(Float64Array.from({ length: 48 }, (_, hour) => hour));
  });

  it('is the same added day by day as at once', () => {
    const all = hourlySeries(96, (hour) => hour % 7);
    const part = (from: number, to: number) => ({
      timestamps: all.timestamps.slice(from, to),
      values: all.values.slice(from, to),
    });
    const first = extendBusyHistory(undefined, part(0, 60), UTC);
    expect(extendBusyHistory(first, part(48, 96), UTC)).toEqual(extendBusyHistory(undefined, all, UTC));
    expect(extendBusyHistory(first, none, UTC)).toBe(first);
  });

  it('keeps the newest days, leaves gaps unknown, and follows the clock on the wall', () => {
    const known = historyOf(72, () => 1);
    const later = { timestamps: Float64Array.of(FIRST_HOUR + 5 * DAY), values: Float64Array.of(4) };
    const kept = extendBusyHistory(known, later, { ...UTC, mostDays: 4 })!;
    expect(kept.firstDay).toBe(FIRST_HOUR + 2 * DAY);
    expect(kept.levels).toEqual(Float64Array.of(1, Number.NaN, Number.NaN, 4));
    const berlin = extendBusyHistory(undefined, later, { ...UTC, timeZone: 'Asia/Tokyo' })!;
    expect(berlin.hours[9]).toBe(4);
    expect(extendBusyHistory(undefined, none, UTC)).toBeUndefined();
  });
});

describe('knownLevels', () => {
  it('omits a day of which little is known, as seen from the others', () => {
    expect(knownLevels(historyOf(24 + 24 + 10, () => 3))).toEqual(Float64Array.of(3, 3));
    const daily = {
      firstDay: 0,
      levels: Float64Array.of(2, 2),
      hours: new Float64Array(48).fill(Number.NaN),
    };
    daily.hours[0] = 2;
    daily.hours[24] = 2;
    expect(knownLevels(daily)).toEqual(Float64Array.of(2, 2));
  });
});

describe('sumBusyHistories', () => {
  it('does not add peaks of different hours', () => {
    const morning = historyOf(48, (hour) => (hour % 24 < 12 ? 10 : 0));
    const evening = historyOf(48, (hour) => (hour % 24 < 12 ? 0 : 10));
    expect(sumBusyHistories([morning, evening])!.levels).toEqual(Float64Array.of(10, 10));
    expect(sumBusyHistories([morning, morning])!.levels).toEqual(Float64Array.of(20, 20));
  });

  it('takes a series that began later for one that was there before, and an hour of little for unknown', () => {
    const all = historyOf(96, () => 30);
    const late = historyOf(48, () => 10);
    const shifted = { ...late, firstDay: late.firstDay + 2 * DAY };
    expect(sumBusyHistories([all, shifted])!.levels).toEqual(Float64Array.of(40, 40, 40, 40));
    const small = { ...historyOf(24, () => 1), firstDay: late.firstDay + 4 * DAY };
    expect(sumBusyHistories([all, small])!.levels.at(-1)).toBeNaN();
  });

  it('scales, adds zeros, and has no sum of nothing', () => {
    const one = historyOf(24, () => 5);
    expect(scaledHistory(one, 2).levels).toEqual(Float64Array.of(10));
    expect(sumBusyHistories([historyOf(24, () => 0)])!.levels).toEqual(Float64Array.of(0));
    expect(sumBusyHistories([])).toBeUndefined();
  });
});

describe('busyTrend', () => {
  const random = new SeededRandom(5);
  const line = Float64Array.from({ length: 90 }, (_, day) => 20 + 0.5 * day + gaussian(random));

  it('says how far off it was before, and is not widened where that is what its errors say', () => {
    const { trend, backtest } = busyTrend(line)!;
    expect(trend.slope).toBeCloseTo(0.5, 1);
    expect(backtest).toMatchObject({ nOrigins: 4, leadDays: 21 });
    expect(backtest.meanAbsoluteError!).toBeLessThan(1.5);
  });

  it('widens its bands where it was wrong before', () => {
    const turned = line.map((level, day) => level + 12 * Math.sin(day / 9));
    const { trend, backtest } = busyTrend(turned)!;
    expect(backtest.meanAbsoluteError!).toBeGreaterThan(3);
    expect(trend.levelVariance).toBeGreaterThan(busyTrend(line)!.trend.levelVariance * 2);
  });

  it('keeps its bands after a level that has come at once', () => {
    const stepped = line.map((_, day) => (day < 62 ? 60 : 100) + gaussian(random));
    const { trend, backtest } = busyTrend(stepped)!;
    expect(backtest.nOrigins).toBeGreaterThan(0);
    expect(highestLevel({ ...trend, slope: 0, slopeVariance: 0, covariance: 0 }, 180)).toBeLessThan(103);
    expect(Math.sqrt(trend.levelVariance)).toBeLessThan(1);
  });

  it('is not widened by quiet weekends', () => {
    const withWeekends = line.map((level, day) => (day % 7 < 2 ? level - 15 : level));
    expect(busyTrend(withWeekends)!.backtest.meanAbsoluteError!).toBeLessThan(2);
  });

  it('has wide ones where levels come and go', () => {
    const restless = line.map((_, day) => 60 + 20 * (Math.floor(day / 12) % 2) + gaussian(random));
    expect(Math.sqrt(busyTrend(restless)!.trend.levelVariance)).toBeGreaterThan(3);
  });

  it('needs a fortnight, and says where it has nothing to compare with', () => {
    expect(busyTrend(line.slice(0, 13))).toBeUndefined();
    expect(busyTrend(line.slice(0, 15))!.backtest).toMatchObject({ nOrigins: 0, meanAbsoluteError: null });
  });
});
