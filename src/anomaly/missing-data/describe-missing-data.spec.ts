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
});
