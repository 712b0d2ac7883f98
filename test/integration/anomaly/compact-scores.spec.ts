import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { LeadRepository } from '../../../src/anomaly/episodes/lead.repository.js';
import {
  AnomalyScoreRepository,
  type NewScore,
} from '../../../src/anomaly/scores/anomaly-score.repository.js';
import { CompactScores } from '../../../src/anomaly/scores/compact-score.repository.js';
import { HOUR_MS } from '../../../src/anomaly/scores/score-columns.js';
import { ScoreFolder } from '../../../src/anomaly/scores/score-folder.service.js';
import { ScorePages } from '../../../src/anomaly/scores/score-page.repository.js';
import { ScoreTraces } from '../../../src/anomaly/scores/score-traces.repository.js';
import { LateSampleRepository } from '../../../src/anomaly/sweep/late-samples/late-sample.repository.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { scorePartitions } from './score-partitions.js';
import {
  ASSETS,
  END_MS,
  METRICS,
  N_STEPS,
  scoresOf,
  START_MS,
  STEP_MS,
  type Sweep,
  sweeps,
} from './swept-scores.js';

const NORMAL: Sweep = {
  asset: 0,
  isBoth: true,
  nSteps: 3,
  threshold: 1,
  isLate: false,
  foldAfterHours: 0,
};

