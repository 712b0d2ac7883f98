import fc from 'fast-check';
import { describeMissingData } from './describe-missing-data.js';
import { ALL_METRICS, type MissingData } from './missing-data-rule.js';

const missing: MissingData = {
  assetId: '1',
  metricName: 'cpu_usage',
  lastSampleMs: Date.UTC(2026, 10, 24, 14, 5, 59),
  intervalMs: 30_000,
  quietFromMs: 0,
  nSeries: 1,
};
const at = (...time: [number, number]): number => Date.UTC(2026, 10, ...time);

describe('describeMissingData', () => {
  it('says what does not report, since when, and how often it usually does', () => {
    expect(describeMissingData(missing, at(24, 15))).toBe(
      'cpu_usage has not reported since 14:05 UTC; it usually does every 30 s',
    );
  });

  it('says so of a whole asset', () => {
    expect(describeMissingData({ ...missing, metricName: ALL_METRICS, nSeries: 6 }, at(24, 15))).toBe(
      'all metrics of the asset (6) have not reported since 14:05 UTC; they usually do every 30 s',
    );
  });

  it('names the day where it was not today', () => {
    expect(describeMissingData(missing, at(25, 0))).toContain('since 2026-11-24 14:05 UTC;');
  });

  it.each([
    [400, '1 s'],
    [29_700, '30 s'],
    [89_000, '89 s'],
    [301_000, '5 min'],
    [3_600_000, '60 min'],
    [5_400_000, '1.5 h'],
    [86_400_000, '24 h'],
  ])('gives an interval of %d ms as %s', (intervalMs, shown) => {
    expect(describeMissingData({ ...missing, intervalMs }, at(24, 15))).toMatch(
      new RegExp(` every ${shown}$`),
    );
  });

  it('gives an interval and a time that are those of the series, whatever they are', () => {
    const units: Readonly<Record<string, number>> = { s: 1000, min: 60_000, h: 3_600_000 };
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 40 * 86_400_000 }),
        fc.nat(30 * 86_400_000),
        (intervalMs, agoMs) => {
          const nowMs = at(24, 15);
          const sentence = describeMissingData(
            { ...missing, intervalMs, lastSampleMs: nowMs - agoMs },
            nowMs,
          );
          const [, day = '2026-11-24', time, n, unit = ''] =
            /since (\S+ )?(\d\d:\d\d) UTC; it usually does every (\S+) (\w+)$/.exec(sentence) ?? [];
          const shownMs = Number(n) * units[unit]!;
          const digitMs = Math.max(units[unit]! / (unit === 'h' ? 10 : 1), shownMs / 10);
          expect(Math.abs(shownMs - intervalMs)).toBeLessThanOrEqual(digitMs / 2);
          expect(Date.parse(`${day.trim()}T${time}Z`)).toBe(nowMs - agoMs - ((nowMs - agoMs) % 60_000));
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });
});
