import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';

const idOf = (n: number): string => `b9fa1d28-0000-4000-8000-00000000000${n}`;

describe('an open anomaly', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;

  beforeAll(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
  });
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  it('ends when its asset is deleted or not monitored any more, as no sample would end it', async () => {
    for (const n of [1, 2, 3]) {
      await tables.addAsset(idOf(n), `asset-${n}`);
      await tables.poll(idOf(n), 'cpu', [['2026-11-24 14:29:00', 1]]);
      await database.rows(`
        insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
          "lastAboveThresholdAt", "nAnomalous", "nNormalSince", "peakScore", "peakValue", "peakAt", reason)
        values (gen_random_uuid(), '${idOf(n)}', 'cpu_usage', 'open', 'high', 'high', '2026-11-24T14:29:00Z', '2026-11-24T14:29:30Z',
          '2026-11-24T14:29:30Z', 2, 0, 0.85, 99, '2026-11-24T14:29:00Z', 'cpu_usage rose')`);
    }
    await tables.execute(`update assets set "monitoringEnabled" = false where id = '${idOf(2)}'`);
    await tables.execute(`delete from assets where id = '${idOf(1)}'`);
    await new AnomalyBench(database, Date.UTC(2026, 10, 24, 14, 30)).sweep();

    const endedAt = new Date('2026-11-24T14:29:30Z');
    expect(
      await database.rows(`select "assetId", status, "endedAt" from anomaly_episodes order by 1`),
    ).toEqual([
      { assetId: idOf(1), status: 'closed', endedAt },
      { assetId: idOf(2), status: 'closed', endedAt },
      { assetId: idOf(3), status: 'open', endedAt: null },
    ]);
  });
});
