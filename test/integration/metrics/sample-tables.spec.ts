import type { RawBuilder } from 'kysely';
import pg from 'pg';
import { spansOf } from '../../../src/metrics/database/asset-samples.js';
import { sampleTables } from '../../../src/metrics/database/sample-tables.js';
import { PLATFORM_TABLES } from '../../../src/metrics/database/platform-tables.js';
import { EmsTables } from '../ems-tables.js';
import { openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

const ROUTERS = [1, 2, 3].map((n) => `b9fa1d28-0000-4000-8000-00000000000${n}`);
const HOUR_MS = 3_600_000;

describe('the samples of an hour', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let client: pg.Client;

  beforeAll(async () => {
    database = await openEmptyDatabase();
    tables = await EmsTables.create(database.url);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    for (const [n, id] of ROUTERS.entries()) await tables.addAsset(id, `core-rtr-0${n}`);
    await tables.execute(`
      insert into metrics ("assetId", "metricName", value, unit, source, timestamp)
      select a.id, m.name, 1, 'percent', 'nms', now() at time zone 'UTC' - n * interval '30 seconds'
      from assets a, unnest(array['cpu_usage', 'latency']) as m(name), generate_series(1, 5000) n`);
    await tables.execute(`
      insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp)
      select "assetId", "metricName", value, unit, timestamp from metrics`);
  });
  afterAll(async () => {
    await client.end();
    await tables.close();
    await database.close();
  });

  const columns = (name: keyof typeof PLATFORM_TABLES) => new Set<string>(PLATFORM_TABLES[name].columns);

  it.each(['metrics', 'device_metrics_history'] as const)(
    'are read from %s without what else there is of the asset, the metric and the time',
    async (name) => {
      const schema = { assetIdType: 'uuid', tables: new Map([[name, columns(name)]]), gaps: [] } as const;
      const untilMs = Date.now();
      const ranges = ROUTERS.map((assetId) => ({
        assetId,
        storedName: 'cpu_usage',
        afterMs: untilMs - HOUR_MS,
        untilMs,
      }));
      const [table] = sampleTables(schema, 'UTC');
      const { nRows, nBlocks } = await planOf(table!.readSamples(ranges, { limit: 10_000, keep: 'oldest' }));
      expect(nRows).toBe(ROUTERS.length);
      // Of each asset 240 rows at most, in both metrics, and the ways to them; all rows are 350 blocks and more.
      expect(nBlocks).toBeLessThan(100);
      const both = ranges.flatMap((one) => [one, { ...one, storedName: 'latency' }]);
      const ofAssets = table!.readAssets(spansOf(both), {
        names: ['cpu_usage', 'latency'],
        ...{ limit: 10_000, keep: 'oldest' },
      });
      const together = await planOf(ofAssets);
      expect(together.nRows).toBe(both.length);
      expect(together.nBlocks).toBeLessThan(100);
    },
  );

  async function planOf(
    query: RawBuilder<unknown>,
  ): Promise<{ readonly nRows: number; readonly nBlocks: number }> {
    const { sql, parameters } = query.compile(database.em.getKysely());
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `explain (analyze, buffers, timing off, format json) ${sql}`,
      [...parameters],
    );
    const plan = rows[0]!['QUERY PLAN'][0].Plan;
    return {
      nRows: plan['Actual Rows'] ?? NaN,
      nBlocks: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
    };
  }
});
