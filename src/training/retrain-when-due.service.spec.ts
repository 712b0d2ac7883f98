import type { ModelCatalog, RegisteredModel } from '../models/index.js';
import { loadConfig } from '../platform/config/index.js';
import { type LogLine, recordLogs, StoppedClock } from '../platform/testing/index.js';
import type { DriftReport } from './drift/drift.js';
import type { DriftMonitor } from './drift/drift-monitor.service.js';
import type { RequestTrainingService } from './request-training.service.js';
import { RetrainWhenDueService } from './retrain-when-due.service.js';
import { toRunFailure } from './runs/run-failure.js';
import type { TrainingRunRecord } from './runs/training-run-record.js';
import type { TrainingRuns } from './runs/training-runs.service.js';
import type { TrainingRequest } from './training-run.js';
import { TooLittleDataError, TrainingInProgressError } from './training.errors.js';

const NOW_MS = Date.UTC(2026, 10, 22, 14);
const config = loadConfig({
  DATABASE_HOST: 'db',
  EMS_CORE_URL: 'http://core',
  MODEL_RETRAIN_INTERVAL: '3600',
  TRAINING_HISTORY_SECONDS: '86400',
});

/** The service with a training that succeeds at once, unless a spec has it fail. */
function serviceAround(activatedAt?: Date) {
  const clock = new StoppedClock(NOW_MS);
  const asked: TrainingRequest[] = [];
  const state = {
    activatedAt,
    last: undefined as TrainingRunRecord | undefined,
    failure: undefined as Error | undefined,
    drift: undefined as DriftReport | undefined,
    isBusy: false,
  };
  const begin = (request: TrainingRequest): Promise<string> => {
    if (state.isBusy) return Promise.reject(new TrainingInProgressError('run-0'));
    asked.push(request);
    const failure = state.failure ? toRunFailure(state.failure) : null;
    state.last = {
      status: failure ? 'failed' : 'active',
      failure,
      startedAt: clock.now(),
    } as TrainingRunRecord;
    if (!failure) state.activatedAt = clock.now();
    return Promise.resolve('run-1');
  };
  const service = new RetrainWhenDueService(
    { begin } as RequestTrainingService,
    { findLastByItself: () => Promise.resolve(state.last) } as TrainingRuns,
    {
      findActive: () =>
        Promise.resolve(
          state.activatedAt ? ({ activatedAt: state.activatedAt } as RegisteredModel) : undefined,
        ),
    } as unknown as ModelCatalog,
    { current: () => Promise.resolve(state.drift) } as DriftMonitor,
    clock,
    config,
  );
  return { service, clock, asked, state };
}

describe('RetrainWhenDueService', () => {
  let lines: readonly LogLine[];

  beforeEach(() => (lines = recordLogs()));

  it('trains where there is no model, on the whole history', async () => {
    const { service, asked } = serviceAround();

    await service.look();
    await service.look();

    expect(asked).toEqual([{ timeRangeSeconds: 86_400, trigger: 'schedule' }]);
  });

  it('trains when the model has been active for its time, and not again before the next has', async () => {
    const { service, clock, asked } = serviceAround(new Date(NOW_MS));

    clock.advanceSeconds(3599);
    await service.look();
    expect(asked).toEqual([]);

    clock.advanceSeconds(1);
    await service.look();
    await service.look();
    expect(asked).toEqual([{ timeRangeSeconds: 86_400, trigger: 'schedule' }]);

    clock.advanceSeconds(3600);
    await service.look();
    expect(asked).toHaveLength(2);
  });

  it('trains before its turn when what is usual has drifted away, once for each measurement', async () => {
    const { service, clock, asked, state } = serviceAround(new Date(NOW_MS));
    const measured = (drift: number): DriftReport => ({
      modelVersion: 'v1',
      measuredAt: clock.now(),
      overall: { drift, feature: 'spread' },
      metrics: [],
      threshold: 0.25,
      isBeyond: drift >= 0.25,
      sinceAt: drift >= 0.25 ? clock.now() : null,
    });

    clock.advanceSeconds(600);
    state.drift = measured(0.2);
    await service.look();
    expect(asked).toEqual([]);

    state.drift = measured(0.3);
    clock.advanceSeconds(10);
    await service.look();
    await service.look();
    expect(asked).toEqual([{ timeRangeSeconds: 86_400, trigger: 'drift' }]);
    expect(lines[0]?.message).toMatch(
      /^What is usual has moved by 0\.30 \(spread most\).*a new model is trained$/,
    );

    clock.advanceSeconds(600);
    state.drift = measured(0.3);
    clock.advanceSeconds(10);
    await service.look();
    expect(asked).toHaveLength(2);
  });

  it('waits for its turn again after a run that failed', async () => {
    const { service, clock, asked, state } = serviceAround();
    state.failure = new TooLittleDataError({ samples: 3, samplesRequired: 100, series: 1, assets: 1 });
    await service.look();
    clock.advanceSeconds(3599);
    await service.look();
    expect(asked).toHaveLength(1);

    clock.advanceSeconds(1);
    await service.look();
    expect(asked).toHaveLength(2);
  });

  it('tries again within a minute when something was away, or the worker died', async () => {
    const { service, clock, asked, state } = serviceAround();
    state.failure = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    await service.look();
    await service.look();
    expect(asked).toHaveLength(1);

    clock.advanceSeconds(60);
    await service.look();
    expect(asked).toHaveLength(2);

    state.last = { status: 'failed', failure: null, startedAt: clock.now() } as TrainingRunRecord;
    state.failure = undefined;
    clock.advanceSeconds(60);
    await service.look();
    await service.look();
    expect(asked).toHaveLength(3);
  });

  it('leaves a run alone that is going on already', async () => {
    const { service, asked, state } = serviceAround();
    state.isBusy = true;
    await service.look();

    expect(asked).toEqual([]);
  });
});
