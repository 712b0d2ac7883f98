import { LiveEvents } from '../../../src/platform/live-events/index.js';
import { TrainingEvents } from '../../../src/training/runs/training-events.service.js';
import { randomUUID } from 'node:crypto';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { TrainingRunRepository } from '../../../src/training/runs/training-run.repository.js';
import { JobInterruptedError } from '../../../src/platform/queue/index.js';
import { type RunningTraining, TrainingRuns } from '../../../src/training/runs/training-runs.service.js';
import type { TrainingMetrics, TrainingRequest } from '../../../src/training/training-run.js';
import {
  TooLittleDataError,
  TrainingCancelledError,
  TrainingRunNotFoundError,
  TrainingRunOverError,
} from '../../../src/training/training.errors.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const NOW_MS = Date.UTC(2026, 10, 24, 9);
const request = { timeRangeSeconds: 86_400, trigger: 'schedule', assetIds: [7], seed: 1 } as const;
const DATA = { from: 'a', until: 'b', assets: 1, seriesUsed: 2, samplesUsed: 3, excluded: [] };

describe('TrainingRuns', () => {
  let database: ServiceDatabase;
  let clock: StoppedClock;
  let runs: TrainingRuns;

  beforeEach(async () => {
    database = await openServiceDatabase();
    clock = new StoppedClock(NOW_MS);
    const stored = new TrainingRunRepository(database.em);
    const events = new TrainingEvents(stored, new LiveEvents(database.em));
    runs = new TrainingRuns(stored, clock, events);
  });
  afterEach(() => database.close());

  const begin = async (
    asked: TrainingRequest = request,
    id: string = randomUUID(),
  ): Promise<RunningTraining> => {
    const run = await runs.begin(id, asked, new AbortController().signal);
    if (!run) throw new Error(`Run ${id} is over`);
    return run;
  };
  const insertModel = (status: string): Promise<unknown> =>
    database.rows(`
      insert into model_metadata ("modelType", "modelVersion", "trainingDate", metrics, parameters, status, "filePath", metadata, "createdAt")
      values ('anomaly_detection', 'v1', now(), '{}', '{}', '${status}', 'f', '{}', now())`);

  it('shows a run while it goes on', async () => {
    const run = await begin();
    await run.report('reading', 34.6);

    expect(await runs.get(run.id)).toEqual({
      id: run.id,
      status: 'running',
      trigger: 'schedule',
      request: { timeRangeSeconds: 86_400, assetIds: [7], seed: 1 },
      stage: 'reading',
      percent: 35,
      modelVersion: null,
      data: null,
      figures: null,
      reason: null,
      failure: null,
      serviceVersion: expect.stringMatching(/^\d+\.\d+/) as string,
      featureVersion: expect.any(Number) as number,
      startedAt: new Date(NOW_MS),
      finishedAt: null,
    });
    await run.fail(new Error('over'));
  });

  it('shows what it learnt from, and what became of its model', async () => {
    const run = await begin();
    clock.advanceSeconds(3);
    const figures = { samples_trained: 3 } as TrainingMetrics;
    await run.noteProduct({ modelVersion: 'v1', data: DATA, figures });
    await run.succeed();
    await insertModel('active');

    expect(await runs.get(run.id)).toMatchObject({
      status: 'active',
      stage: null,
      percent: 100,
      modelVersion: 'v1',
      data: DATA,
      figures,
      finishedAt: new Date(NOW_MS + 3_000),
    });
    await database.rows(`update model_metadata set status = 'retired'`);
    expect((await runs.get(run.id)).status).toBe('retired');
  });

  it('shows why there is no model', async () => {
    const run = await begin();
    await run.report('reading', 20);
    await run.fail(new TooLittleDataError({ samples: 1, samplesRequired: 100, series: 1, assets: 1 }));

    expect(await runs.get(run.id)).toMatchObject({
      status: 'failed',
      percent: 20,
      reason: expect.stringContaining('There are 1 samples') as string,
      failure: {
        code: 'too_little_data',
        kind: 'too-little-data',
        message: expect.stringContaining('There are 1 samples') as string,
        details: { facts: { counts: { samples: 1, samplesRequired: 100, series: 1, assets: 1 } } },
      },
    });
  });

  it('stops a run at its next step, once, and only one that goes on', async () => {
    const run = await begin();
    expect(await runs.cancel(run.id)).toMatchObject({ status: 'running' });
    const step = run.report('fitting', 70);
    await expect(step).rejects.toThrow(TrainingCancelledError);
    await run.fail(await step.catch((error: unknown) => error));

    expect(await runs.get(run.id)).toMatchObject({ status: 'cancelled', stage: null });
    await expect(runs.cancel(run.id)).rejects.toThrow(TrainingRunOverError);
  });

  it('shows a run that waits, which is over at once when it is cancelled', async () => {
    const id = randomUUID();
    await runs.enter(id, request);
    expect(await runs.get(id)).toMatchObject({ status: 'queued', percent: 0, finishedAt: null });
    expect(await runs.findGoingOn()).toMatchObject({ id });

    expect(await runs.cancel(id)).toMatchObject({ status: 'queued' });
    expect(await runs.get(id)).toMatchObject({ status: 'cancelled', finishedAt: new Date(NOW_MS) });
    expect(await runs.begin(id, request, new AbortController().signal)).toBeUndefined();
    expect(await runs.findGoingOn()).toBeUndefined();
  });

  it('may be started by a worker before the request is stored', async () => {
    const run = await begin();
    await runs.enter(run.id, request);

    expect((await runs.get(run.id)).status).toBe('running');
    await run.fail(new Error('over'));
  });

  it('is retried after its worker died, with the model that was made, unless it was cancelled', async () => {
    const first = await begin();
    await first.noteProduct({ modelVersion: 'v1', data: DATA, figures: {} as TrainingMetrics });
    await first.report('evaluating', 80);
    first.leave();
    clock.advanceSeconds(20);

    const second = await begin(request, first.id);
    expect(second.earlierModelVersion).toBe('v1');
    expect(await runs.get(first.id)).toMatchObject({
      status: 'running',
      percent: 0,
      startedAt: new Date(NOW_MS + 20_000),
    });
    second.leave();

    await runs.cancel(first.id);
    expect(await runs.begin(first.id, request, new AbortController().signal)).toBeUndefined();
    expect((await runs.get(first.id)).status).toBe('cancelled');
  });

  it('is interrupted at its next step when the process stops', async () => {
    const stopping = new AbortController();
    const run = await runs.begin(randomUUID(), request, stopping.signal);
    stopping.abort();

    await expect(run?.report('fitting', 70)).rejects.toThrow(JobInterruptedError);
    run?.leave();
  });

  it('finds the newest that was not requested by a user', async () => {
    expect(await runs.findLastByItself()).toBeUndefined();
    const own = await begin();
    await own.fail(new Error('over'));
    clock.advanceSeconds(1);
    const asked = await begin({ ...request, trigger: 'request' });
    await asked.fail(new Error('over'));

    expect((await runs.findLastByItself())?.id).toBe(own.id);
  });

  it('is failed when its process no longer renews it', async () => {
    const run = await begin();
    await run.report('fitting', 70);
    await database.rows(`update training_runs set "aliveAt" = now() - interval '61 seconds'`);

    const lost = await runs.get(run.id);
    expect(lost).toMatchObject({
      status: 'failed',
      stage: null,
      reason: 'The process that trained has ended',
    });
    expect(lost.finishedAt).not.toBeNull();
    await expect(runs.cancel(run.id)).rejects.toThrow(TrainingRunOverError);
    expect(await runs.findGoingOn()).toBeUndefined();
    await run.fail(new Error('over'));
  });

  it('lists runs page by page, newest first', async () => {
    for (let i = 0; i < 3; i += 1) {
      const run = await begin({ ...request, seed: i });
      await run.fail(new Error('over'));
      clock.advanceSeconds(1);
    }
    const page = await runs.list(2, 1);

    expect(page.total).toBe(3);
    expect(page.runs.map((run) => run.request.seed)).toEqual([1, 0]);
  });

  it.each([randomUUID(), 'nonsense'])('does not find a run %s', async (id) => {
    await expect(runs.get(id)).rejects.toThrow(TrainingRunNotFoundError);
    await expect(runs.cancel(id)).rejects.toThrow(TrainingRunNotFoundError);
  });
});
