import { fillGaps } from './fill-gaps.js';
import { findLevelShifts, undoLevelShifts } from './level-shifts.js';
import { ceilingOf, floorOf, levelOf } from './natural-bounds.js';
import { findOutliers } from './outliers.js';
import { busyDay } from '../../testing/hourly-series.js';

const CYCLE = { length: 24, long: 0, isSeasonal: true };

describe('fillGaps', () => {
  it('draws lines without a season, flat at the ends', () => {
    expect([...fillGaps(Float64Array.of(NaN, 1, NaN, 3, NaN), 0)]).toEqual([1, 1, 2, 3, 3]);
  });

  it('takes the same phase of the seasons around, the nearer one counting more', () => {
    expect([...fillGaps(Float64Array.of(0, 10, NaN, 10, NaN, 10, 6, 10), 2)]).toEqual([
      0, 10, 2, 10, 4, 10, 6, 10,
    ]);
  });
});

describe('findOutliers', () => {
  it('finds hours that happened once, and not a level that stays', () => {
    const { values } = busyDay(480);
    for (let hour = 400; hour < 404; hour += 1) values[hour] = 900;
    expect(findOutliers(values, 24)).toEqual([400, 401, 402, 403]);
    values.fill(900, 420);
    expect(findOutliers(values, 24)).not.toContain(470);
  });

  it('finds a burst in the very last hour', () => {
    const { values } = busyDay(480);
    values[479] = 900;
    expect(findOutliers(values, 24)).toEqual([479]);
  });

  it('finds none in bursts that come again and again, and in a constant', () => {
    expect(
      findOutliers(
        Float64Array.from({ length: 400 }, (_, i) => (i % 11 === 0 ? 30 : 0)),
        1,
      ),
    ).toEqual([]);
    expect(findOutliers(new Float64Array(50).fill(3), 1)).toEqual([]);
  });
});

describe('findLevelShifts', () => {
  it('finds a level that has doubled for three days, as a factor', () => {
    const { values } = busyDay(600);
    for (let hour = 528; hour < 600; hour += 1) values[hour]! *= 2;
    const [shift, ...others] = findLevelShifts(values, CYCLE);
    expect(others).toEqual([]);
    expect(shift!.at).toBe(528);
    expect(shift!.factor).toBeGreaterThan(1.8);
    expect(shift!.factor).toBeLessThan(2.2);
  });

  it('finds none without one, nor in steady growth', () => {
    const { values } = busyDay(600);
    expect(findLevelShifts(values, CYCLE)).toEqual([]);
    expect(
      findLevelShifts(
        values.map((value, hour) => value + hour),
        CYCLE,
      ),
    ).toEqual([]);
  });

  it('brings the past to the level of today', () => {
    const moved = undoLevelShifts(Float64Array.of(1, 2, 10), [{ at: 2, factor: 3, offset: 4 }]);
    expect([...moved]).toEqual([7, 10, 10]);
  });
});

describe('bounds', () => {
  it('are zero for what has never been below, and none else', () => {
    expect(floorOf(Float64Array.of(0, 3, NaN))).toBe(0);
    expect(floorOf(Float64Array.of(-1, 3))).toBe(-Infinity);
  });

  it('are the ceiling that is hit day after day', () => {
    const full = Float64Array.from({ length: 240 }, (_, hour) => Math.min(940, 60 * (hour % 24)));
    expect(ceilingOf(full, 24)).toBe(940);
    expect(ceilingOf(busyDay(240).values, 24)).toBe(Infinity);
    expect(ceilingOf(new Float64Array(240).fill(5), 24)).toBe(Infinity);
  });

  it('lift what falls below zero', () => {
    expect(levelOf(Float64Array.of(0, 2, 9))).toEqual({ by: 0, unit: 2 });
    expect(levelOf(Float64Array.of(-4, -2, 9))).toEqual({ by: 6, unit: 2 });
  });
});
