import type { TrainingReport } from '../ml/index.js';
import type { DetectorPool, ModelRegistry } from '../models/index.js';
import { loadConfig } from '../platform/config/index.js';
import { type LogLine, recordLogs, StoppedClock } from '../platform/testing/index.js';
import type { TrainingData, TrainingDataService } from './training-data.service.js';
import { TrainModelService } from './train-model.service.js';
import type { RunningTraining, TrainingRuns } from './runs/training-runs.service.js';
import type { TrainingRequest } from './training-run.js';
import { TooLittleDataError, TrainingCancelledError, TrainingInProgressError } from './training.errors.js';

const NOW_MS = Date.UTC(2026, 10, 22, 14, 15, 2, 123);
const request: TrainingRequest = { timeRangeSeconds: 3600, trigger: 'request' };
const config = loadConfig({
  DATABASE_HOST: 'db',
  EMS_CORE_URL: 'http://core',
  MIN_TRAINING_SAMPLES: '500',
  ANOMALY_CONTAMINATION: '0.05',
});
const report: TrainingReport = {
  nTrees: 50,
  maxSamples: 128,
  contamination: 0.05,
  seed: 9,
  nSeries: 2,
  nSamples: 1000,
  nRows: 800,
  meanScore: 0.3,
  stdScore: 0.1,
  anomaliesDetected: 8,
  normalDetected: 792,
  scoreAtContamination: 0.55,
};

function history(nSamples: number): TrainingData {
  const series = [1, 2].map(() => ({ timestamps: new Float64Array(1), values: new Float64Array(1) }));
  return {
    nAssets: 1,
    series,
    nSamples,
    nSamplesInIncidents: 20,
    nSeriesLeftOut: 3,
    fromMs: NOW_MS - 3_600_000,
    untilMs: NOW_MS,
  };
}

/** The service with stand-ins for what is around it; a spec sets what they do. */
function serviceAround(nSamples = 1000) {
  const clock = new StoppedClock(NOW_MS);
  const asked = { tasks: [] as unknown[], activated: [] as unknown[] };
  const steps: unknown[] = [];
  const note = (...step: readonly unknown[]): Promise<void> => {
    steps.push(step);
    return Promise.resolve();
  };
  const around = {
    run: {
      id: 'run-1',
      report: (stage, percent) => note(stage, percent),
      succeed: ({ modelVersion, data }) => note('succeeded', modelVersion, data),
      fail: (error) => note('failed', error),
    } as RunningTraining,
    read: (): Promise<TrainingData> => Promise.resolve(history(nSamples)),
    train: (task: unknown): Promise<unknown> => {
      asked.tasks.push(task);
      clock.advanceSeconds(4);
      return Promise.resolve({ artifact: Uint8Array.of(1, 2, 3), report });
    },
    activate: (model: unknown): Promise<void> => {
      asked.activated.push(model);
      return Promise.resolve();
    },
  };
  const service = new TrainModelService(
    { read: () => around.read() } as unknown as TrainingDataService,
    { train: (task: unknown) => around.train(task) } as unknown as DetectorPool,
    { activate: (model: unknown) => around.activate(model) } as unknown as ModelRegistry,
    { begin: () => Promise.resolve(around.run) } as unknown as TrainingRuns,
    clock,
    config,
  );
  return { service, asked, around, steps };
}

