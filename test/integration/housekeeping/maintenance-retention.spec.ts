import { MaintenanceRetention } from '../../../src/housekeeping/maintenance-retention.repository.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const BEFORE = new Date('2026-06-01T00:00:00Z');
const OLD = `'2026-01-01T00:00:00Z'`;
const NEW = `'2026-07-01T00:00:00Z'`;
/** Days of UTC since 1970. */
const [OLD_DAY, NEW_DAY] = [20454, 20635];
const idOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

describe('MaintenanceRetention', () => {
  let database: ServiceDatabase;
  let rows: MaintenanceRetention;

  beforeAll(async () => {
    database = await openServiceDatabase();
    rows = new MaintenanceRetention(database.em);
    await database.rows(`
      insert into asset_observations values ('a', ${OLD_DAY}, true, '{}'), ('a', ${NEW_DAY}, true, '{}');
      insert into failure_predictions ("assetId", day, "predictedAt", basis, risks, lows, highs, contributions)
      values ('a', ${OLD_DAY}, ${OLD}, 'none', '{}', '{}', '{}', '[]'), ('a', ${NEW_DAY}, ${NEW}, 'none', '{}', '{}', '{}', '[]');
      insert into asset_failures (id, "assetId", source, "failedAt", reason, "recordedAt", "recordedBy") values
        ('${idOf(1)}', 'a', 'dark', ${OLD}, 'old', ${OLD}, 'service'), ('${idOf(2)}', 'b', 'operator', ${OLD}, 'added lately', ${NEW}, 'noc'),
        ('${idOf(3)}', 'a', 'dark', ${NEW}, 'new', ${NEW}, 'service');
      insert into recommendation_marks ("assetId", action, "predictedAt", status, "markedAt", recommendation) values
        ('old', 'free-disk', ${OLD}, 'done', ${OLD}, '{}'), ('new', 'free-disk', ${OLD}, 'done', ${NEW}, '{}');
      insert into dark_times values ('a', ${OLD}, ${OLD}), ('b', ${OLD}, null), ('a', ${NEW}, ${NEW});
      insert into observed_assets values ('gone', 1, null, null, ${OLD}), ('a', 1, null, null, ${NEW});
      insert into asset_units values ('gone', ${OLD}, '1', null), ('a', ${OLD}, '2', null), ('a', ${NEW}, '3', null);
      insert into asset_details values ('a', ${OLD}, 'online', null, null, null), ('a', ${NEW}, 'offline', null, null, null);
      insert into failure_models (version, status, "trainedAt", reason, report, artifacts) values
        ('rejected', 'rejected', ${OLD}, '', '{}', null), ('kept', 'retired', ${OLD}, '', '{}', '{}'), ('active', 'active', ${OLD}, '', '{}', '{}')`);
  });
  afterAll(() => database.close());

  it.each([
    ['deleteObservations', 1, 'asset_observations', 'day', [String(NEW_DAY)]],
    ['deletePredictions', 1, 'failure_predictions', 'day', [String(NEW_DAY)]],
    ['deleteFailures', 1, 'asset_failures', 'id', [idOf(2), idOf(3)]],
    ['deleteDarkTimes', 1, 'dark_times', '"assetId"', ['a', 'b']],
    ['deleteRecommendationMarks', 1, 'recommendation_marks', '"assetId"', ['new']],
    ['deleteAssetDetails', 1, 'asset_details', 'status', ['offline']],
    ['deleteFailureModels', 1, 'failure_models', 'version', ['active', 'kept']],
  ] as const)(
    '%s deletes what is old, and keeps what is still asked for',
    async (name, n, table, column, left) => {
      expect(await rows[name](BEFORE, 100)).toBe(n);
      expect(await rows[name](BEFORE, 100)).toBe(0);
      const found = await database.rows(`select ${column}::text as what from ${table} order by 1`);
      expect(found.map(({ what }) => what)).toEqual(left);
    },
  );

  it('forgets assets that nobody observes any more, and devices that were replaced long ago', async () => {
    while ((await rows.deleteUnits(BEFORE, 1)) > 0);
    expect(await database.rows(`select "assetId" as id from observed_assets`)).toEqual([{ id: 'a' }]);
    expect(await database.rows(`select "serialNumber" as serial from asset_units`)).toEqual([
      { serial: '3' },
    ]);
  });
});
