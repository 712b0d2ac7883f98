import { ForgetSeriesService } from '../../../src/anomaly/sweep/forget-series.service.js';
import { GoneSeriesRepository } from '../../../src/anomaly/sweep/gone-series.repository.js';
import { SeriesCheckpointRepository } from '../../../src/anomaly/scoring/series-checkpoint.repository.js';
import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const REMOVED = 'b9fa1d28-0000-4000-8000-000000000002';
const NOW_MS = Date.UTC(2026, 10, 24);
/** Days before now. */
const OLD = 91;
const YOUNG = 89;

describe('ForgetSeriesService', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;

  beforeAll(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.poll(ROUTER, 'latency', [['2026-01-01 00:00:00', 1]]);
  });
  beforeEach(() => database.rows('truncate series_reports, series_checkpoints, series_states'));
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const forget = (env: Record<string, string> = {}): Promise<number> => {
    const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...env });
    return new ForgetSeriesService(
      new GoneSeriesRepository(database.em),
      new SeriesCheckpointRepository(database.em),
      database.transactions,
      new DatabaseMetricSource(database.em, 'UTC'),
      new StoppedClock(NOW_MS),
      config,
    ).apply();
  };
  const at = (days: number): string => new Date(NOW_MS - days * 86_400_000).toISOString();
  /** With a checkpoint of its last sample and one of a day before. */
  const remember = async (assetId: string, metricName: string, reported: number, swept = reported) => {
    await database.rows(`
      insert into series_reports ("assetId", "metricName", "lastSampleAt", "intervalMs")
      values ('${assetId}', '${metricName}', '${at(reported)}', 60000);
      insert into series_checkpoints ("assetId", "metricName", slot, watermark, "stateVersion", state)
      values ('${assetId}', '${metricName}', 'live', '${at(swept)}', 1, ''),
        ('${assetId}', '${metricName}', 'day-0', '${at(swept + 1)}', 1, '')`);
  };
  const left = async (): Promise<readonly unknown[]> =>
    (
      await database.rows(`
        select "metricName" as name, (select count(*)::int from series_checkpoints c
          where c."assetId" = r."assetId" and c."metricName" = r."metricName") as n
        from series_reports r order by 1`)
    ).map(({ name, n }) => [name, n]);

  it('deletes series without samples in the platform, and those of deleted assets', async () => {
    await remember(ROUTER, 'fan_speed', OLD);
    await remember(REMOVED, 'latency', OLD);

    expect(await forget()).toBe(2);

    expect(await left()).toEqual([]);
    expect(await database.rows('select * from series_checkpoints')).toEqual([]);
    expect(await forget()).toBe(0);
  });

  it('keeps what reports, what the platform still lists, and what was swept since', async () => {
    await remember(ROUTER, 'cpu_usage', YOUNG);
    await remember(ROUTER, 'latency', OLD);
    await remember(ROUTER, 'memory_usage', OLD, YOUNG);

    expect(await forget()).toBe(0);

    expect(await left()).toEqual([
      ['cpu_usage', 2],
      ['latency', 2],
      ['memory_usage', 2],
    ]);
  });

  it.each([
    ['scores', { SCORE_RETENTION_DAYS: '120' }],
    ['history', { TRAINING_HISTORY_SECONDS: String(100 * 86_400) }],
    ['what is over', { HISTORY_RETENTION_DAYS: '100' }],
  ])('keeps a series as long as %s', async (_what, env) => {
    await remember(REMOVED, 'latency', OLD);

    expect(await forget(env)).toBe(0);
  });

  it('goes through any number of them', async () => {
    await database.rows(`
      insert into series_reports ("assetId", "metricName", "lastSampleAt", "intervalMs")
      select case when n % 2 = 0 then '${ROUTER}' else '${REMOVED}' end, case when n = 2 then 'latency' else 'm' || n end,
        '${at(OLD)}', 60000
      from generate_series(1, 1201) n`);

    expect(await forget()).toBe(1_200);
    expect(await left()).toEqual([['latency', 0]]);
  });
});
