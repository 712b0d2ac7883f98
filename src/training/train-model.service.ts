import { Injectable, Logger } from '@nestjs/common';
import { type GateReport, ModelRegistry, type TransitionCause } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { MeasureDriftService } from './drift/measure-drift.service.js';
import { FitModelService, type FittedModel } from './fit-model.service.js';
import { QualityGate } from './gate/quality-gate.service.js';
import { JobInterruptedError } from '../platform/queue/index.js';
import type { RunningTraining } from './runs/training-runs.service.js';
import { describeIncidents, describeScopes, toRunData } from './training-figures.js';
import type { TrainingRequest } from './training-run.js';

/** How far a run has come, roughly, when it has fitted and when it has evaluated. */
const FITTING_PERCENT = 80;
const EVALUATING_PERCENT = 95;

/** Fits a model to recent history and activates it if it is good enough. Requests, the schedule and the first start all come here. */
@Injectable()
export class TrainModelService {
  private readonly logger = new Logger('Training');

  constructor(
    private readonly fitter: FitModelService,
    private readonly gate: QualityGate,
    private readonly drift: MeasureDriftService,
    private readonly registry: ModelRegistry,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a run to its end, whatever that is, and notes it in the run; retried after its worker died, it does nothing twice.
   *
   * @throws TooLittleDataError with the counts
   * @throws TrainingCancelledError
   * @throws JobInterruptedError, which leaves the run to the next worker
   */
  async train(request: TrainingRequest, run: RunningTraining): Promise<void> {
    try {
      if (!(await this.isEvaluatedAlready(run))) await this.run(request, run);
    } catch (error) {
      if (error instanceof JobInterruptedError) run.leave();
      else await run.fail(error);
      throw error;
    }
  }

  /** What an earlier attempt has left half done is set aside; what it has brought to an end stays. */
  private async isEvaluatedAlready(run: RunningTraining): Promise<boolean> {
    if (run.earlierModelVersion === null) return false;
    const isEvaluated = !(await this.registry.discard(
      run.earlierModelVersion,
      'Its training was interrupted',
    ));
    if (isEvaluated) await run.succeed();
    return isEvaluated;
  }

  private async run(request: TrainingRequest, run: RunningTraining): Promise<void> {
    const startedAt = this.clock.now();
    const fitted = await this.fitter.fit(request, run);
    const { model, metrics, history, scopes } = fitted;
    const { modelVersion } = model;
    await run.report('evaluating', FITTING_PERCENT);
    await run.noteProduct({ modelVersion, data: toRunData(history), figures: metrics });
    await this.registry.register(model, CAUSES[request.trigger]);
    const report = await this.evaluate(fitted, request, run);
    if (report.outcome === 'rejected') {
      await this.registry.reject(modelVersion, report);
      await run.succeed(report.reason);
      this.logger.warn(`Model ${modelVersion} was trained but not activated: ${report.reason}`);
      return;
    }
    await this.registry.promote(modelVersion, report, CAUSES[request.trigger]);
    await run.succeed();
    const durationSeconds = (this.clock.now().getTime() - startedAt.getTime()) / 1000;
    this.logger.log(
      `Trained model ${modelVersion} (${request.trigger}) on ${history.nSamples} samples of ${metrics.series_trained} series in ${durationSeconds.toFixed(1)} s` +
        describeScopes(scopes) +
        describeIncidents(history),
    );
    this.logger.log(`It ${describeOutcome(report)}`);
  }

  private async evaluate(
    { model, history }: FittedModel,
    request: TrainingRequest,
    run: RunningTraining,
  ): Promise<GateReport> {
    try {
      // Both read the whole history once more, at the same time where there are threads enough.
      const [gate] = await Promise.all([
        this.gate.evaluate(model.artifact, history, request),
        this.drift.remember(model.modelVersion, request, history),
      ]);
      await run.report('activating', EVALUATING_PERCENT);
      return decide(gate, request);
    } catch (error) {
      // Nobody else will evaluate it; after an interruption the next worker sets it aside.
      if (!(error instanceof JobInterruptedError))
        await this.registry
          .discard(model.modelVersion, `It was not evaluated: ${String(error)}`)
          .catch(() => undefined);
      throw error;
    }
  }
}

function decide(report: GateReport, { isForced = false }: TrainingRequest): GateReport {
  return isForced && report.outcome === 'rejected' ? { ...report, outcome: 'forced' } : report;
}

function describeOutcome({ outcome, reason, checks }: GateReport): string {
  if (outcome === 'forced') return `was activated by force although ${reason}`;
  return checks.length === 0
    ? `was activated without an evaluation: ${reason}`
    : `passed the quality gate: ${reason}`;
}

const CAUSES: Readonly<Record<TrainingRequest['trigger'], TransitionCause>> = {
  request: { actor: 'user', reason: 'Trained on request' },
  startup: { actor: 'startup', reason: 'There was no model yet' },
  schedule: { actor: 'schedule', reason: 'The model before was older than MODEL_RETRAIN_INTERVAL' },
  drift: { actor: 'schedule', reason: 'What is usual had moved by DRIFT_THRESHOLD since the model before' },
};
