import { readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import {
  compareModels,
  type DetectionModel,
  scoreSamples,
  type SeriesSamples,
  SeriesState,
  TrainingSet,
  decodeModel,
  encodeModel,
  ScopedModel,
} from '../../../src/ml/index.js';
import type { DetectorPool } from '../../../src/models/index.js';
import type { PoolLimits } from '../../../src/models/detector-pool.service.js';
import { calmSeries, trainedModel } from './trained-model.js';

/** The built class: a worker thread can only load JavaScript. */
async function builtPool(limits?: PoolLimits): Promise<DetectorPool> {
  const built = new URL('../../../dist/src/models/detector-pool.service.js', import.meta.url).href;
  const module = (await import(built)) as {
    DetectorPool: new (config: { readonly models: object }, limits?: PoolLimits) => DetectorPool;
  };
  return new module.DetectorPool({ models: {} }, limits);
}

const options = { nTrees: 20, maxSamples: 64, seed: 7 };
const spiked = calmSeries(3, 300);
spiked.values[290] = 500;

describe('DetectorPool', () => {
  let pool: DetectorPool;

  // Its threads are shared by all tests that leave them as they are: each loads what it computes with.
  beforeAll(async () => {
    pool = await builtPool();
  });
  afterAll(() => pool.onApplicationShutdown());

  const learned = (samples: SeriesSamples) => ({ samples, untilMs: Infinity });
  const scoreTask = (artifact: Uint8Array, modelVersion = 'v1') => ({
    model: { modelVersion, artifact },
    minTrainingSamples: 100,
    explainFrom: 0.7,
    series: [{ samples: calmSeries(1) }, { samples: spiked }],
  });

  it('trains what the functions of ml train, bit for bit', async () => {
    const series = [learned(calmSeries(1)), { samples: calmSeries(2), untilMs: 250 * 600_000 }];
    const rows = new TrainingSet({ seed: options.seed });
    for (const { samples, untilMs } of series) rows.addSeries(samples, untilMs);
    rows.addReferenceSeries();

    const result = await pool.train({ series, options });

    expect(result?.report).toEqual(rows.fit(options).report);
    expect(decodeModel(result!.artifact).common.nTrees).toBe(20);
    expect(result?.scopes).toEqual([]);
  });

  (process.platform === 'linux' ? it : it.skip)('works after the thread that answers', async () => {
    await pool.scoreTask({ minTrainingSamples: 100, explainFrom: 0.7, series: [] }, 'request');

    const priorities = readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread)));
    expect(priorities).toContain(Math.min(19, getPriority(process.pid) + 10));
  });

  it('has nothing to show for series that are too short', async () => {
    expect(
      await pool.train({ series: [calmSeries(1, 100), calmSeries(2, 5)].map(learned), options }),
    ).toBeUndefined();
  });

  it('compares what the functions of ml compare', async () => {
    const [live, candidate] = [1, 2].map((seed) => trainedModel('v1', new Date(), seed).artifact);
    const series = [{ samples: spiked, threshold: 0.7, incidents: [] }];

    const comparison = await pool.compare({ live: live!, candidate: candidate!, series });

    expect(comparison).toEqual(compareModels(decodeModel(live!), decodeModel(candidate!), series));
    expect(comparison.nSamples).toBeGreaterThan(50);
  });

  it('scores what the functions of ml score, one result per series, in order', async () => {
    const { artifact } = trainedModel('v1', new Date());
    const model = decodeModel(artifact).common;

    const results = await pool.scoreTask(scoreTask(artifact), 'request');

    const states = [SeriesState.create(), SeriesState.create()] as const;
    expect(results.map(({ scored }) => scored)).toEqual([
      scoreSamples(states[0], calmSeries(1), { model, minTrainingSamples: 100, explainFrom: 0.7 }),
      scoreSamples(states[1], spiked, { model, minTrainingSamples: 100, explainFrom: 0.7 }),
    ]);
    expect(results.map(({ state }) => Buffer.from(state))).toEqual(
      states.map((state) => Buffer.from(state.encode())),
    );
    expect(results[1]!.scored.explanations.map(({ index }) => index)).toContain(290);
  });

  it('scores each series with the model of its scope, and with the one for all where there is none', async () => {
    const [common, router] = [1, 2].map(
      (seed) => decodeModel(trainedModel('v', new Date(), seed).artifact).common,
    );
    const artifact = encodeModel(new ScopedModel(common!, new Map([['router', router!]])));
    const series = [{ scope: 'router' }, { scope: 'server' }, {}].map((one) => ({ ...one, samples: spiked }));

    const results = await pool.scoreTask({ ...scoreTask(artifact, 'scoped'), series }, 'request');

    const by = (model: DetectionModel) =>
      scoreSamples(SeriesState.create(), spiked, { model, minTrainingSamples: 100, explainFrom: 0.7 }).scores;
    expect(results.map(({ scored }) => scored.scores)).toEqual([by(router!), by(common!), by(common!)]);
    expect(by(router!)).not.toEqual(by(common!));
  });

  it('trains a model of its own for each scope that is large enough', async () => {
    const long = [1, 2, 3].map((seed) => learned(calmSeries(seed, 900)));
    const scopes = ['router', 'router', 'printer'];

    const result = await pool.train({
      series: long.map((one, i) => ({ ...one, scope: scopes[i] })),
      options,
    });

    expect(result?.scopes).toEqual([{ scope: 'router', nSeries: 2, nRows: 1600 }]);
    expect([...decodeModel(result!.artifact).scopes.keys()]).toEqual(['router']);
  });

  it('goes on from the state it gave back', async () => {
    const { artifact } = trainedModel('v1', new Date());
    const cut = (from: number, to?: number) => ({
      timestamps: spiked.timestamps.slice(from, to),
      values: spiked.values.slice(from, to),
    });
    const task = scoreTask(artifact);
    const [whole] = await pool.scoreTask({ ...task, series: [{ samples: spiked }] }, 'request');
    const [half] = await pool.scoreTask({ ...task, series: [{ samples: cut(0, 200) }] }, 'request');

    const [rest] = await pool.scoreTask(
      { ...task, series: [{ state: half!.state, samples: cut(200) }] },
      'request',
    );

    expect([...half!.scored.scores, ...rest!.scored.scores]).toEqual([...whole!.scored.scores]);
    expect(Buffer.from(rest!.state).equals(whole!.state)).toBe(true);
  });

  it('rejects a corrupt model and a corrupt state, and works on', async () => {
    const { artifact } = trainedModel('v1', new Date());
    const torn = artifact.slice(0, artifact.length - 1);

    await expect(pool.scoreTask(scoreTask(torn, 'torn'), 'request')).rejects.toThrow(/corrupt/);
    await expect(
      pool.scoreTask(
        { ...scoreTask(artifact), series: [{ state: Uint8Array.of(1), samples: spiked }] },
        'request',
      ),
    ).rejects.toThrow(/series state/);
    expect(await pool.scoreTask(scoreTask(artifact), 'request')).toHaveLength(2);
  });

  it('ends the thread of a task that does not end, says so, and does the next one', async () => {
    const impatient = await builtPool({
      mostWaiting: 10,
      patienceSeconds: {
        scorePacked: 30,
        train: 0.2,
        compare: 30,
        profile: 30,
        forecast: 30,
        findSeasonality: 30,
        busy: 30,
        rootCause: 30,
        fitFailures: 30,
        predictFailures: 30,
      },
    });
    const long = impatient.train({
      series: Array.from({ length: 20 }, (_, seed) => learned(calmSeries(seed, 5_000))),
      options: { ...options, nTrees: 1000 },
    });

    await expect(long).rejects.toMatchObject({ code: 'detector_stuck', kind: 'unavailable' });
    expect(
      await impatient.scoreTask(scoreTask(trainedModel('v1', new Date()).artifact), 'request'),
    ).toHaveLength(2);
    await impatient.onApplicationShutdown();
  });

  it('makes no thread for what is asked of it after its end', async () => {
    const ended = await builtPool();
    await ended.onApplicationShutdown();

    await expect(ended.train({ series: [learned(calmSeries(1))], options })).rejects.toThrow(
      'the process ends',
    );
  });

  it('refuses more work than it can do in good time', async () => {
    const busy = await builtPool({
      mostWaiting: 3,
      patienceSeconds: {
        scorePacked: 30,
        train: 30,
        compare: 30,
        profile: 30,
        forecast: 30,
        findSeasonality: 30,
        busy: 30,
        rootCause: 30,
        fitFailures: 30,
        predictFailures: 30,
      },
    });
    const task = scoreTask(trainedModel('v1', new Date()).artifact);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () => busy.scoreTask(task, 'request')),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');

    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(40);
    expect(refused[0]).toMatchObject({
      reason: { code: 'detector_busy', details: { retryAfterSeconds: 5 } },
    });
    await busy.onApplicationShutdown();
  });

  it('does the tasks of a sweep among those of requests, however many of these wait', async () => {
    const task = scoreTask(trainedModel('v1', new Date()).artifact);
    const done: string[] = [];
    const requests = Array.from({ length: 200 }, () =>
      pool.scoreTask(task, 'request').then(() => done.push('request')),
    );
    await Promise.all([...requests, pool.scoreTask(task, 'sweep').then(() => done.push('sweep'))]);

    expect(done).toHaveLength(201);
    // Behind all requests it would be the last; a few pass by while its thread waits for a busy machine.
    expect(done.indexOf('sweep')).toBeLessThan(100);
  });

  it('never refuses the tasks of a sweep', async () => {
    const busy = await builtPool({
      mostWaiting: 1,
      patienceSeconds: {
        scorePacked: 30,
        train: 30,
        compare: 30,
        profile: 30,
        forecast: 30,
        findSeasonality: 30,
        busy: 30,
        rootCause: 30,
        fitFailures: 30,
        predictFailures: 30,
      },
    });
    const task = scoreTask(trainedModel('v1', new Date()).artifact);
    const results = await Promise.all(Array.from({ length: 40 }, () => busy.scoreTask(task, 'sweep')));

    expect(results).toHaveLength(40);
    await busy.onApplicationShutdown();
  });

  it('rejects the task of a thread that is killed, and does the next one', async () => {
    const harmed = await builtPool();
    const task = scoreTask(trainedModel('v1', new Date()).artifact);
    await harmed.scoreTask(task, 'request');
    const long = harmed.train({
      series: Array.from({ length: 20 }, (_, seed) => learned(calmSeries(seed, 5_000))),
      options: { ...options, nTrees: 1000 },
    });
    killThreads(harmed);

    await expect(long).rejects.toThrow();
    expect(await harmed.scoreTask(task, 'request')).toHaveLength(2);
    await harmed.onApplicationShutdown();
  });
});

/** What an operator's debugger, or running out of memory, does to a worker thread. */
function killThreads(pool: DetectorPool): void {
  const { threads } = (pool as unknown as { pool: { threads: { terminate(): unknown }[] } }).pool;
  for (const thread of threads) void thread.terminate();
}
