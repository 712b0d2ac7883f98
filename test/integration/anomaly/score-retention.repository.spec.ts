import { AnomalyScoreRepository } from '../../../src/anomaly/scores/anomaly-score.repository.js';
import { CompactScores } from '../../../src/anomaly/scores/compact-score.repository.js';
import { ScoreFolder } from '../../../src/anomaly/scores/score-folder.service.js';
import { ScorePartitionRepository } from '../../../src/anomaly/scores/score-partition.repository.js';
import { ScoreRetention } from '../../../src/anomaly/scores/score-retention.repository.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 24, 13);

const config = loadConfig({
  DATABASE_HOST: 'db',
  EMS_CORE_URL: 'http://core',
  SCORE_RETENTION_DAYS: '30',
  NORMAL_SCORE_RETENTION_DAYS: '7',
});

describe('ScoreRetention', () => {
  let database: ServiceDatabase;
  let clock: StoppedClock;
  let retention: ScoreRetention;

  beforeEach(async () => {
    database = await openServiceDatabase();
    clock = new StoppedClock(NOW_MS);
    const partitions = new ScorePartitionRepository(database.em, clock, config);
    const folder = new ScoreFolder(new CompactScores(database.em), partitions, clock);
    retention = new ScoreRetention(database.em, clock, config, folder);
  });
  afterEach(() => database.close());

  const apply = async (signal?: AbortSignal) => ({
    nDroppedDays: await retention.dropExpired(signal),
    nThinnedDays: await retention.thinOld(signal),
  });
  const at = (days: number): number => NOW_MS + days * DAY_MS;
  const store = async (days: number, ...scores: readonly number[]): Promise<void> => {
    const partitions = new ScorePartitionRepository(database.em, clock, config);
    await partitions.prepare([{ fromMs: at(days), untilMs: at(days) }]);
    const series = { assetId: '1', threshold: 0.7, metadata: { days } };
    await database.transactions.run(() =>
      new AnomalyScoreRepository(database.em).insertAll(
        scores.map((score) => ({ ...series, metricName: `m${score}`, atMs: at(days), score })),
      ),
    );
  };
  const stored = async (): Promise<readonly unknown[]> =>
    (await database.rows('select score from anomaly_scores order by timestamp, score')).map(
      ({ score }) => score,
    );
  const partition = async (name: string): Promise<unknown> =>
    (await database.rows(`select to_regclass('${name}')::oid as oid`))[0]?.oid;

  it('drops the days that are too old, and lets normal scores go before', async () => {
    await store(-31, 0.9);
    await store(-30, 0.91, 0.1);
    await store(-8, 0.2, 0.8);
    await store(-7, 0.3);
    await store(0, 0.4);

    expect(await apply()).toEqual({ nDroppedDays: 1, nThinnedDays: 2 });

    expect(await stored()).toEqual([0.91, 0.8, 0.3, 0.4]);
    expect(await partition('anomaly_scores_20261024')).toBeNull();
  });

  it('drops the days of normal scores as a whole, and puts those of hours that are over where their days are', async () => {
    const normal = { assetId: '1', metricName: 'cpu_usage', threshold: 0.7, metadata: null };
    const days = [-31, -8, -7, 0];
    const partitions = new ScorePartitionRepository(database.em, clock, config);
    await partitions.prepare(days.map((day) => ({ fromMs: at(day), untilMs: at(day) })));
    await database.transactions.run(() =>
      new AnomalyScoreRepository(database.em).insertAll(
        days.map((day) => ({ ...normal, atMs: at(day), score: 0.4 - day / 100 })),
      ),
    );

    expect(await retention.fold()).toBe(0);
    expect(await database.rows('select hour from score_chunks')).toEqual([{ hour: new Date(NOW_MS) }]);
    await apply();

    expect(await stored()).toEqual([0.4 + 0.07, 0.4]);
    const left = await database.rows(
      `select tablename as name from pg_tables where tablename like 'score_hours_%' order by 1`,
    );
    expect(left).toEqual([{ name: 'score_hours_20261117' }, { name: 'score_hours_20261124' }]);
  });

  it('thins each day once, and does nothing where nothing has become too old', async () => {
    await store(-8, 0.2, 0.8);
    await apply();
    const thinned = await partition('anomaly_scores_20261116');

    expect(await apply()).toEqual({ nDroppedDays: 0, nThinnedDays: 0 });
    expect(await partition('anomaly_scores_20261116')).toBe(thinned);

    await store(-7, 0.3, 0.9);
    clock.advanceSeconds(86_400);
    expect(await apply()).toEqual({ nDroppedDays: 0, nThinnedDays: 1 });
    expect(await stored()).toEqual([0.8, 0.9]);
  });

  it('leaves a thinned day that takes scores, finds them by its indexes and keeps each time of a series once', async () => {
    await store(-8, 0.2, 0.8);
    const before = await database.rows('select * from anomaly_scores where "isAnomaly"');
    await apply();

    expect(await database.rows('select * from anomaly_scores')).toEqual(before);
    await store(-8, 0.85);
    expect(await stored()).toEqual([0.8, 0.85]);
    await expect(store(-8, 0.8)).rejects.toMatchObject({ code: '23505' });
    const indexes = await database.rows(`
      select count(*)::int as n from pg_inherits where inhrelid in (
        select indexrelid from pg_index where indrelid = 'anomaly_scores_20261116'::regclass)`);
    expect(indexes).toEqual([{ n: 2 }]);
  });

  it('leaves a day that is being read for the next time', async () => {
    await store(-8, 0.2);
    const reader = database.em.fork();
    await reader.begin();
    await reader.execute('select * from anomaly_scores');

    expect(await apply()).toEqual({ nDroppedDays: 0, nThinnedDays: 0 });
    await reader.commit();

    expect(await apply()).toEqual({ nDroppedDays: 0, nThinnedDays: 1 });
  });

  it('starts no further day after an abort', async () => {
    await store(-8, 0.2);

    expect(await apply(AbortSignal.abort())).toEqual({ nDroppedDays: 0, nThinnedDays: 0 });
    expect(await stored()).toEqual([0.2]);
  });
});
