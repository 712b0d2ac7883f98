import { ApiProperty } from '@nestjs/swagger';
import { FEATURE_NAMES, type FeatureName } from '../../../ml/index.js';
import { describeDrift, type DriftReport } from '../drift.js';

class MetricDriftResponse {
  metricName!: string;
  /** Population stability index of the feature that moved most; null where there are too little to say. */
  @ApiProperty({ type: Number, nullable: true })
  drift!: number | null;
  /** The feature that moved most. */
  @ApiProperty({ enum: FEATURE_NAMES, nullable: true })
  feature!: FeatureName | null;
  /** Hours of recent series it rests on. */
  hours!: number;
}

export class DriftResponse {
  /** Always true. */
  success!: boolean;
  /** @example 20261122T141502123Z */
  modelVersion!: string;
  /** Of all metrics together: population stability index, 0 upwards; null where there are too little to say. */
  @ApiProperty({ type: Number, nullable: true })
  drift!: number | null;
  /** The feature that moved most. */
  @ApiProperty({ enum: FEATURE_NAMES, nullable: true })
  feature!: FeatureName | null;
  /** From here on a new model is trained (DRIFT_THRESHOLD). */
  threshold!: number;
  isBeyond!: boolean;
  /** Since when it is beyond without a break, ISO 8601, UTC; null where it is not. */
  @ApiProperty({ type: String, nullable: true })
  since!: string | null;
  /** One sentence for people. */
  description!: string;
  /** ISO 8601, UTC. */
  measuredAt!: string;
  /** Largest drift first. */
  metrics!: MetricDriftResponse[];

  static from(report: DriftReport): DriftResponse {
    const { modelVersion, overall, threshold, isBeyond, sinceAt, measuredAt, metrics } = report;
    return {
      success: true,
      modelVersion,
      drift: overall?.drift ?? null,
      feature: overall?.feature ?? null,
      threshold,
      isBeyond,
      since: sinceAt?.toISOString() ?? null,
      description: describeDrift(report),
      measuredAt: measuredAt.toISOString(),
      metrics: metrics.map((metric) => ({ ...metric })),
    };
  }
}
