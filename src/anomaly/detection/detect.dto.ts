import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsString, Length } from 'class-validator';
import { AssetIdField, IsAssetId, presentAssetId } from '../../metrics/index.js';
import { IntegerField, MayBeOmitted, NumberField } from '../../platform/http/index.js';
import type { AssetPeak } from './asset-level.js';
import type { DetectedAnomaly, Detection } from './detection.js';
import type { AnomalyMetadata } from '../episodes/explanation/anomaly-metadata.js';
import { FeedbackCountsResponse } from '../episodes/feedback/feedback-counts.dto.js';

export class DetectRequest {
  /** Asset to look at, as EMS Core numbers it; all monitored assets without it. */
  @AssetIdField({ required: false })
  @MayBeOmitted()
  @IsAssetId()
  assetId?: string | number;

  /**
   * Metrics to look at, by any of their names; all of them without it.
   * @example ["cpu_usage", "bandwidth_in"]
   */
  @MayBeOmitted()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  metricNames?: string[];

  /** How far to look back, in seconds. */
  @IntegerField({ min: 60, max: 2_592_000, default: 3600, example: 3600 })
  timeRange = 3600;

  /**
   * Scores from here on are anomalies of every series; without it each series goes by its own threshold, which is the
   * setting ANOMALY_THRESHOLD or, after feedback, up to 0.2 more.
   */
  @NumberField({ min: 0, max: 1, example: 0.7 })
  threshold?: number;
}

class ExpectedBand {
  /** 1 % of usual values at this time of day are lower. */
  low!: number;
  median!: number;
  /** 1 % of usual values at this time of day are higher. */
  high!: number;
}

class ContributionResponse {
  /** @example seasonal */
  feature!: string;
  /** 0..1; all shares of an anomaly sum to 1. */
  share!: number;
  /** `high` or `low`. */
  direction!: string;
}

class AnomalyMetadataResponse {
  /** The sample, in the metric's unit. */
  value!: number;
  /** Value − usual value, in the metric's unit. */
  deviation!: number;
  /** The deviation in robust standard deviations. */
  sigmas!: number;
  /** `ml`, or `statistical` where no model took part: there is too little history for it, or the value cannot be. */
  method!: string;
  /**
   * `isolation_forest`; `zscore` or `iqr` without it; `policy` for a value that cannot be, `stuck_value` for one that does not move.
   * @example isolation_forest
   */
  model!: string;
  @ApiProperty({ type: String, nullable: true })
  modelVersion!: string | null;
  /** @example bandwidth_in fell to 2.1 Mbps; 38–61 Mbps is usual at this time of day; the fall began at 14:05 UTC */
  reason!: string;
  /** `high`, `low`, `flat`, `unstable`, or `impossible` for a value outside of what the metric's policy says there can be. */
  direction!: string;
  /** 0..1, how much history stands behind the score. */
  confidence!: number;
  /** Seconds from the first sample of the series to this one, 0 or more. */
  historySeconds!: number;
  expected!: ExpectedBand;
  /** Whose band it is: `detector`, what it expected of the next sample, or `forecast`, what the stored forecast said of that hour. */
  @ApiProperty({ enum: ['detector', 'forecast'] })
  expectedFrom!: 'detector' | 'forecast';
  /** Largest share first. */
  contributions!: ContributionResponse[];
  unit!: string;
  /** What operators said of earlier episodes of the series in the last 90 days. */
  feedbackCounts!: FeedbackCountsResponse;

  static from(metadata: AnomalyMetadata): AnomalyMetadataResponse {
    return {
      ...metadata,
      contributions: [...metadata.contributions],
      feedbackCounts: FeedbackCountsResponse.from(metadata.feedbackCounts),
    };
  }
}

class AnomalyResponse {
  /** As EMS Core has it: a UUID, or an integer on older platforms. */
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  metricName!: string;
  /** In the metric's unit. */
  value!: number;
  /** 0..1, higher = more anomalous; means the same in every answer. */
  score!: number;
  /** Always true: only anomalies are listed. */
  isAnomaly!: boolean;
  /** 0..1, the one asked for, or the threshold of the series. */
  threshold!: number;
  /** ISO 8601, UTC. */
  timestamp!: string;
  metadata!: AnomalyMetadataResponse;

