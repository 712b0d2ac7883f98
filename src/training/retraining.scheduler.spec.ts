import type { ActiveModel, DetectorProvider } from '../models/index.js';
import { loadConfig } from '../platform/config/index.js';
import { type LogLine, recordLogs, StoppedClock } from '../platform/testing/index.js';
import type { DriftReport } from './drift/drift.js';
import type { DriftMonitor } from './drift/drift-monitor.service.js';
import { RetrainingScheduler } from './retraining.scheduler.js';
import type { TrainModelService } from './train-model.service.js';
import type { TrainingRequest } from './training-run.js';
import { TooLittleDataError, TrainingInProgressError } from './training.errors.js';

const NOW_MS = Date.UTC(2026, 10, 22, 14);
const config = loadConfig({
  DATABASE_HOST: 'db',
  EMS_CORE_URL: 'http://core',
  MODEL_RETRAIN_INTERVAL: '3600',
  TRAINING_HISTORY_SECONDS: '86400',
});

/** Opens what Nest's timer calls. */
class TickingScheduler extends RetrainingScheduler {
  tick(): Promise<void> {
    return this.retrainWhenDue();
  }
}

function schedulerAround(trainedAt?: Date) {
  const clock = new StoppedClock(NOW_MS);
  const runs: TrainingRequest[] = [];
  const state = {
    trainedAt,
    failure: undefined as Error | undefined,
    drift: undefined as DriftReport | undefined,
  };
  const detector = {
    current: () => (state.trainedAt ? ({ activatedAt: state.trainedAt } as ActiveModel) : undefined),
  };
  const training = {
    train: (request: TrainingRequest): Promise<void> => {
      runs.push(request);
      if (state.failure) return Promise.reject(state.failure);
      state.trainedAt = clock.now();
      return Promise.resolve();
    },
  };
  const scheduler = new TickingScheduler(
    training as unknown as TrainModelService,
    detector as DetectorProvider,
    { current: () => Promise.resolve(state.drift) } as DriftMonitor,
    clock,
    config,
  );
  return { scheduler, clock, runs, state };
}

describe('RetrainingScheduler', () => {
  let lines: readonly LogLine[];

  beforeEach(() => (lines = recordLogs()));

  it('trains at the start where there is no model, on the whole history', async () => {
    const { scheduler, runs } = schedulerAround();

    await scheduler.start();
    await scheduler.tick();

    expect(runs).toEqual([{ timeRangeSeconds: 86_400, trigger: 'startup' }]);
  });

  it('does not train at the start where there is a model, nor before that', async () => {
    const { scheduler, runs } = schedulerAround(new Date(NOW_MS - 3_600_000));

    await scheduler.tick();
    await scheduler.start();

    expect(runs).toEqual([]);
  });

  it('trains when the model has reached its age, and not again before the next has', async () => {
    const { scheduler, clock, runs } = schedulerAround(new Date(NOW_MS));
    await scheduler.start();

    clock.advanceSeconds(3599);
    await scheduler.tick();
    expect(runs).toEqual([]);

    clock.advanceSeconds(1);
    await scheduler.tick();
    await scheduler.tick();
    expect(runs).toEqual([{ timeRangeSeconds: 86_400, trigger: 'schedule' }]);

    clock.advanceSeconds(3600);
    await scheduler.tick();
    expect(runs).toHaveLength(2);
  });

  it('trains before its turn when what is usual has drifted away, once for each measurement', async () => {
    const { scheduler, clock, runs, state } = schedulerAround(new Date(NOW_MS));
    await scheduler.start();
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
    await scheduler.tick();
    expect(runs).toEqual([]);

    state.drift = measured(0.3);
    clock.advanceSeconds(10);
    await scheduler.tick();
    await scheduler.tick();
    expect(runs).toEqual([{ timeRangeSeconds: 86_400, trigger: 'drift' }]);
    expect(lines[0]?.message).toMatch(
      /^What is usual has moved by 0\.30 \(spread most\).*a new model is trained$/,
    );

    clock.advanceSeconds(600);
    state.drift = measured(0.3);
    clock.advanceSeconds(10);
    await scheduler.tick();
    expect(runs).toHaveLength(2);
  });

  it('waits for its turn again after a failure, which it logs once', async () => {
    const { scheduler, clock, runs, state } = schedulerAround();
    state.failure = new TooLittleDataError({ samples: 3, samplesRequired: 100, series: 1, assets: 1 });
    await scheduler.start();
    await scheduler.tick();
    expect(runs).toHaveLength(1);
    expect(lines).toEqual([
      { level: 'warn', message: expect.stringMatching(/^No new model: There are 3 /) as string },
    ]);

    clock.advanceSeconds(3600);
    await scheduler.tick();
    expect(runs).toHaveLength(2);
  });

  it('tries again within a minute when something was away, and says so once', async () => {
    const { scheduler, clock, runs, state } = schedulerAround();
    state.failure = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    await scheduler.start();
    await scheduler.tick();
    expect(runs).toHaveLength(1);

    clock.advanceSeconds(60);
    await scheduler.tick();
    expect(runs).toHaveLength(2);
    expect(lines).toEqual([{ level: 'warn', message: 'No new model for now: connect ECONNREFUSED' }]);

    state.failure = undefined;
    clock.advanceSeconds(60);
    await scheduler.tick();
    await scheduler.tick();
    expect(runs).toHaveLength(3);
  });

  it('cries out about a failure that nobody foresaw', async () => {
    const { scheduler, state } = schedulerAround();
    state.failure = new TypeError('x is not a function');
    await scheduler.start();

    expect(lines.map(({ level }) => level)).toEqual(['error']);
  });

  it('leaves a run alone that is going on already', async () => {
    const { scheduler, state } = schedulerAround();
    state.failure = new TrainingInProgressError();
    await scheduler.start();

    expect(lines).toEqual([]);
  });
});
