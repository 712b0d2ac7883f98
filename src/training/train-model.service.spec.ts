import type { GateReport, ModelRegistry } from '../models/index.js';
import { type LogLine, recordLogs, StoppedClock } from '../platform/testing/index.js';
import type { MeasureDriftService } from './drift/measure-drift.service.js';
import type { FitModelService, FittedModel } from './fit-model.service.js';
import type { QualityGate } from './gate/quality-gate.service.js';
import type { RunningTraining, TrainingRuns } from './runs/training-runs.service.js';
import { historyOf, TRAINED_AT_MS } from './testing/history.js';
import { TrainModelService } from './train-model.service.js';
import type { TrainingMetrics, TrainingRequest } from './training-run.js';
import {
  CandidateRejectedError,
  TrainingCancelledError,
  TrainingInProgressError,
} from './training.errors.js';

const request: TrainingRequest = { timeRangeSeconds: 3600, trigger: 'request' };
const passed: GateReport = {
  outcome: 'passed',
  comparedWith: 'v0',
  nSamples: 4000,
  nSeries: 2,
  checks: [{ name: 'alarm-rate', isPassed: true, finding: '3 alarms against 4 (at most 12)' }],
  reason: '3 alarms against 4 (at most 12)',
};
const rejected: GateReport = { ...passed, outcome: 'rejected', reason: '90 alarms against 4 (at most 12)' };
const metrics = { series_trained: 2 } as TrainingMetrics;
const fitted = {
  model: { modelVersion: 'v1', artifact: Uint8Array.of(1) },
  metrics,
  history: historyOf(1000),
} as unknown as FittedModel;

/** The service with stand-ins for what is around it; a spec sets what they do. */
function serviceAround() {
  const clock = new StoppedClock(TRAINED_AT_MS);
  const steps: unknown[] = [];
  const note = (...step: readonly unknown[]): Promise<void> => {
    steps.push(step);
    return Promise.resolve();
  };
  const around = {
    run: {
      id: 'run-1',
      report: (stage, percent) => note(stage, percent),
      succeed: ({ modelVersion, reason }) => note('succeeded', modelVersion, reason),
      fail: (error) => note('failed', error),
    } as RunningTraining,
    fit: (): Promise<FittedModel> => {
      clock.advanceSeconds(4);
      return Promise.resolve(fitted);
    },
    judge: (): Promise<GateReport> => Promise.resolve(passed),
    promote: (modelVersion: string, gate: GateReport) => note('promoted', modelVersion, gate.outcome),
  };
  const service = new TrainModelService(
    { fit: () => around.fit() } as unknown as FitModelService,
    { judge: () => around.judge() } as unknown as QualityGate,
    { remember: (modelVersion) => note('remembered', modelVersion) } as Pick<
      MeasureDriftService,
      'remember'
    > as MeasureDriftService,
    {
      register: ({ modelVersion }) => note('registered', modelVersion),
      promote: (modelVersion, gate) => around.promote(modelVersion, gate),
      reject: (modelVersion) => note('rejected', modelVersion),
    } as Pick<ModelRegistry, 'register' | 'promote' | 'reject'> as ModelRegistry,
    { begin: () => Promise.resolve(around.run) } as unknown as TrainingRuns,
    clock,
  );
  return { service, around, steps };
}

describe('TrainModelService', () => {
  let lines: readonly LogLine[];

  beforeEach(() => (lines = recordLogs()));

  it('puts a model in charge that has passed the quality gate, and answers how it went', async () => {
    const { service, steps } = serviceAround();

    const outcome = await service.train(request);

    expect(outcome).toEqual({
      runId: 'run-1',
      modelVersion: 'v1',
      metrics,
      gate: passed,
      durationSeconds: 4,
    });
    expect(steps).toEqual([
      ['judging', 80],
      ['registered', 'v1'],
      ['remembered', 'v1'],
      ['activating', 95],
      ['promoted', 'v1', 'passed'],
      ['succeeded', 'v1', undefined],
    ]);
    expect(lines.map(({ message }) => message)).toEqual([
      'Trained model v1 (request) on 1000 samples of 2 series in 4.0 s; 20 more (2.0 %) lie in open episodes and were left out',
      'It passed the quality gate: 3 alarms against 4 (at most 12)',
    ]);
  });

  it('sets a model aside that has not, says why, and can be asked again', async () => {
    const { service, steps, around } = serviceAround();
    around.judge = () => Promise.resolve(rejected);

    const failure: unknown = await service.train(request).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(CandidateRejectedError);
    expect(failure).toMatchObject({
      message: expect.stringContaining('90 alarms against 4 (at most 12). The active model stays') as string,
      details: { facts: { modelVersion: 'v1', runId: 'run-1', gate: rejected } },
    });
    expect(steps.slice(-2)).toEqual([
      ['rejected', 'v1'],
      ['succeeded', 'v1', '90 alarms against 4 (at most 12)'],
    ]);
    around.judge = () => Promise.resolve(passed);
    await expect(service.train(request)).resolves.toMatchObject({ modelVersion: 'v1' });
  });

  it('puts it in charge all the same when it is told to, and says so', async () => {
    const { service, steps, around } = serviceAround();
    around.judge = () => Promise.resolve(rejected);

    const { gate } = await service.train({ ...request, isForced: true });

    expect(gate.outcome).toBe('forced');
    expect(steps).toContainEqual(['promoted', 'v1', 'forced']);
    expect(lines.at(-1)?.message).toBe(
      'It was put in charge by force although 90 alarms against 4 (at most 12)',
    );
  });

  it('puts nothing in charge when it is cancelled, and can then be asked again', async () => {
    const { service, steps, around } = serviceAround();
    around.run = { ...around.run, report: () => Promise.reject(new TrainingCancelledError()) };
    await expect(service.train(request)).rejects.toThrow(TrainingCancelledError);

    expect(steps).toEqual([['failed', expect.any(TrainingCancelledError)]]);
    await expect(service.train(request)).rejects.toThrow(TrainingCancelledError);
  });

  it('can be left alone, whatever becomes of the run', async () => {
    const { service, steps, around } = serviceAround();
    around.fit = () => Promise.reject(new Error('gone'));
    const { runId } = await service.begin(request);
    await new Promise(setImmediate);

    expect(runId).toBe('run-1');
    expect(steps).toEqual([['failed', expect.any(Error)]]);
  });

  it('refuses a second run while one is going on, and takes the next when it is over', async () => {
    const { service, around, steps } = serviceAround();
    let finishFitting: (model: FittedModel) => void = () => undefined;
    around.fit = () => new Promise((resolve) => (finishFitting = resolve));
    const first = service.train(request);

    await expect(service.train(request)).rejects.toThrow(TrainingInProgressError);
    finishFitting(fitted);
    await first;
    around.fit = () => Promise.resolve(fitted);
    await service.train(request);

    expect(steps.filter((step) => (step as string[])[0] === 'promoted')).toHaveLength(2);
  });

  it.each(['fit', 'judge', 'promote'] as const)('can run again after it failed to %s', async (step) => {
    const { service, around } = serviceAround();
    const healthy = { ...around };
    Object.assign(around, { [step]: () => Promise.reject(new Error('gone')) });

    await expect(service.train(request)).rejects.toThrow('gone');
    Object.assign(around, healthy);

    await expect(service.train(request)).resolves.toMatchObject({ modelVersion: 'v1' });
  });
});
