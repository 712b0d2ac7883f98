import type { Observation } from '../observations/observation.js';
import { type AssetPast, unitRows } from './unit-rows.js';

const DAY = 86_400_000;
const at = (day: number): Date => new Date(day * DAY);
const days = (...numbers: readonly number[]): Observation[] =>
  numbers.map((day) => ({
    ...{ assetId: 'a', day, isWhole: true, metrics: new Map() },
    asset: { errors: null, hardware: null, restarts: null, episodes: null },
  }));
const nothing: AssetPast = { failures: [], units: [], nowMs: 20 * DAY };
const failure = (from: number, until: number | null = null) => ({
  ...{ assetId: 'a', failedAt: at(from), endedAt: until === null ? null : at(until) },
});
const unit = (seen: number, serialNumber: string, installed: number | null = null) => ({
  ...{ assetId: 'a', seenAt: at(seen), serialNumber },
  installedAt: installed === null ? null : at(installed),
});

describe('unitRows', () => {
  it('lets a row last until the next one, and the last one not at all', () => {
    const rows = unitRows(days(10, 11, 14), nothing);
    expect(rows.map(({ at: day, age, until, hasFailed }) => [day, age, until, hasFailed])).toEqual([
      [11, 0, 1, false],
      [12, 1, 4, false],
      [15, 4, 4, false],
    ]);
  });

  it('ends a unit with its failure, leaves the days out that were dark, and begins another', () => {
    const rows = unitRows(days(9, 10, 11, 12, 13), { ...nothing, failures: [failure(11.25, 12.5)] });
    expect(
      rows.map(({ at: day, until, age, hasFailed, earlierFailures }) => [
        ...[day, until - age, hasFailed, earlierFailures],
      ]),
    ).toEqual([
      [10, 1, false, 0],
      [11, 0.25, true, 0],
      [14, 0, false, 1],
    ]);
    expect(rows.at(-1)?.age).toBe(1.5);
    expect(new Set(rows.map((row) => row.unit)).size).toBe(2);
  });

  it('counts age from the day on which a device was put in, and begins another unit with another serial number', () => {
    const rows = unitRows(days(10, 11, 12), {
      ...nothing,
      units: [unit(5, 'A', 4), unit(11.5, 'B')],
    });
    expect(rows.map(({ age }) => age)).toEqual([7, 0.5, 1.5]);
    expect(rows.every(({ hasFailed }) => !hasFailed)).toBe(true);
  });

  it('keeps the unit of an asset that was only renamed or looked at again', () => {
    const rows = unitRows(days(10, 11), { ...nothing, units: [unit(10.5, 'A')] });
    expect(new Set(rows.map((row) => row.unit)).size).toBe(1);
  });

  it('has nothing of an asset that failed before anything was seen', () => {
    expect(unitRows(days(10), { ...nothing, failures: [failure(10.1)] })).toEqual([]);
    expect(unitRows([], nothing)).toEqual([]);
  });
});
