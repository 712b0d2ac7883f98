import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  ValidateNested,
} from 'class-validator';
import { IntegerField, MayBeOmitted, NumberField } from '../../platform/http/index.js';
import { AssetIdListField, IsAssetId, MOST_ASSETS } from '../../metrics/index.js';
import type { TrainingMetrics, TrainingOutcome, TrainingRequest } from '../training-run.js';

class TrainingParameters {
  /**
   * Share of the history expected to be anomalous; reported back, no score depends on it.
   */
  @NumberField({ min: 0, max: 0.5, example: 0.05 })
  contamination?: number;

  /**
   * Trees in the forest.
   */
  @IntegerField({ min: 10, max: 1000, example: 60 })
  n_estimators?: number;

  /**
   * Rows each tree is grown from.
   */
  @IntegerField({ min: 2, max: 4096, example: 256 })
  max_samples?: number;

  /**
   * Seed: the same history and seed give the same model, bit for bit.
   */
  @IntegerField({ min: 0, max: 2_147_483_647, example: 1 })
  random_state?: number;
}

export class TrainRequest {
  /** The only model type so far. */
  @ApiProperty({ enum: ['anomaly_detection'], required: false })
  @MayBeOmitted()
  @IsIn(['anomaly_detection'])
  modelType = 'anomaly_detection' as const;

  /** Assets to learn from, as EMS Core numbers them; all monitored assets without it. */
  @AssetIdListField()
  @MayBeOmitted()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_ASSETS)
  @IsAssetId({ each: true })
  assetIds?: (string | number)[];

  /** History to learn from, in seconds up to now. */
  @IntegerField({ min: 60, max: 31_536_000, default: 86_400, example: 86_400 })
  timeRange = 86_400;

  /** Activate the model whatever the quality gate says of it. */
  @MayBeOmitted()
  @IsBoolean()
  force?: boolean;

  @MayBeOmitted()
  @IsObject()
  @ValidateNested()
  @Type(() => TrainingParameters)
  parameters?: TrainingParameters;

  static toRequest({ assetIds, timeRange, force, parameters }: TrainRequest): TrainingRequest {
    return {
      assetIds,
      timeRangeSeconds: timeRange,
      contamination: parameters?.contamination,
      nTrees: parameters?.n_estimators,
      maxSamples: parameters?.max_samples,
      seed: parameters?.random_state,
      isForced: force,
      trigger: 'request',
    };
  }
}

export class TrainQuery {
  /** `true` answers 202 at once, with the run to ask for. */
  @ApiProperty({ enum: ['true', 'false'], default: 'false', required: false })
  @MayBeOmitted()
  @IsIn(['true', 'false'])
  async: 'true' | 'false' = 'false';
}

export class TrainingMetricsResponse implements TrainingMetrics {
  samples_trained!: number;
  contamination!: number;
  /** Mean score of the training rows, 0..1. */
  mean_score!: number;
  std_score!: number;
  /** Training rows that score at least 0.7. */
  anomalies_detected!: number;
  normal_detected!: number;
  series_trained!: number;
  /** Series not read because enough samples had been. */
  series_excluded!: number;
  /** Samples excluded because an episode is open: what is wrong right now must not be learnt as normal. */
  samples_in_incidents!: number;
  /** Samples kept back to evaluate the model on. */
  samples_held_out!: number;
  /** Rows the forest was grown from. */
  rows_sampled!: number;
  /** Score reached by the given contamination of the rows. */
  score_at_contamination!: number;
}

export class TrainResponse {
  /** Always true. */
  success!: boolean;
  /** @example Model trained on 120960 samples and in use. */
  message!: string;
  /** @example anomaly_detection */
  modelType!: string;
  modelVersion!: string;
  /** UUID of the training run. */
  runId!: string;
  trainingMetrics!: TrainingMetricsResponse;
  /** The same as `trainingMetrics.samples_trained`. */
  trainingSamples!: number;
  /** Seconds. */
  trainingDuration!: number;

  static from({ runId, modelVersion, metrics, durationSeconds }: TrainingOutcome): TrainResponse {
    return {
      success: true,
      message: `Model trained on ${metrics.samples_trained} samples and in use.`,
      modelType: 'anomaly_detection',
      modelVersion,
      runId,
      trainingMetrics: metrics,
      trainingSamples: metrics.samples_trained,
      trainingDuration: durationSeconds,
    };
  }
}
