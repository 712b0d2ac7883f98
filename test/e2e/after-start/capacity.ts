import { createMlApi } from '../../../client/ml-api.js';
import { waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import type { Service } from '../platform.js';
import { isApi, patience } from '../source.js';
import type { Started } from './started.js';

/** Wants a service with FORECASTS_ENABLED=true. */
export const capacity = (started: () => Started): void =>
  describe('capacity', () => {
    let service: Service;
    let api: ReturnType<typeof createMlApi>;

    beforeAll(async () => {
      ({ service } = started());
      api = createMlApi(service.url);
      // Groups come one after another, when all series have been looked at.
      await waitFor(
        async () =>
          (await api.getCapacity({ group: 'type', metric: 'cpu' })).rows.some(
            ({ name }) => name === 'router',
          ),
        { timeoutMs: patience(120_000), what: 'the first run of capacity' },
      );
    });

    it('has each series with its limit, and says why there is no date', async () => {
      const { rows, metrics, total } = await api.getCapacity({ metric: 'cpu', limit: 500 });
      const row = rows.find(({ assetId }) => assetId === EXAMPLE_ASSET);
      expect(metrics).toContain('cpu_usage');
      expect(rows).toHaveLength(total);
      expect(row).toMatchObject({
        kind: 'asset',
        assetName: 'core-rtr-01',
        metricName: 'cpu_usage',
        unit: 'percent',
        limit: 100,
        limitSource: 'percent',
        answer: 'too-short',
        reason: expect.stringMatching(/^Too short: \d+ day\(s\) are known, a trend needs 14$/) as string,
        probability: null,
        recommendedSize: null,
        method: 'busy-level-trend',
      });
      expect(row?.level ?? -1).toBeGreaterThanOrEqual(0);
    });

    it('knows the limit of bandwidth from the links of the asset, where the source has them', async () => {
      const { rows } = await api.getCapacity({ metric: 'bandwidth_in', limit: 500 });
      const row = rows.find(({ assetId }) => assetId === EXAMPLE_ASSET);
      if (isApi()) expect(row?.answer ?? 'no-limit').toBe('no-limit');
      else {
        expect(row).toMatchObject({ unit: 'mbps', limitSource: 'link-speed' });
        expect(row?.limitReason).toMatch(/^link_speed_mbps of \d+ (uplink|connection)s?: \d+ mbps$/);
      }
    });

    it('adds assets up that have something in common', async () => {
      const { rows } = await api.getCapacity({ metric: 'cpu', group: 'type' });
      const routers = rows.find(({ name }) => name === 'router');
      expect(routers).toMatchObject({ kind: 'type', assetId: null, limit: 100 });
      // Over the REST API some have been read by then, not all.
      expect(routers?.series ?? 0).toBeGreaterThan(isApi() ? 0 : 1);
    });

    it('turns pages that have each row once', async () => {
      const query = { sort: 'name', limit: 1 } as const;
      const first = await api.getCapacity(query);
      const second = await api.getCapacity({ ...query, cursor: first.nextCursor ?? undefined });
      const ids = [...first.rows, ...second.rows].map(({ name, metricName }) => `${name} ${metricName}`);
      expect(new Set(ids).size).toBe(2);
      expect(second.asOf).toBe(first.asOf);
    });

    it('answers what would be beside what is', async () => {
      const question = { metric: 'cpu', group: { by: 'type', name: 'router' } } as const;
      const answer = await api.askWhatIf({ ...question, addCapacity: 50, growthPercent: 10 });
      expect([answer.without.limit, answer.with.limit]).toEqual([100, 150]);
      expect(answer.chart?.levels.length ?? 0).toBeGreaterThan(0);
    });

    it.each([
      ['GET', '?horizonDays=731&group=rack&sort=size', 400, ['group', 'horizonDays', 'sort']],
      ['GET', '?cursor=nonsense', 400, ['cursor']],
      ['POST', { metric: 'cpu' }, 400, ['group']],
      [
        'POST',
        { metric: 'cpu', group: { by: 'rack', name: '' }, growthPercent: -101 },
        400,
        ['group', 'growthPercent'],
      ],
      ['POST', { metric: 'cpu', assets: [EXAMPLE_ASSET], addMbps: 5 }, 400, ['addMbps']],
      ['POST', { metric: 'cpu', group: { by: 'tag', name: 'nobody' } }, 404, []],
      ['POST', { metric: 'cpu', assets: ['00000000-0000-4000-8000-00000000dead'] }, 404, []],
      ['POST', { metric: 'latency', assets: [EXAMPLE_ASSET] }, 422, []],
    ] as const)('answers %s %j with %i and every bad field', async (method, given, status, fields) => {
      const answer =
        method === 'GET'
          ? await service.get(`/api/v1/capacity${given}`)
          : await service.post('/api/v1/capacity/what-if', given);
      expect([answer.status, answer.body.success]).toEqual([status, false]);
      const errors = (answer.body.errors ?? []) as { readonly field: string }[];
      const named = [...new Set(errors.map(({ field }) => field.split('.')[0]))];
      expect(named.sort()).toEqual([...fields].sort());
    });
  });
