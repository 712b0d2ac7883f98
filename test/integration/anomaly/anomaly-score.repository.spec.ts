import {
  AnomalyScoreRepository,
  type NewScore,
} from '../../../src/anomaly/scores/anomaly-score.repository.js';
import { ScorePages, type ScoreQuery } from '../../../src/anomaly/scores/score-page.repository.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { scorePartitions } from './score-partitions.js';

const START_MS = Date.UTC(2026, 10, 22, 14, 0, 0, 123);

function score(n: number, changes: Partial<NewScore> = {}): NewScore {
  return {
    assetId: '1',
    metricName: 'cpu_usage',
    atMs: START_MS + n * 1000,
    score: 0.1,
    threshold: 0.7,
    metadata: null,
    ...changes,
  };
}

const everything: ScoreQuery = { assetId: '1', since: new Date(0), limit: 100, offset: 0 };

describe('AnomalyScoreRepository', () => {
  let database: ServiceDatabase;
  let scores: AnomalyScoreRepository;
  let stored: ScorePages;

  beforeAll(async () => {
    database = await openServiceDatabase();
    scores = new AnomalyScoreRepository(database.em);
    stored = new ScorePages(database.em);
    const partitions = scorePartitions(database.em, START_MS);
    await partitions.prepare([{ fromMs: START_MS - 2 * 86_400_000, untilMs: START_MS + 86_400_000 }]);
  });
  beforeEach(() => database.rows('truncate single_scores, score_hours, score_chunks'));
  afterAll(() => database.close());

  const store = (rows: readonly NewScore[]): Promise<void> =>
    database.transactions.run(() => scores.insertAll(rows));

  it('stores many scores as they are, to the millisecond', async () => {
    const metadata = {
      reason: 'it said "{rose}, \\ and \'fell\'"',
      expected: { low: -1.5 },
      modelVersion: null,
    };
    await store([score(0), score(1, { score: 0.7, metadata }), score(2, { score: 0.699_999 })]);

    const { scores: found } = await stored.findScores(everything);

    expect(found.map(({ timestamp }) => timestamp.getTime() - START_MS)).toEqual([2000, 1000, 0]);
    expect(found.map(({ isAnomaly, threshold }) => [isAnomaly, threshold])).toEqual([
      [false, 0.7],
      [true, 0.7],
      [false, 0.7],
    ]);
    expect(found[1]).toMatchObject({ metricName: 'cpu_usage', score: 0.7 });
    expect(await database.rows('select "assetId", metadata from anomaly_scores order by timestamp')).toEqual(
      [null, metadata, null].map((one) => ({ assetId: '1', metadata: one })),
    );
  });

  it('stores nothing when there is nothing', async () => {
    await store([]);

    expect(await stored.findScores(everything)).toEqual({ scores: [], total: 0 });
  });

  it('has one score for an anomaly, whatever happens, and all of a batch or nothing', async () => {
    await store([score(0), score(1, { score: 0.9 })]);

    await expect(store([score(2), score(1, { score: 0.9 })])).rejects.toMatchObject({ code: '23505' });

    expect((await stored.findScores(everything)).total).toBe(2);
    await store([score(1, { assetId: '2' }), score(1, { metricName: 'latency' })]);
  });

  it('finds page by page, newest first, with the total', async () => {
    await store(Array.from({ length: 25 }, (_, n) => score(n)));
    const pages = [];
    for (const offset of [0, 10, 20, 30])
      pages.push(await stored.findScores({ ...everything, limit: 10, offset }));

    expect(pages.map((page) => [page.scores.length, page.total])).toEqual([
      [10, 25],
      [10, 25],
      [5, 25],
      [0, 25],
    ]);
    const times = pages.flatMap((page) => page.scores.map(({ timestamp }) => timestamp.getTime()));
    expect(times).toEqual(Array.from({ length: 25 }, (_, n) => START_MS + (24 - n) * 1000));
  });

  it('finds what is newer than a time, of one asset and one metric', async () => {
    await store([
      score(0),
      score(1),
      score(2),
      score(2, { metricName: 'latency' }),
      score(2, { assetId: '2' }),
    ]);
    const since = new Date(START_MS + 1000);

    expect((await stored.findScores({ ...everything, since })).total).toBe(2);
    expect((await stored.findScores({ ...everything, since, metricName: 'cpu_usage' })).total).toBe(1);
    expect((await stored.findScores({ ...everything, assetId: '3' })).total).toBe(0);
  });
});
