import { MigrationRunner } from '../../../src/platform/database/index.js';
import { openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

describe('the peaks of scores that are older than they', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await openEmptyDatabase();
  });
  afterAll(() => database.close());

  it('are found by the migration, those of the last day', async () => {
    await database.orm.migrator.up({ to: 'Migration20261128000520RememberUnits' });
    await database.rows(`
      create table anomaly_scores_test partition of anomaly_scores default;
      insert into anomaly_scores ("assetId", "metricName", score, "isAnomaly", threshold, timestamp)
      select '1', metric, score, false, 0.7, quarter + late
      from (select date_bin('15 minutes', now() - interval '1 hour', timestamptz '2026-01-01T00:00:00Z') as quarter) q,
        (values ('cpu', 0.2, interval '0'), ('memory', 0.4, '14 minutes'), ('memory', 0.4, '0'), ('cpu', 0.3, '15 minutes'),
          ('cpu', 0.9, '-2 days')) s(metric, score, late)`);
    await new MigrationRunner(database.orm).run();

    expect(
      await database.rows(`
        select "assetId", score, "metricName", extract(epoch from quarter)::int % 900 as since
        from asset_score_peaks order by quarter`),
    ).toEqual([
      { assetId: '1', score: 0.4, metricName: 'memory', since: 0 },
      { assetId: '1', score: 0.3, metricName: 'cpu', since: 0 },
    ]);
  });
});
