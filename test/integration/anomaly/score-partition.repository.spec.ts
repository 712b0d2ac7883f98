import { ScorePartitionRepository } from '../../../src/anomaly/scores/score-partition.repository.js';
import { AnomalyScoreRepository } from '../../../src/anomaly/scores/anomaly-score.repository.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import { connect, openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 24, 13);

const config = loadConfig({
  DATABASE_HOST: 'db',
  EMS_CORE_URL: 'http://core',
  SCORE_RETENTION_DAYS: '30',
});

describe('ScorePartitionRepository', () => {
  let database: ServiceDatabase;

  beforeEach(async () => {
    recordLogs();
    database = await openServiceDatabase();
  });
  afterEach(() => database.close());

  const at = (days: number): number => NOW_MS + days * DAY_MS;
  const partitionsAt = (days: number, em = database.em): ScorePartitionRepository =>
    new ScorePartitionRepository(em, new StoppedClock(at(days)), config);
  const names = async (): Promise<readonly unknown[]> => {
    const rows = await database.rows(
      `select tablename from pg_tables where tablename like 'anomaly_scores%' order by 1`,
    );
    return rows.map(({ tablename }) => String(tablename).slice('anomaly_scores'.length));
  };
  const store = (days: number, score: number): Promise<void> =>
    database.transactions.run(() =>
      new AnomalyScoreRepository(database.em).insertAll([
        { assetId: '1', metricName: 'cpu_usage', atMs: at(days), score, threshold: 0.7, metadata: null },
      ]),
    );

  it('makes every day that scores fall on, in UTC, once', async () => {
    const partitions = partitionsAt(0);
    await partitions.prepare([{ fromMs: Date.UTC(2026, 10, 22, 23, 59), untilMs: NOW_MS }]);
    await partitions.prepare([{ fromMs: NOW_MS, untilMs: Date.UTC(2026, 10, 25) - 1 }]);

    expect(await names()).toEqual(['_20261122', '_20261123', '_20261124']);
    await store(0, 0.2);
    expect(await database.rows('select score from anomaly_scores')).toEqual([{ score: 0.2 }]);
  });

  it('lets several processes make the same day', async () => {
    const other = await connect(database.url);
    const span = [{ fromMs: NOW_MS, untilMs: NOW_MS }];
    await Promise.all([partitionsAt(0).prepare(span), partitionsAt(0, other.em).prepare(span)]);
    await other.close();

    expect(await names()).toEqual(['_20261124']);
  });

  it('makes a day again that another process has dropped for being too old', async () => {
    const partitions = partitionsAt(0);
    const tooOld = [{ fromMs: at(-31), untilMs: at(-31) }];
    await partitions.prepare(tooOld);
    await database.rows('drop table anomaly_scores_20261024');

    await partitions.prepare(tooOld);

    expect(await names()).toEqual(['_20261024']);
  });
});
