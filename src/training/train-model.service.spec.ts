import type { GateReport, ModelRegistry } from '../models/index.js';
import { type LogLine, recordLogs, StoppedClock } from '../platform/testing/index.js';
import type { MeasureDriftService } from './drift/measure-drift.service.js';
import type { FitModelService, FittedModel } from './fit-model.service.js';
import type { QualityGate } from './gate/quality-gate.service.js';
import { JobInterruptedError } from '../platform/queue/index.js';
import type { RunningTraining } from './runs/training-runs.service.js';
import { historyOf, TRAINED_AT_MS } from './testing/history.js';
import { TrainModelService } from './train-model.service.js';
import type { TrainingMetrics, TrainingRequest } from './training-run.js';
import { TrainingCancelledError } from './training.errors.js';

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
  scopes: [],
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
      earlierModelVersion: null,
      report: (stage, percent) => note(stage, percent),
      noteProduct: ({ modelVersion }) => note('made', modelVersion),
      succeed: (reason) => note('succeeded', reason),
      fail: (error) => note('failed', error),
      leave: () => void note('left'),
    } as RunningTraining,
    isEvaluated: false,
    fit: (): Promise<FittedModel> => {
      clock.advanceSeconds(4);
      return Promise.resolve(fitted);
    },
    evaluate: (): Promise<GateReport> => Promise.resolve(passed),
    promote: (modelVersion: string, gate: GateReport) => note('promoted', modelVersion, gate.outcome),
  };
  const service = new TrainModelService(
    { fit: () => around.fit() } as unknown as FitModelService,
    { evaluate: () => around.evaluate() } as unknown as QualityGate,
    { remember: (modelVersion) => note('remembered', modelVersion) } as Pick<
      MeasureDriftService,
      'remember'
    > as MeasureDriftService,
    {
      register: ({ modelVersion }) => note('registered', modelVersion),
      promote: (modelVersion, gate) => around.promote(modelVersion, gate),
      reject: (modelVersion) => note('rejected', modelVersion),
      discard: async (modelVersion, reason) => {
        await note('discarded', modelVersion, reason);
        return !around.isEvaluated;
      },
    } as Pick<ModelRegistry, 'register' | 'promote' | 'reject' | 'discard'> as ModelRegistry,
    clock,
  );
  const train = (asked: TrainingRequest = request): Promise<void> => service.train(asked, around.run);
  return { train, around, steps };
}

describe('TrainModelService', () => {
  let lines: readonly LogLine[];

  beforeEach(() => (lines = recordLogs()));

  it('activates a model that has passed the quality gate, and says how it went', async () => {
    const { train, steps } = serviceAround();

    await train();

    expect(steps).toEqual([
      ['evaluating', 80],
      ['made', 'v1'],
      ['registered', 'v1'],
      ['remembered', 'v1'],
      ['activating', 95],
      ['promoted', 'v1', 'passed'],
      ['succeeded', undefined],
    ]);
    expect(lines.map(({ message }) => message)).toEqual([
      'Trained model v1 (request) on 1000 samples of 2 series in 4.0 s; 20 more (2.0 %) lie in open episodes and were excluded',
      'It passed the quality gate: 3 alarms against 4 (at most 12)',
    ]);
  });

  it('sets a model aside that has not, and says why', async () => {
    const { train, steps, around } = serviceAround();
    around.evaluate = () => Promise.resolve(rejected);

    await train();

    expect(steps.slice(-2)).toEqual([
      ['rejected', 'v1'],
      ['succeeded', '90 alarms against 4 (at most 12)'],
    ]);
    expect(lines).toEqual([
      {
        level: 'warn',
        message: 'Model v1 was trained but not activated: 90 alarms against 4 (at most 12)',
      },
    ]);
  });

  it('activates it all the same when that is asked for, and says so', async () => {
    const { train, steps, around } = serviceAround();
    around.evaluate = () => Promise.resolve(rejected);

    await train({ ...request, isForced: true });

    expect(steps).toContainEqual(['promoted', 'v1', 'forced']);
    expect(lines.at(-1)?.message).toBe('It was activated by force although 90 alarms against 4 (at most 12)');
  });

  it('makes nothing when it is cancelled before that', async () => {
    const { train, steps, around } = serviceAround();
    around.run = { ...around.run, report: () => Promise.reject(new TrainingCancelledError()) };

    await expect(train()).rejects.toThrow(TrainingCancelledError);

    expect(steps).toEqual([['failed', expect.any(TrainingCancelledError)]]);
  });

  it('sets a model aside whose run is cancelled while it is evaluated', async () => {
    const { train, steps, around } = serviceAround();
    around.evaluate = () => Promise.reject(new TrainingCancelledError());

    await expect(train()).rejects.toThrow(TrainingCancelledError);

    expect(steps.slice(-2)).toEqual([
      ['discarded', 'v1', expect.stringContaining('cancelled')],
      ['failed', expect.any(TrainingCancelledError)],
    ]);
  });

  it('leaves the run, and the model that is evaluated, to the next worker when it is interrupted', async () => {
    const { train, steps, around } = serviceAround();
    around.evaluate = () => Promise.reject(new JobInterruptedError());

    await expect(train()).rejects.toThrow(JobInterruptedError);

    expect(steps.slice(-2)).toEqual([['remembered', 'v1'], ['left']]);
  });

  it('begins anew where a worker died before the evaluation', async () => {
    const { train, steps, around } = serviceAround();
    around.run = { ...around.run, earlierModelVersion: 'v0' };

    await train();

    expect(steps[0]).toEqual(['discarded', 'v0', 'Its training was interrupted']);
    expect(steps).toContainEqual(['promoted', 'v1', 'passed']);
  });

  it('only ends the run where a worker died after the evaluation', async () => {
    const { train, steps, around } = serviceAround();
    around.run = { ...around.run, earlierModelVersion: 'v0' };
    around.isEvaluated = true;

    await train();

    expect(steps.slice(1)).toEqual([['succeeded', undefined]]);
  });

  it.each(['fit', 'evaluate', 'promote'] as const)('notes that it failed to %s', async (step) => {
    const { train, steps, around } = serviceAround();
    Object.assign(around, { [step]: () => Promise.reject(new Error('gone')) });

    await expect(train()).rejects.toThrow('gone');

    expect(steps.at(-1)).toEqual(['failed', expect.any(Error)]);
  });
});
