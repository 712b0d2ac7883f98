import { createMlApi } from '../../../client/ml-api.js';
import { waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import { patience } from '../source.js';
import type { Started } from './started.js';

const HOUR_MS = 3_600_000;
const NOBODY = '00000000-0000-4000-8000-00000000dead';

/** Wants a service with FORECASTS_ENABLED=true. */
export const forecasts = (started: () => Started): void =>
  describe('forecasts', () => {
    let api: ReturnType<typeof createMlApi>;

    beforeAll(() => {
      api = createMlApi(started().service.url);
    });

    it('are made on request, a point a step up to the horizon, inside what the metric can be', async () => {
      const forecast = await api.makeForecast({
        assetId: EXAMPLE_ASSET,
        metricName: 'cpu',
        horizonHours: 48,
        level: 0.8,
      });

      expect(forecast).toMatchObject({
        metricName: 'cpu_usage',
        unit: 'percent',
        level: 0.8,
        stepSeconds: 3600,
      });
      expect(forecast.points.length).toBeGreaterThanOrEqual(48);
      for (const { low, median, high, actual } of forecast.points) {
        expect([0 <= low, low <= median, median <= high, high <= 100]).toEqual([true, true, true, true]);
        expect(actual).toBeNull();
      }
      const weights = forecast.members.reduce((sum, { weight }) => sum + weight, 0);
      expect(weights).toBeCloseTo(1, 3);
      expect(forecast.accuracy.map(({ leadHours }) => leadHours)).toEqual([1, 24, 168]);
      for (const { coverage, reason } of forecast.accuracy) expect(coverage ?? reason).not.toBeNull();
    });

    it('say what would have been said, beside what came', async () => {
      const asOf = new Date(Date.now() - 6 * HOUR_MS).toISOString();
      const forecast = await api.makeForecast({
        assetId: EXAMPLE_ASSET,
        metricName: 'cpu',
        asOf,
        horizonHours: 24,
      });
      const came = forecast.points.filter(({ actual }) => actual !== null);

      expect(forecast.asOf).toBe(asOf);
      expect(Date.parse(forecast.history.until ?? '')).toBeLessThan(Date.parse(asOf));
      expect(came.length).toBeGreaterThan(10);
      expect(came.length).toBeLessThan(forecast.points.length);
    });

    it('are stored soon after the start', async () => {
      const stored = await waitFor(
        async () => {
          const answer = await api.getForecasts(EXAMPLE_ASSET, { metricName: 'cpu', horizon: 24 });
          return answer.forecasts.length > 0 ? answer : undefined;
        },
        { timeoutMs: patience(60_000), what: 'a stored forecast' },
      );
      const [forecast] = stored.forecasts;

      expect(forecast).toMatchObject({ metricName: 'cpu_usage', unit: 'percent', stepSeconds: 3600 });
      expect(forecast?.points).toHaveLength(24);
      expect(forecast?.accuracyByLead).toHaveLength(3);
      expect([stored.reason, stored.nextCursor]).toEqual([null, null]);
    });

    it('of an asset are answered in pages', async () => {
      const first = await api.getForecasts(EXAMPLE_ASSET, { limit: 1 });
      const next = await api.getForecasts(EXAMPLE_ASSET, { limit: 1, cursor: first.nextCursor ?? '' });
      const names = [first, next].flatMap((page) => page.forecasts.map(({ metricName }) => metricName));

      expect(names).toEqual([...new Set(names)].sort());
    });

    it('rest on seasons, with a typical day', async () => {
      const { series } = await api.getSeasonality(EXAMPLE_ASSET, { metricName: 'cpu' });

      expect(series).toHaveLength(1);
      expect(series[0]?.typicalDay?.median).toHaveLength(24);
      expect(series[0]?.typicalDay?.median.some((value) => value !== null)).toBe(true);
    });

    it.each([
      [
        `forecasts/${EXAMPLE_ASSET}?metricName=&horizon=169&limit=0&madeBefore=soon`,
        400,
        ['horizon', 'limit', 'madeBefore', 'metricName'],
      ],
      [`forecasts/${EXAMPLE_ASSET}?cursor=nonsense`, 400, ['cursor']],
      [`forecasts/${NOBODY}`, 404, []],
      [`seasonality/${EXAMPLE_ASSET}?metricName=&limit=0`, 400, ['limit', 'metricName']],
      [`seasonality/${EXAMPLE_ASSET}?cursor=nonsense`, 400, ['cursor']],
      [`seasonality/${NOBODY}`, 404, []],
    ] as const)('refuse %s with %i and every bad field', async (query, status, fields) => {
      const answer = await started().service.get(`/api/v1/${query}`);
      const errors = (answer.body.errors ?? []) as { readonly field: string }[];

      expect([answer.status, answer.body.success]).toEqual([status, false]);
      expect([...new Set(errors.map(({ field }) => field))].sort()).toEqual([...fields].sort());
    });

    it('of what has no history say so', async () => {
      const { service } = started();
      const { status, body } = await service.post('/api/v1/forecast', {
        assetId: EXAMPLE_ASSET,
        metricName: 'vpn_tunnels_of_nobody',
      });

      expect([status, body.error]).toEqual([422, 'too_little_data']);
      expect(body.detail).toMatch(
        /^No forecast of vpn_tunnels_of_nobody: there is no value in the 70 days before/,
      );
    });
  });
