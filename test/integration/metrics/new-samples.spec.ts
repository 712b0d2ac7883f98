import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import type { NewSamples } from '../../../src/metrics/index.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const START_MS = Date.UTC(2026, 10, 22, 14);
const N_METRICS = 40;
const SECONDS = 2_200;

describe('DatabaseMetricSource, asked for what is new', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;

  beforeAll(async () => {
    recordLogs();
    database = await openEmptyDatabase();
    tables = await EmsTables.create(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.execute(`
      insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp)
      select '${ROUTER}', 'queue_' || m, s, '', timestamp '2026-11-22 14:00' + s * interval '1 second'
      from generate_series(1, ${SECONDS}) s, generate_series(1, ${N_METRICS}) m`);
  });
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const valuesOf = (samples: NewSamples | undefined, metricName: string): readonly number[] => {
    const place = samples?.placeOf(`${ROUTER}/${metricName}`) ?? -1;
    expect(samples?.isPlain(place)).toBe(true);
    return [...(samples?.values.subarray(samples.firstOf(place), samples.firstOf(place + 1)) ?? [])];
  };

  it('reads it in parts where there is much, and has the same', async () => {
    const source = new DatabaseMetricSource(database.em, 'UTC');
    const read = (): Promise<NewSamples | undefined> =>
      source.readNewSamples(START_MS + 7_000, START_MS + 2_107_500);

    const [atOnce, inParts] = [await read(), await read()];

    const expected = Array.from({ length: 2_100 }, (_, n) => n + 8);
    for (const metricName of ['queue_1', 'queue_7', `queue_${N_METRICS}`]) {
      expect(valuesOf(atOnce, metricName)).toEqual(expected);
      expect(valuesOf(inParts, metricName)).toEqual(expected);
    }
    expect(inParts?.timestamps).toHaveLength(2_100 * N_METRICS);
  });
});
