import type { CapacityChart } from '../../ml-api.js';
import { bandPath, levelsPath, levelTicks, medianPath, scaleOf } from './chart-paths.js';

const chart: CapacityChart = {
  from: '2026-11-01T00:00:00.000Z',
  levels: [10, null, 30, 40],
  expectedFrom: '2026-11-05T00:00:00.000Z',
  without: { low: [40, 40], median: [50, 60], high: [60, 500] },
  with: null,
};
const x = (share: number) => 60 * share;
const y = (share: number) => 100 * (1 - share);

describe('the chart of a capacity', () => {
  const scale = scaleOf(chart, [100, null]);

  it('reaches from the first day to the horizon, and a little above the limit', () => {
    expect(scale).toMatchObject({ lengthMs: 6 * 86_400_000 });
    expect(scale.highest).toBeCloseTo(110, 9);
    expect(scaleOf({ ...chart, levels: [], without: null }, []).highest).toBe(1);
  });

  it('names round levels', () => {
    expect([1365, 110, 8.2].map(levelTicks)).toEqual([
      [0, 500, 1000],
      [0, 25, 50, 75, 100],
      [0, 2, 4, 6, 8],
    ]);
  });

  it('has gaps where nothing is known, and stays inside', () => {
    const round = { ...scale, highest: 100 };
    expect(levelsPath(chart, round, x, y)).toBe('M0.0 90.0M20.0 70.0L30.0 60.0');
    expect(medianPath(chart, chart.without!, round, x, y)).toBe('M40.0 50.0L50.0 40.0');
    expect(bandPath(chart, chart.without!, round, x, y)).toBe('M40.0 60.0L50.0 60.0L50.0 0.0L40.0 40.0Z');
  });
});
