import { Inject, Injectable, Logger } from '@nestjs/common';
import type { TrainingReport } from '../ml/index.js';
import { DetectorPool, ModelRegistry, type TransitionCause } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import type { TrainingRunData } from './runs/training-run-record.js';
import { type RunningTraining, TrainingRuns } from './runs/training-runs.service.js';
import { type TrainingData, TrainingDataService } from './training-data.service.js';
import type { TrainingMetrics, TrainingOutcome, TrainingRequest } from './training-run.js';
import { type TooLittleData, TooLittleDataError, TrainingInProgressError } from './training.errors.js';

/** How far a run has come, roughly, when it has read and when it has fitted. */
const READING_PERCENT = 70;
const FITTING_PERCENT = 95;

/** Fits a model to recent history and puts it in charge. Requests, the schedule and the first start all come here. */
@Injectable()
export class TrainModelService {
  private readonly logger = new Logger('Training');
  private isRunning = false;

  constructor(
    private readonly trainingData: TrainingDataService,
    private readonly pool: DetectorPool,
    private readonly registry: ModelRegistry,
    private readonly runs: TrainingRuns,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @throws TrainingInProgressError when a run has not finished yet
   * @throws TooLittleDataError with the counts
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
      await run.fail(error);
      throw error;
    } finally {
      this.isRunning = false;
    }
  }

  private async run(request: TrainingRequest, run: RunningTraining): Promise<TrainingOutcome> {
    const startedAt = this.clock.now();
    const history = await this.trainingData.read(request, (share) =>
      run.report('reading', share * READING_PERCENT),
    );
    this.assertEnough(history);
    await run.report('fitting', READING_PERCENT);
    const fitted = await this.pool.train({
      series: history.series,
      options: {
        contamination: request.contamination ?? this.config.training.contamination,
        ...(request.nTrees === undefined ? {} : { nTrees: request.nTrees }),
        ...(request.maxSamples === undefined ? {} : { maxSamples: request.maxSamples }),
        ...(request.seed === undefined ? {} : { seed: request.seed }),
      },
    });
    if (!fitted)
      throw new TooLittleDataError(this.countsOf(history), 'no single series is long enough to learn from');
    const { artifact, report } = fitted;
    const modelVersion = startedAt.toISOString().replaceAll(/[-:.]/g, '');
    const metrics = toMetrics(report, history);
    const model = {
      modelVersion,
      trainedAt: startedAt,
      metrics: { ...metrics },
      parameters: toParameters(report),
      metadata: toMetadata(request, history),
      artifact,
    };
    await run.report('activating', FITTING_PERCENT);
    await this.registry.activate(model, causeOf(request));
    await run.succeed({ modelVersion, data: toRunData(history), figures: metrics });
    const durationSeconds = (this.clock.now().getTime() - startedAt.getTime()) / 1000;
    this.logger.log(
      `Trained model ${modelVersion} (${request.trigger}) on ${history.nSamples} samples of ${report.nSeries} series in ${durationSeconds.toFixed(1)} s` +
        describeIncidents(history),
    );
    return { runId: run.id, modelVersion, metrics, durationSeconds };
  }

  private assertEnough(history: TrainingData): void {
    if (history.nSamples < this.config.training.minTrainingSamples)
      throw new TooLittleDataError(this.countsOf(history));
  }

  private countsOf({ nSamples, series, nAssets }: TrainingData): TooLittleData {
    return {
      samples: nSamples,
      samplesRequired: this.config.training.minTrainingSamples,
      series: series.length,
      assets: nAssets,
    };
  }
}

function describeIncidents({ nSamples, nSamplesInIncidents }: TrainingData): string {
  if (nSamplesInIncidents === 0) return '';
  const percent = ((100 * nSamplesInIncidents) / (nSamples + nSamplesInIncidents)).toPrecision(2);
  return `; ${nSamplesInIncidents} more (${percent} %) lie in open episodes and were left out`;
}

function causeOf({ trigger }: TrainingRequest): TransitionCause {
  if (trigger === 'request') return { actor: 'user', reason: 'Trained on request' };
  return trigger === 'startup'
    ? { actor: 'startup', reason: 'There was no model yet' }
    : { actor: 'schedule', reason: 'The model before was older than MODEL_RETRAIN_INTERVAL' };
}

function toMetrics(report: TrainingReport, history: TrainingData): TrainingMetrics {
  return {
    samples_trained: report.nSamples,
    contamination: report.contamination,
    mean_score: report.meanScore,
    std_score: report.stdScore,
    anomalies_detected: report.anomaliesDetected,
    normal_detected: report.normalDetected,
    series_trained: report.nSeries,
    series_left_out: history.nSeriesLeftOut,
    samples_in_incidents: history.nSamplesInIncidents,
    rows_sampled: report.nRows,
    score_at_contamination: report.scoreAtContamination,
  };
}

function toRunData(history: TrainingData): TrainingRunData {
  const { fromMs, untilMs, nAssets, series, nSamples, nSeriesLeftOut, nSamplesInIncidents } = history;
  const leftOut = [
    { what: 'series', count: nSeriesLeftOut, reason: 'enough samples had been read' },
    { what: 'samples', count: nSamplesInIncidents, reason: 'an episode is open since before them' },
  ];
  return {
    from: new Date(fromMs).toISOString(),
    until: new Date(untilMs).toISOString(),
    assets: nAssets,
    seriesUsed: series.length,
    samplesUsed: nSamples,
    leftOut: leftOut.filter(({ count }) => count > 0),
  };
}

function toParameters({ nTrees, maxSamples, contamination, seed }: TrainingReport): Record<string, unknown> {
  return { n_estimators: nTrees, max_samples: maxSamples, contamination, random_state: seed };
}

function toMetadata(
  { trigger }: TrainingRequest,
  { nAssets, fromMs, untilMs }: TrainingData,
): Record<string, unknown> {
  return {
    trigger,
    assets: nAssets,
    from: new Date(fromMs).toISOString(),
    until: new Date(untilMs).toISOString(),
  };
}
