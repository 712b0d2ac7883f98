import { Injectable, Logger } from '@nestjs/common';
import { type GateReport, ModelRegistry, type TransitionCause } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { MeasureDriftService } from './drift/measure-drift.service.js';
import { FitModelService } from './fit-model.service.js';
import { QualityGate } from './gate/quality-gate.service.js';
import { type RunningTraining, TrainingRuns } from './runs/training-runs.service.js';
import { describeIncidents, toRunData } from './training-figures.js';
import type { TrainingOutcome, TrainingRequest } from './training-run.js';
import { CandidateRejectedError, TrainingInProgressError } from './training.errors.js';

/** How far a run has come, roughly, when it has fitted and when it has judged. */
const FITTING_PERCENT = 80;
const JUDGING_PERCENT = 95;

/** Fits a model to recent history and puts it in charge if it is good enough. Requests, the schedule and the first start all come here. */
@Injectable()
export class TrainModelService {
  private readonly logger = new Logger('Training');
  private isRunning = false;

  constructor(
    private readonly fitter: FitModelService,
    private readonly gate: QualityGate,
    private readonly drift: MeasureDriftService,
    private readonly registry: ModelRegistry,
    private readonly runs: TrainingRuns,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws TrainingInProgressError when a run has not finished yet
   * @throws TooLittleDataError with the counts
   * @throws CandidateRejectedError with the report of the quality gate
   * @throws TrainingCancelledError
   */
  async train(request: TrainingRequest): Promise<TrainingOutcome> {
    return (await this.begin(request)).outcome;
  }

  /**
   * Starts a run and answers at once.
   *
   * @returns the id of the run; `outcome` ends as `train` does, and may be left alone
   * @throws TrainingInProgressError when a run has not finished yet
   */
  async begin(
    request: TrainingRequest,
  ): Promise<{ readonly runId: string; readonly outcome: Promise<TrainingOutcome> }> {
    if (this.isRunning) throw new TrainingInProgressError();
    this.isRunning = true;
    const run = await this.runs.begin(request).catch((error: unknown) => {
      this.isRunning = false;
      throw error;
    });
    const outcome = this.finish(request, run);
    outcome.catch(() => undefined);
    return { runId: run.id, outcome };
  }

  private async finish(request: TrainingRequest, run: RunningTraining): Promise<TrainingOutcome> {
    try {
      return await this.run(request, run);
    } catch (error) {
      if (!(error instanceof CandidateRejectedError)) await run.fail(error);
      throw error;
    } finally {
      this.isRunning = false;
    }
  }

  private async run(request: TrainingRequest, run: RunningTraining): Promise<TrainingOutcome> {
    const startedAt = this.clock.now();
    const { model, metrics, history } = await this.fitter.fit(request, run);
    const { modelVersion } = model;
    await run.report('judging', FITTING_PERCENT);
    await this.registry.register(model, CAUSES[request.trigger]);
    // Both read the whole history once more, each in a thread of its own.
    const [gate] = await Promise.all([
      this.gate.judge(model.artifact, history),
      this.drift.remember(modelVersion, request, history),
    ]);
    const report = decide(gate, request);
    await run.report('activating', JUDGING_PERCENT);
    const end = { modelVersion, data: toRunData(history), figures: metrics };
    if (report.outcome === 'rejected') {
      await this.registry.reject(modelVersion, report);
      await run.succeed({ ...end, reason: report.reason });
      throw new CandidateRejectedError(modelVersion, run.id, report);
    }
    await this.registry.promote(modelVersion, report, CAUSES[request.trigger]);
    await run.succeed(end);
    const durationSeconds = (this.clock.now().getTime() - startedAt.getTime()) / 1000;
    this.logger.log(
      `Trained model ${modelVersion} (${request.trigger}) on ${history.nSamples} samples of ${metrics.series_trained} series in ${durationSeconds.toFixed(1)} s` +
        describeIncidents(history),
    );
    this.logger.log(`It ${describeOutcome(report)}`);
    return { runId: run.id, modelVersion, metrics, gate: report, durationSeconds };
  }
}

function decide(report: GateReport, { isForced = false }: TrainingRequest): GateReport {
  return isForced && report.outcome === 'rejected' ? { ...report, outcome: 'forced' } : report;
}

function describeOutcome({ outcome, reason, checks }: GateReport): string {
  if (outcome === 'forced') return `was put in charge by force although ${reason}`;
  return checks.length === 0 ? `was put in charge unjudged: ${reason}` : `passed the quality gate: ${reason}`;
}

const CAUSES: Readonly<Record<TrainingRequest['trigger'], TransitionCause>> = {
  request: { actor: 'user', reason: 'Trained on request' },
  startup: { actor: 'startup', reason: 'There was no model yet' },
  schedule: { actor: 'schedule', reason: 'The model before was older than MODEL_RETRAIN_INTERVAL' },
  drift: { actor: 'schedule', reason: 'What is usual had moved by DRIFT_THRESHOLD since the model before' },
};