describe('scores in chunks and hours', () => {
  let database: ServiceDatabase;
  let scores: AnomalyScoreRepository;

  const store = (rows: readonly NewScore[]): Promise<void> =>
    database.transactions.run(() => scores.insertAll(rows));
  const folder = (nowMs: number): ScoreFolder => {
    const clock = new StoppedClock(nowMs);
    return new ScoreFolder(new CompactScores(database.em), scorePartitions(database.em, nowMs), clock);
  };
  const clear = (): Promise<unknown> =>
    database.rows(
      'truncate single_scores, score_hours, score_chunks, asset_score_peaks, series_checkpoints, series_states',
    );
  const count = async (table: string): Promise<unknown> =>
    (await database.rows(`select count(*)::int as n from ${table}`))[0]?.n;

  beforeAll(async () => {
    database = await openServiceDatabase();
    scores = new AnomalyScoreRepository(database.em);
    await scorePartitions(database.em, START_MS).prepare([{ fromMs: START_MS, untilMs: END_MS }]);
  });
  beforeEach(clear);
  afterAll(() => database.close());

  async function expectAnswers(all: readonly NewScore[], fromMs: number, untilMs: number): Promise<void> {
    const pages = new ScorePages(database.em);
    for (const assetId of ASSETS) {
      const since = all.filter((one) => one.assetId === assetId && one.atMs > fromMs);
      for (const metricName of [undefined, ...METRICS]) {
        const expected = since
          .filter((one) => metricName === undefined || one.metricName === metricName)
          .toSorted((a, b) => b.atMs - a.atMs)
          .map(({ metricName: name, score, threshold, isLate, atMs }) => ({
            metricName: name,
            score,
            threshold,
            isAnomaly: score >= threshold,
            isLate: isLate === true,
            timestamp: new Date(atMs),
          }));
        const query = { assetId, metricName, since: new Date(fromMs) };
        const page = await pages.findScores({ ...query, limit: 10_000, offset: 0 });
        expect(page).toEqual({ scores: expected, total: expected.length });
        const second = await pages.findScores({ ...query, limit: 7, offset: 5 });
        expect(second).toEqual({ scores: expected.slice(5, 12), total: expected.length });
      }
      await expectSeries(assetId, all, fromMs, untilMs);
      const newest = METRICS.flatMap((metricName): [string, number][] => {
        const [last] = since
          .filter((one) => one.metricName === metricName)
          .toSorted((a, b) => b.atMs - a.atMs);
        return last ? [[metricName, last.score]] : [];
      });
      expect(await pages.findNewest(assetId, METRICS, new Date(fromMs + 1))).toEqual(new Map(newest));
    }
  }

  async function expectSeries(
    assetId: string,
    all: readonly NewScore[],
    fromMs: number,
    untilMs: number,
  ): Promise<void> {
    for (const metricName of METRICS) {
      const series = { assetId, metricName };
      const expected = all
        .filter((one) => one.assetId === assetId && one.metricName === metricName)
        .filter(({ atMs }) => atMs > fromMs && atMs <= untilMs)
        .toSorted((a, b) => a.atMs - b.atMs);
      const trace = await new ScoreTraces(database.em).read({ ...series, fromMs, untilMs, limit: 10_000 });
      const order = [...trace.timestamps.keys()].sort(
        (a, b) => (trace.timestamps[a] ?? 0) - (trace.timestamps[b] ?? 0),
      );
      expect(order.map((n) => [trace.timestamps[n], trace.scores[n], trace.isAnomaly[n]])).toEqual(
        expected.map(({ atMs, score, threshold }) => [atMs, score, Number(score >= threshold)]),
      );
      const found = await scores.findStored([{ ...series, fromMs: fromMs + 1, untilMs }]);
      expect(
        [...found.values()]
          .flat()
          .map(({ atMs }) => atMs)
          .sort((a, b) => a - b),
      ).toEqual(expected.map(({ atMs }) => atMs));
      const leads = await new LeadRepository(database.em).findLeads(
        [{ ...series, beforeMs: untilMs + 1 }],
        untilMs - fromMs,
      );
      expect([...leads.values()].flat()).toEqual(
        expected.map(({ atMs, score }) => ({ at: new Date(atMs), score })),
      );
    }
  }

  it('are answered as if each were a row, whenever they were stored and folded', async () => {
    await fc.assert(
      fc.asyncProperty(sweeps, fc.nat(N_STEPS), fc.nat(N_STEPS), async (all, fromStep, nSteps) => {
        await clear();
        const done = new Map<string, number>();
        const stored: NewScore[] = [];
        for (const sweep of all) {
          const rows = scoresOf(sweep, done);
          await store(rows);
          stored.push(...rows);
          if (sweep.foldAfterHours > 0) await folder(START_MS + sweep.foldAfterHours * HOUR_MS).fold();
        }
        expect(await count('anomaly_scores')).toBe(stored.length);
        const fromMs = START_MS + fromStep * STEP_MS - 1;
        await expectAnswers(stored, fromMs, fromMs + nSteps * STEP_MS);
      }),
      { numRuns: 12 },
    );
  });

  it('are folded once where two processes do it at once, and once more where more came after it', async () => {
    const done = new Map<string, number>();
    const rows = Array.from({ length: 5 }, () => scoresOf(NORMAL, done));
    for (const some of rows.slice(0, 4)) await store(some);
    expect(await count('score_chunks')).toBeGreaterThanOrEqual(4);
    await Promise.all([folder(END_MS + HOUR_MS).fold(), folder(END_MS + HOUR_MS).fold()]);

    expect(await count('score_chunks')).toBe(0);
    await store(rows.at(-1) ?? []);
    await folder(END_MS + HOUR_MS).fold();
    expect(await count('score_chunks')).toBe(0);
    await expectAnswers(rows.flat(), START_MS - 1, END_MS);
  });

  it('stay where they were when a process is killed while it folds', async () => {
    const done = new Map<string, number>();
    const rows = Array.from({ length: 4 }, () => scoresOf(NORMAL, done));
    for (const some of rows) await store(some);
    const before = await count('score_chunks');
    const holder = database.em.fork();
    await holder.begin();
    await holder.execute('lock table score_hours in share mode');
    const killed = folder(END_MS + HOUR_MS)
      .fold()
      .catch((error: unknown) => error);
    // Databases that are copies of one template have the same numbers for their tables.
    const waiting = `select pid from pg_locks where relation = 'score_hours'::regclass and not granted
      and database = (select oid from pg_database where datname = current_database())`;
    while ((await database.rows(waiting)).length === 0) await sleep(5);
    await database.rows(`select pg_terminate_backend(pid) from (${waiting}) w`);

    expect(await killed).toBeInstanceOf(Error);
    await holder.commit();
    expect(await count('score_chunks')).toBe(before);
    await expectAnswers(rows.flat(), START_MS - 1, END_MS);
    await folder(END_MS + HOUR_MS).fold();
    expect(await count('score_chunks')).toBe(0);
    await expectAnswers(rows.flat(), START_MS - 1, END_MS);
  });

  it('show which samples were never scored, wherever the others lie', async () => {
    const [assetId = ''] = ASSETS;
    const done = new Map<string, number>();
    const sweep: Sweep = {
      asset: 0,
      isBoth: false,
      nSteps: 20,
      threshold: 1,
      isLate: false,
      foldAfterHours: 0,
    };
    const [metricName = ''] = METRICS.slice(1);
    const rows = scoresOf(sweep, done);
    const missing = rows.filter((_, n) => n % 6 === 4);
    const there = rows.filter((row) => !missing.includes(row));
    for (const row of there.slice(0, 5)) await store([row]);
    await folder(END_MS + HOUR_MS).fold();
    for (const row of there.slice(5, 10)) await store([row]);
    await store(there.slice(10).map((row) => ({ ...row, isLate: true })));
    await database.rows(`
      insert into series_checkpoints ("assetId", "metricName", slot, watermark, "stateVersion", state)
      values ('${assetId}', '${metricName}', 'live', '2026-11-23T12:00:00Z', 1, '')`);

    const early = START_MS - STEP_MS;
    const timestamps = Float64Array.from([early, ...rows.map(({ atMs }) => atMs)]);
    const unscored = await new LateSampleRepository(database.em).findUnscored(
      [{ assetId, metricName, unit: '', timestamps }],
      END_MS,
    );
    expect(unscored).toEqual(missing.map(({ atMs }) => ({ assetId, metricName, atMs })));
  });

  it('of the version before, and through it, are found among the others', async () => {
    const done = new Map<string, number>();
    const sweep: Sweep = {
      asset: 0,
      isBoth: false,
      nSteps: 4,
      threshold: 1,
      isLate: false,
      foldAfterHours: 0,
    };
    const rows = [scoresOf(sweep, done), scoresOf(sweep, done)] as const;
    await store(rows[0]);
    for (const { assetId, metricName, score, atMs } of rows[1])
      await database.rows(`
        insert into anomaly_scores ("assetId", "metricName", score, "isAnomaly", threshold, timestamp)
        values ('${assetId}', '${metricName}', ${score}, false, 1, '${new Date(atMs).toISOString()}')`);

    await expectAnswers(rows.flat(), START_MS - 1, END_MS);
  });
});
