import { AnomalyScoreRepository } from '../../../src/anomaly/scores/anomaly-score.repository.js';
import { ScorePeaks } from '../../../src/anomaly/scores/score-peak.repository.js';
import { QUARTER_MS } from '../../../src/anomaly/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { scorePartitions } from './score-partitions.js';

const START_MS = Date.UTC(2026, 10, 22, 14);

describe('ScorePeaks', () => {
  let database: ServiceDatabase;
  let peaks: ScorePeaks;
  let scores: AnomalyScoreRepository;

  beforeAll(async () => {
    database = await openServiceDatabase();
    peaks = new ScorePeaks(database.em);
    scores = new AnomalyScoreRepository(database.em);
    await scorePartitions(database.em, START_MS).prepare([
      { fromMs: START_MS, untilMs: START_MS + 86_400_000 },
    ]);
  });
  beforeEach(() => database.rows('truncate single_scores, score_hours, score_chunks, asset_score_peaks'));
  afterAll(() => database.close());

  const scored = (assetId: string, metricName: string, minute: number, score: number) => ({
    assetId,
    metricName,
    atMs: START_MS + minute * 60_000,
    score,
    threshold: 0.7,
    metadata: null,
  });
  const store = (...rows: ReturnType<typeof scored>[]): Promise<void> =>
    database.transactions.run(() => scores.insertAll(rows));
  const stored = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(`
      select "assetId", to_char(quarter at time zone 'UTC', 'HH24:MI') as quarter, score, "metricName"
      from asset_score_peaks order by 1, 2`);
  const hour = { fromMs: START_MS, columnMs: QUARTER_MS, nColumns: 4 };

  it('are stored with the scores, one for each asset and quarter', async () => {
    await store(scored('1', 'cpu', 1, 0.2), scored('1', 'memory', 2, 0.4), scored('2', 'cpu', 16, 0.1));

    expect(await stored()).toEqual([
      { assetId: '1', quarter: '14:00', score: 0.4, metricName: 'memory' },
      { assetId: '2', quarter: '14:15', score: 0.1, metricName: 'cpu' },
    ]);
  });

  it('rise and never fall, in whatever order scores come', async () => {
    await store(scored('1', 'cpu', 9, 0.5));
    await store(scored('1', 'cpu', 10, 0.3));
    await store(scored('1', 'memory', 3, 0.6));
    await store(scored('1', 'cpu', 11, 0.6));

    expect(await stored()).toEqual([{ assetId: '1', quarter: '14:00', score: 0.6, metricName: 'memory' }]);
  });

  it('leave a row alone that is as high', async () => {
    await store(scored('1', 'cpu', 1, 0.5));
    const version = (): Promise<readonly unknown[]> =>
      database.rows('select xmin::text, xmax::text, ctid::text from asset_score_peaks');
    const before = await version();
    await store(scored('1', 'cpu', 2, 0.5));

    expect(await version()).toEqual(before);
  });

  it('are gone with the scores when the transaction fails', async () => {
    const failing = database.transactions.run(async () => {
      await scores.insertAll([scored('1', 'cpu', 1, 0.9)]);
      throw new Error('the process ends');
    });

    await expect(failing).rejects.toThrow('the process ends');
    expect(await stored()).toEqual([]);
  });

  it('give the highest score of each asset within a range', async () => {
    await store(scored('1', 'cpu', 0, 0.9), scored('1', 'cpu', 20, 0.2), scored('2', 'cpu', 20, 0.3));

    expect(await peaks.findHighest(START_MS + QUARTER_MS, START_MS + 4 * QUARTER_MS)).toEqual(
      new Map([
        ['1', 0.2],
        ['2', 0.3],
      ]),
    );
    expect(await peaks.findHighest(START_MS - QUARTER_MS, START_MS)).toEqual(new Map());
  });

  it('give columns with what is highest in each, and the metric of the highest of all', async () => {
    await store(
      scored('1', 'cpu', 1, 0.25),
      scored('1', 'memory', 31, 0.75),
      scored('1', 'cpu', 46, 0.5),
      scored('1', 'cpu', 60, 1),
      scored('2', 'cpu', 1, 1),
    );
    const placed = async (columns: typeof hour): Promise<unknown> => {
      const [row, ...more] = await peaks.findColumns(['1', '3'], columns);
      expect(more).toEqual([]);
      expect(row).toMatchObject({ assetId: '1', peakScore: 0.75, peakMetric: 'memory' });
      return Object.fromEntries(row!.columns.map((column, i) => [column, row!.scores[i]]));
    };

    expect(await placed(hour)).toEqual({ 0: 0.25, 2: 0.75, 3: 0.5 });
    expect(await placed({ ...hour, columnMs: 2 * QUARTER_MS, nColumns: 2 })).toEqual({ 0: 0.25, 1: 0.75 });
  });
});