  static from(anomaly: DetectedAnomaly): AnomalyResponse {
    return {
      assetId: presentAssetId(anomaly.asset.id),
      assetName: anomaly.asset.name,
      metricName: anomaly.metricName,
      value: anomaly.value,
      score: anomaly.score,
      isAnomaly: true,
      threshold: anomaly.threshold,
      timestamp: new Date(anomaly.atMs).toISOString(),
      metadata: AnomalyMetadataResponse.from(anomaly.metadata),
    };
  }
}

class AssetDriverResponse {
  /** @example latency */
  metricName!: string;
  /** 0..1, the metric's highest score at that time. */
  score!: number;
  /** The sample with that score, in the metric's unit. */
  value!: number;
}

class AssetScoreResponse {
  /** As EMS Core has it: a UUID, or an integer on older platforms. */
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  /**
   * 0..1, mean of the asset's three highest metric scores at one time, or more where one of them alone is high; at least the threshold
   * where a metric has reached it. Its highest in the range.
   */
  score!: number;
  /** When it was highest: ISO 8601, UTC. One time is a 120th of the range, at least a minute. */
  timestamp!: string;
  /** The metrics that made the score, at most three, highest first. */
  drivers!: AssetDriverResponse[];

  static from({ asset, score, atMs, drivers }: AssetPeak): AssetScoreResponse {
    return {
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      score,
      timestamp: new Date(atMs).toISOString(),
      drivers: drivers.map((driver) => ({
        metricName: driver.metricName,
        score: driver.score,
        value: driver.value,
      })),
    };
  }
}

class DetectMetadata {
  threshold!: number;
  time_range_seconds!: number;
  /** `ml`, or `statistical` as long as no model is trained. */
  model_type!: string;
  @ApiProperty({ type: String, nullable: true })
  model_version!: string | null;
  series_analyzed!: number;
  samples_analyzed!: number;
  /** Null, NaN or infinite samples, excluded. */
  samples_missing!: number;
  /** Samples that the platform has twice, counted once. */
  samples_duplicate!: number;
  /** Impossible values and codes: they have a score, and nothing is learned from them. */
  samples_invalid!: number;
  /** Samples of these assets that are dated in the future, excluded until then. */
  samples_future!: number;
  /** Silences of more than three polling intervals. */
  gaps!: number;
  /** True when only the 10 000 highest scores are listed. */
  truncated!: boolean;
}

export class DetectResponse {
  /** Always true. */
  success!: boolean;
  /** Assets that had samples in the range. */
  totalAnalyzed!: number;
  anomaliesDetected!: number;
  /** The anomalies, newest first. */
  results!: AnomalyResponse[];
  /** Every analysed asset at its worst, highest score first; at most 1000, `totalAnalyzed` counts them all. */
  assets!: AssetScoreResponse[];
  metadata!: DetectMetadata;

  static from(detection: Detection): DetectResponse {
    const { threshold, anomalies, counts } = detection;
    return {
      success: true,
      totalAnalyzed: detection.nAssets,
      anomaliesDetected: detection.nAnomalies,
      results: anomalies.map((anomaly) => AnomalyResponse.from(anomaly)),
      assets: detection.assets.map((peak) => AssetScoreResponse.from(peak)),
      metadata: {
        threshold,
        time_range_seconds: detection.timeRangeSeconds,
        model_type: detection.modelVersion === null ? 'statistical' : 'ml',
        model_version: detection.modelVersion,
        series_analyzed: detection.nSeries,
        samples_analyzed: counts.scored,
        samples_missing: counts.missing,
        samples_duplicate: counts.duplicate,
        samples_invalid: counts.invalid,
        samples_future: detection.nFuture,
        gaps: counts.gaps,
        truncated: anomalies.length < detection.nAnomalies,
      },
    };
  }
}
