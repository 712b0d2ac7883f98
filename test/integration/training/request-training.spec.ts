import { LiveEvents } from '../../../src/platform/live-events/index.js';
import { TrainingEvents } from '../../../src/training/runs/training-events.service.js';
import { setTimeout as delay } from 'node:timers/promises';
import type { DetectorProvider } from '../../../src/models/index.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import type { Notifications } from '../../../src/platform/database/index.js';
import { SystemClock } from '../../../src/platform/clock/index.js';
import { ClientGoneError } from '../../../src/platform/errors/index.js';
import { JobQueue } from '../../../src/platform/queue/index.js';
import { type LogLine, recordLogs } from '../../../src/platform/testing/index.js';
import { RequestTrainingService } from '../../../src/training/request-training.service.js';
import { TrainingRunRepository } from '../../../src/training/runs/training-run.repository.js';
import { type RunningTraining, TrainingRuns } from '../../../src/training/runs/training-runs.service.js';
import type { TrainModelService } from '../../../src/training/train-model.service.js';
import type { TrainingMetrics, TrainingRequest } from '../../../src/training/training-run.js';
import {
  CandidateRejectedError,
  TooLittleDataError,
  TrainingCancelledError,
  TrainingInProgressError,
} from '../../../src/training/training.errors.js';
import { TrainingWorker } from '../../../src/training/training-worker.service.js';
import { temporaryFolder, waitFor } from '../../support/index.js';
import { day, PASSED, type Replica, replicaOn, TRAINED } from '../models/replica.js';
import { trainedModel } from '../models/trained-model.js';
import { notificationsOn, openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const request: TrainingRequest = { timeRangeSeconds: 3600, trigger: 'request' };
const DATA = { from: 'a', until: 'b', assets: 1, seriesUsed: 2, samplesUsed: 3, excluded: [] };
const figures = { samples_trained: 3 } as TrainingMetrics;

describe('RequestTrainingService', () => {
  const folder = temporaryFolder();
  let database: ServiceDatabase;
  let queues: JobQueue[] = [];
  let notifications: Notifications;
  let models: Replica;
  let api: RequestTrainingService;
  let lines: readonly LogLine[];
  const complaints = (): readonly LogLine[] =>
    lines.filter(({ level }) => level === 'warn' || level === 'error');
  /** What the worker, in another process, does with a run. */
  let train: (request: TrainingRequest, run: RunningTraining) => Promise<void>;

  beforeEach(async () => {
    lines = recordLogs();
    database = await openServiceDatabase();
    await database.rows('create schema ems_ml_jobs');
    models = replicaOn(database.orm, folder.path);
    const stored = new TrainingRunRepository(database.em);
    const events = new TrainingEvents(stored, new LiveEvents(database.em));
    const runs = new TrainingRuns(stored, new SystemClock(), events);
    notifications = notificationsOn(database.em, database.url);
    const queue = await openQueue();
    const detector = { refresh: () => Promise.resolve() } as DetectorProvider;
    api = new RequestTrainingService(runs, queue, models.catalog, detector, notifications);
    await new TrainingWorker(await openQueue(), runs, {
      train: (...run: Parameters<TrainModelService['train']>) => train(...run),
    } as TrainModelService).start();
  });
  afterEach(async () => {
    await Promise.all(queues.map((queue) => queue.onModuleDestroy()));
    queues = [];
    await notifications.onModuleDestroy();
    await database.close();
  });
  afterAll(() => folder.remove());

  async function openQueue(): Promise<JobQueue> {
    const queue = new JobQueue(
      notifications,
      loadConfig({ DATABASE_URL: database.url, EMS_CORE_URL: 'http://core' }),
    );
    await queue.start();
    queues.push(queue);
    return queue;
  }
  async function makeModel(run: RunningTraining): Promise<void> {
    await run.noteProduct({ modelVersion: 'v1', data: DATA, figures });
    await models.registry.register(trainedModel('v1', day(1)), TRAINED);
  }

  it('answers what another process has trained', async () => {
    train = async (_, run) => {
      await makeModel(run);
      await models.registry.promote('v1', PASSED, TRAINED);
      await delay(20);
      await run.succeed();
    };
    const outcome = await api.train({ ...request, assetIds: [7], seed: 3 });

    expect(outcome).toEqual({
      runId: expect.any(String) as string,
      modelVersion: 'v1',
      metrics: figures,
      gate: PASSED,
      durationSeconds: expect.any(Number) as number,
    });
    expect(outcome.durationSeconds).toBeGreaterThanOrEqual(0.02);
  });

  it('hands the whole request on', async () => {
    const asked: TrainingRequest[] = [];
    train = (given, run) => {
      asked.push(given);
      return run.fail(new Error('enough'));
    };
    const full = { ...request, assetIds: [7, 'b'], nTrees: 10, maxSamples: 2, seed: 3, isForced: true };
    await expect(api.train(full)).rejects.toThrow('enough');

    expect(asked).toEqual([full]);
  });

  it.each([
    [
      'too little data',
      new TooLittleDataError({ samples: 1, samplesRequired: 100, series: 1, assets: 1 }),
      { code: 'too_little_data', kind: 'too-little-data', details: { facts: { counts: { samples: 1 } } } },
    ],
    [
      'something that is away',
      Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      { code: 'training_failed', kind: 'unavailable' },
    ],
    ['a bug', new TypeError('x is not a function'), { code: 'training_failed', kind: 'failed' }],
  ])('answers what the other process failed by: %s', async (_, failure, answered) => {
    train = async (_request, run) => {
      await run.fail(failure);
      throw failure;
    };
    await expect(api.train(request)).rejects.toMatchObject({ message: failure.message, ...answered });
    // The run is over a moment before its worker says so.
    await waitFor(() => complaints().length > 0, { what: 'the line of the worker' });
    expect(complaints()).toHaveLength(1);
  });

  it('answers why the model was rejected', async () => {
    const gate = { ...PASSED, outcome: 'rejected', reason: '90 alarms against 4' } as const;
    train = async (_, run) => {
      await makeModel(run);
      await models.registry.reject('v1', gate);
      await run.succeed(gate.reason);
    };
    const failure: unknown = await api.train(request).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(CandidateRejectedError);
    expect(failure).toMatchObject({ details: { facts: { modelVersion: 'v1', gate } } });
  });

  it('answers that it was cancelled', async () => {
    train = (_, run) => run.fail(new TrainingCancelledError());

    await expect(api.train(request)).rejects.toThrow(TrainingCancelledError);
  });

  it('has one run at a time in all replicas together, names it to the second, and takes the next as soon as it is over', async () => {
    let finish: (() => void) | undefined;
    train = async (_, run) => {
      await new Promise<void>((resolve) => (finish = resolve));
      await run.fail(new Error('over'));
    };
    const runId = await api.begin(request);
    const end = await waitFor(() => finish);

    const second: unknown = await api.begin(request).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(TrainingInProgressError);
    expect(second).toMatchObject({ details: { facts: { runId } } });
    end();
    await api.untilOver(runId);
    train = (_, run) => run.fail(new Error('over as well'));

    await expect(api.train(request)).rejects.toThrow('over as well');
  });

  it('waits no longer than its client; the training goes on', async () => {
    let finish: (() => void) | undefined;
    train = async (_, run) => {
      await new Promise<void>((resolve) => (finish = resolve));
      await run.fail(new Error('over'));
    };
    const client = new AbortController();
    const waiting = api.train(request, client.signal).catch((error: unknown) => error);
    const end = await waitFor(() => finish);
    client.abort(new ClientGoneError());

    expect(await waiting).toBeInstanceOf(ClientGoneError);
    await expect(api.begin(request)).rejects.toThrow(TrainingInProgressError);
    end();
  });
});
