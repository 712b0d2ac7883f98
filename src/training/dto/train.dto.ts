import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsIn, IsInt, IsNumber, Max, Min, ValidateNested } from 'class-validator';
import { MayBeOmitted } from '../../platform/http/index.js';
import { IsAssetId } from '../../metrics/index.js';
import type { TrainingMetrics, TrainingOutcome } from '../training-run.js';

export class TrainingParameters {
  /**
   * Share of the history expected to be anomalous; reported back, no score depends on it.
   * @example 0.05
   */
  @MayBeOmitted()
  @IsNumber()
  @Min(0)
  @Max(0.5)
  contamination?: number;

  /**
   * Trees in the forest.
   * @example 100
   */
  @MayBeOmitted()
  @IsInt()
  @Min(10)
  @Max(1000)
  n_estimators?: number;

  /**
   * Rows each tree is grown from.
   * @example 256
   */
  @MayBeOmitted()
  @IsInt()
  @Min(2)
  @Max(4096)
  max_samples?: number;

  /**
   * Seed: the same history and seed give the same model, bit for bit.
   * @example 1
   */
  @MayBeOmitted()
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  random_state?: number;
}

export class TrainRequest {
  /** The only model type so far. */
  @MayBeOmitted()
  @IsIn(['anomaly_detection'])
  modelType = 'anomaly_detection' as const;

  /** Assets to learn from, as EMS Core numbers them; all monitored assets without it. */
  @ApiProperty({
    type: 'array',
    items: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    required: false,
  })
  @MayBeOmitted()
  @IsArray()
  @ArrayNotEmpty()
  @IsAssetId({ each: true })
  assetIds?: (string | number)[];

  /** History to learn from, in seconds up to now. */
  @MayBeOmitted()
  @IsInt()
  @Min(60)
  @Max(31_536_000)
  timeRange = 86_400;

  @MayBeOmitted()
  @ValidateNested()
  @Type(() => TrainingParameters)
  parameters?: TrainingParameters;
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
  series_left_out!: number;
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
  trainingMetrics!: TrainingMetricsResponse;
  /** The same as `trainingMetrics.samples_trained`. */
  trainingSamples!: number;
  /** Seconds. */
  trainingDuration!: number;

  static from({ modelVersion, metrics, durationSeconds }: TrainingOutcome): TrainResponse {
    return {
      success: true,
      message: `Model trained on ${metrics.samples_trained} samples and in use.`,
      modelType: 'anomaly_detection',
      modelVersion,
      trainingMetrics: metrics,
      trainingSamples: metrics.samples_trained,
      trainingDuration: durationSeconds,
    };
  }
}
