import { createMlApi } from '../../../client/ml-api.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import type { Started } from './started.js';

/** Where the samples of a chart come from depends on the source of metrics. */
export const charts = (started: () => Started): void =>
  describe('charts', () => {
    let api: ReturnType<typeof createMlApi>;

    beforeAll(() => {
      api = createMlApi(started().service.url);
    });

    it('hold every sample of a short range where it belongs, with its score', async () => {
      const { data, unit } = await api.getMetrics(EXAMPLE_ASSET, { metricName: 'latency', hours: 6 });
      const chart = await api.getChart(EXAMPLE_ASSET, { metricName: 'latency', hours: 6, points: 5000 });
      const stepOf = (time: string): number =>
        Math.floor((Date.parse(time) - (chart.times[0] ?? NaN)) / (chart.stepSeconds * 1000));
      const [from, until] = [Date.parse(chart.from), Date.parse(chart.until)];
      const inRange = data.filter(({ timestamp }) => {
        const at = Date.parse(timestamp);
        return at > from && at <= until;
      });

      expect(inRange.length).toBeGreaterThan(10);
      for (const { timestamp, value } of inRange) {
        const step = stepOf(timestamp);
        expect(chart.max[step]).toBeGreaterThanOrEqual(value);
        expect(chart.min[step]).toBeLessThanOrEqual(value);
      }
      expect(chart.unit).toBe(unit === '' ? null : unit);
      expect(chart.expectedBasis).toBe('at-the-time');
      expect(chart.score.some((score) => score !== null)).toBe(true);
      expect(chart.anomalies.some(({ value }) => value === 9000)).toBe(true);
      expect(chart.episodes.length).toBeGreaterThan(0);
    });

    it('draw a long range in as many steps as are asked for', async () => {
      const chart = await api.getChart(EXAMPLE_ASSET, { metricName: 'cpu', hours: 8760, points: 50 });

      expect(chart.times.length).toBeLessThanOrEqual(50);
      expect(chart.mean.some((value) => value !== null)).toBe(true);
      expect(chart.mean).toHaveLength(chart.times.length);
    });
  });