describe('TrainModelService', () => {
  let lines: readonly LogLine[];

  beforeEach(() => (lines = recordLogs()));

  it('fits a model to the history, puts it in charge and answers how it went', async () => {
    const { service, asked } = serviceAround();

    const outcome = await service.train(request);

    const metrics = {
      samples_trained: 1000,
      contamination: 0.05,
      mean_score: 0.3,
      std_score: 0.1,
      anomalies_detected: 8,
      normal_detected: 792,
      series_trained: 2,
      series_left_out: 3,
      samples_in_incidents: 20,
      rows_sampled: 800,
      score_at_contamination: 0.55,
    };
    expect(asked.tasks).toEqual([{ series: history(1000).series, options: { contamination: 0.05 } }]);
    expect(asked.activated).toEqual([
      {
        modelVersion: '20261122T141502123Z',
        trainedAt: new Date(NOW_MS),
        metrics,
        parameters: { n_estimators: 50, max_samples: 128, contamination: 0.05, random_state: 9 },
        metadata: {
          trigger: 'request',
          assets: 1,
          from: '2026-11-22T13:15:02.123Z',
          until: '2026-11-22T14:15:02.123Z',
        },
        artifact: Uint8Array.of(1, 2, 3),
      },
    ]);
    expect(outcome).toEqual({
      runId: 'run-1',
      modelVersion: '20261122T141502123Z',
      metrics,
      durationSeconds: 4,
    });
    expect(lines.at(-1)?.message).toBe(
      'Trained model 20261122T141502123Z (request) on 1000 samples of 2 series in 4.0 s; 20 more (2.0 %) lie in open episodes and were left out',
    );
  });

  it('tells how far it has come, and in the end what it learnt from and what it left out', async () => {
    const { service, steps } = serviceAround();
    await service.train(request);

    expect(steps).toEqual([
      ['fitting', 70],
      ['activating', 95],
      [
        'succeeded',
        '20261122T141502123Z',
        {
          from: '2026-11-22T13:15:02.123Z',
          until: '2026-11-22T14:15:02.123Z',
          assets: 1,
          seriesUsed: 2,
          samplesUsed: 1000,
          leftOut: [
            { what: 'series', count: 3, reason: 'enough samples had been read' },
            { what: 'samples', count: 20, reason: 'an episode is open since before them' },
          ],
        },
      ],
    ]);
  });

  it('puts nothing in charge when it is cancelled, and can then be asked again', async () => {
    const { service, steps, asked, around } = serviceAround();
    around.run = { ...around.run, report: () => Promise.reject(new TrainingCancelledError()) };
    await expect(service.train(request)).rejects.toThrow(TrainingCancelledError);

    expect(asked.activated).toEqual([]);
    expect(steps).toEqual([['failed', expect.any(TrainingCancelledError)]]);
    await expect(service.train(request)).rejects.toThrow(TrainingCancelledError);
  });

  it('can be left alone, whatever becomes of the run', async () => {
    const { service, steps } = serviceAround(499);
    const { runId } = await service.begin(request);
    await new Promise(setImmediate);

    expect(runId).toBe('run-1');
    expect(steps).toEqual([['failed', expect.any(TooLittleDataError)]]);
  });

  it('hands the parameters of the request on', async () => {
    const { service, asked } = serviceAround();

    await service.train({ ...request, contamination: 0, nTrees: 10, maxSamples: 2, seed: 0 });

    expect(asked.tasks).toMatchObject([
      { options: { contamination: 0, nTrees: 10, maxSamples: 2, seed: 0 } },
    ]);
  });

  it('refuses a second run while one is going on, and takes the next when it is over', async () => {
    const { service, around, asked } = serviceAround();
    let finishReading: (data: TrainingData) => void = () => undefined;
    around.read = () => new Promise((resolve) => (finishReading = resolve));
    const first = service.train(request);

    await expect(service.train(request)).rejects.toThrow(TrainingInProgressError);
    finishReading(history(1000));
    await first;
    around.read = () => Promise.resolve(history(1000));
    await service.train(request);

    expect(asked.activated).toHaveLength(2);
  });

  it('says how much there is and how much is needed when there is too little', async () => {
    const { service, asked } = serviceAround(499);

    const failure: unknown = await service.train(request).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(TooLittleDataError);
    expect(failure).toMatchObject({
      message: expect.stringContaining(
        '499 samples in 2 series of 1 asset(s); at least 500 are needed',
      ) as string,
      details: { facts: { counts: { samples: 499, samplesRequired: 500, series: 2, assets: 1 } } },
    });
    expect(asked).toEqual({ tasks: [], activated: [] });
  });

  it('says so when there are enough samples but no series is long enough', async () => {
    const { service, asked, around } = serviceAround();
    around.train = () => Promise.resolve(undefined);

    const failure: unknown = await service.train(request).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(TooLittleDataError);
    expect(failure).toMatchObject({
      details: { facts: { counts: { samples: 1000, samplesRequired: 500 } } },
    });
    expect(String(failure)).toContain('no single series is long enough');
    expect(asked.activated).toEqual([]);
  });

  it.each(['read', 'train', 'activate'] as const)('can run again after it failed to %s', async (step) => {
    const { service, around } = serviceAround();
    const healthy = { ...around };
    Object.assign(around, { [step]: () => Promise.reject(new Error('gone')) });

    await expect(service.train(request)).rejects.toThrow('gone');
    Object.assign(around, healthy);

    await expect(service.train(request)).resolves.toMatchObject({
      modelVersion: expect.any(String) as string,
    });
  });
});
