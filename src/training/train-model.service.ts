import { Inject, Injectable, Logger } from '@nestjs/common';
import type { TrainingReport } from '../ml/index.js';
import { DetectorPool, ModelRegistry, type TransitionCause } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { type TrainingData, TrainingDataService } from './training-data.service.js';
import type { TrainingMetrics, TrainingOutcome, TrainingRequest } from './training-run.js';
import { type TooLittleData, TooLittleDataError, TrainingInProgressError } from './training.errors.js';

/** Fits a model to recent history and puts it in charge. Requests, the schedule and the first start all come here. */
@Injectable()
export class TrainModelService {
  private readonly logger = new Logger('Training');
  private isRunning = false;

  constructor(
    private readonly trainingData: TrainingDataService,
    private readonly pool: DetectorPool,
    private readonly registry: ModelRegistry,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @throws TrainingInProgressError when a run has not finished yet
   * @throws TooLittleDataError with the counts
   */
  async train(request: TrainingRequest): Promise<TrainingOutcome> {
    if (this.isRunning) throw new TrainingInProgressError();
    this.isRunning = true;
    try {
      return await this.run(request);
    } finally {
      this.isRunning = false;
    }
  }

  private async run(request: TrainingRequest): Promise<TrainingOutcome> {
    const startedAt = this.clock.now();
    const history = await this.trainingData.read(request);
    this.assertEnough(history);
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
    await this.registry.activate(model, causeOf(request));
    const durationSeconds = (this.clock.now().getTime() - startedAt.getTime()) / 1000;
    this.logger.log(
      `Trained model ${modelVersion} (${request.trigger}) on ${history.nSamples} samples of ${report.nSeries} series in ${durationSeconds.toFixed(1)} s` +
        describeIncidents(history),
    );
    return { modelVersion, metrics, durationSeconds };
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
