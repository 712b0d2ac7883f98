import type { ScopeReport, TrainingReport } from '../ml/index.js';
import type { DetectorPool } from '../models/index.js';
import { loadConfig } from '../platform/config/index.js';
import { StoppedClock } from '../platform/testing/index.js';
import { FitModelService } from './fit-model.service.js';
import type { RunningTraining } from './runs/training-runs.service.js';
import { historyOf, TRAINED_AT_MS } from './testing/history.js';
import type { TrainingData, TrainingDataService } from './training-data.service.js';
import type { TrainingRequest } from './training-run.js';
import { TooLittleDataError } from './training.errors.js';

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

/** The service with stand-ins for what is around it; a spec sets what they do. */
function serviceAround(nSamples = 1000, settings = config, scopes: readonly ScopeReport[] = []) {
  const steps: unknown[] = [];
  const tasks: unknown[] = [];
  const around = {
    read: (onProgress: (share: number) => Promise<void>): Promise<TrainingData> =>
      onProgress(0.5).then(() => historyOf(nSamples)),
    train: (task: unknown): Promise<unknown> => {
      tasks.push(task);
      return Promise.resolve({ artifact: Uint8Array.of(1, 2, 3), report, scopes });
    },
  };
  const run = {
    report: (...step: readonly unknown[]) => {
      steps.push(step);
      return Promise.resolve();
    },
  } as unknown as RunningTraining;
  const service = new FitModelService(
    {
      readHistory: (_: unknown, onProgress: (share: number) => Promise<void>) => around.read(onProgress),
    } as unknown as TrainingDataService,
    { train: (task: unknown) => around.train(task) } as unknown as DetectorPool,
    new StoppedClock(TRAINED_AT_MS),
    settings,
  );
  return { service, run, around, steps, tasks };
}

describe('FitModelService', () => {
  it('fits a model to the history, and reports how far it has come', async () => {
    const { service, run, steps, tasks } = serviceAround();

    const { model, metrics, history } = await service.fit(request, run);

    expect(metrics).toEqual({
      samples_trained: 1000,
      contamination: 0.05,
      mean_score: 0.3,
      std_score: 0.1,
      anomalies_detected: 8,
      normal_detected: 792,
      series_trained: 2,
      series_excluded: 3,
      samples_in_incidents: 20,
      samples_held_out: 200,
      rows_sampled: 800,
      score_at_contamination: 0.55,
    });
    expect(model).toEqual({
      modelVersion: '20261122T141502123Z',
      trainedAt: new Date(TRAINED_AT_MS),
      metrics,
      parameters: { n_estimators: 50, max_samples: 128, contamination: 0.05, random_state: 9 },
      metadata: {
        trigger: 'request',
        assets: 1,
        from: '2026-11-22T13:15:02.123Z',
        until: '2026-11-22T14:15:02.123Z',
      },
      artifact: Uint8Array.of(1, 2, 3),
    });
    expect(tasks).toEqual([
      {
        series: history.series.map(({ samples, untilMs }) => ({ samples, untilMs, timeZone: 'UTC' })),
        options: { contamination: 0.05 },
      },
    ]);
    expect(steps).toEqual([
      ['reading', 30],
      ['fitting', 60],
    ]);
  });

  it('has each type of assets fitted by itself where the settings say so, and reports which came out', async () => {
    const byType = { ...config, models: { ...config.models, scope: 'asset-type' } as const };
    const scopes = [{ scope: 'router', nSeries: 2, nRows: 1900 }];
    const { service, run, tasks } = serviceAround(1000, byType, scopes);

    const { model } = await service.fit(request, run);

    expect(tasks).toMatchObject([{ series: [{ scope: 'router' }, { scope: 'router' }] }]);
    expect(model.parameters).toMatchObject({ asset_types: { router: { series: 2, rows: 1900 } } });
  });

  it('hands the parameters of the request on', async () => {
    const { service, run, tasks } = serviceAround();

    await service.fit({ ...request, contamination: 0, nTrees: 10, maxSamples: 2, seed: 0 }, run);

    expect(tasks).toMatchObject([{ options: { contamination: 0, nTrees: 10, maxSamples: 2, seed: 0 } }]);
  });

  it('says how much there is and how much is needed when there is too little', async () => {
    const { service, run, tasks } = serviceAround(499);

    const failure: unknown = await service.fit(request, run).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(TooLittleDataError);
    expect(failure).toMatchObject({
      message: expect.stringContaining(
        '499 samples in 2 series of 1 asset(s); at least 500 are needed',
      ) as string,
      details: { facts: { counts: { samples: 499, samplesRequired: 500, series: 2, assets: 1 } } },
    });
    expect(tasks).toEqual([]);
  });

  it('says so when there are enough samples but no series is long enough', async () => {
    const { service, run, around } = serviceAround();
    around.train = () => Promise.resolve(undefined);

    const failure: unknown = await service.fit(request, run).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(TooLittleDataError);
    expect(failure).toMatchObject({
      details: { facts: { counts: { samples: 1000, samplesRequired: 500 } } },
    });
    expect(String(failure)).toContain('no single series is long enough');
  });
});
