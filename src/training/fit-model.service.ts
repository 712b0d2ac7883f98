import { Inject, Injectable } from '@nestjs/common';
import type { ScopeReport } from '../ml/index.js';
import { DetectorPool, type NewModel } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import type { RunningTraining } from './runs/training-runs.service.js';
import { type TrainingData, TrainingDataService } from './training-data.service.js';
import { toMetadata, toMetrics, toParameters } from './training-figures.js';
import type { TrainingMetrics, TrainingRequest } from './training-run.js';
import { type TooLittleData, TooLittleDataError } from './training.errors.js';

/** How far a run has come, roughly, when it has read. */
const READING_PERCENT = 60;

/** A model that is not evaluated yet, and what it was fitted to. */
export interface FittedModel {
  readonly model: NewModel;
  readonly metrics: TrainingMetrics;
  readonly history: TrainingData;
  /** Types of assets that have a model of their own in it. */
  readonly scopes: readonly ScopeReport[];
}

/** Reads the history a request asks for and fits a model to it. */
@Injectable()
export class FitModelService {
  constructor(
    private readonly trainingData: TrainingDataService,
    private readonly pool: DetectorPool,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @throws TooLittleDataError with the counts
   * @throws TrainingCancelledError
   */
  async fit(request: TrainingRequest, run: RunningTraining): Promise<FittedModel> {
    const startedAt = this.clock.now();
    const history = await this.trainingData.readHistory(request, (share) =>
      run.report('reading', share * READING_PERCENT),
    );
    if (history.nSamples < this.config.training.minTrainingSamples)
      throw new TooLittleDataError(this.countsOf(history));
    await run.report('fitting', READING_PERCENT);
    const fitted = await this.pool.train({
      series: history.series.map(({ samples, untilMs, assetType, timeZone }) => ({
        samples,
        untilMs,
        timeZone,
        ...(this.config.models.scope === 'asset-type' ? { scope: assetType } : {}),
      })),
      options: {
        contamination: request.contamination ?? this.config.training.contamination,
        ...(request.nTrees === undefined ? {} : { nTrees: request.nTrees }),
        ...(request.maxSamples === undefined ? {} : { maxSamples: request.maxSamples }),
        ...(request.seed === undefined ? {} : { seed: request.seed }),
      },
    });
    if (!fitted)
      throw new TooLittleDataError(this.countsOf(history), 'no single series is long enough to learn from');
    const { artifact, report, scopes } = fitted;
    const metrics = toMetrics(report, history);
    const model = {
      modelVersion: startedAt.toISOString().replaceAll(/[-:.]/g, ''),
      trainedAt: startedAt,
      metrics: { ...metrics },
      parameters: toParameters(report, scopes),
      metadata: toMetadata(request, history),
      artifact,
    };
    return { model, metrics, history, scopes };
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
