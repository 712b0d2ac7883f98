import { ApiProperty } from '@nestjs/swagger';
import { IntegerQuery } from '../../../platform/http/index.js';
import type { DriftHistory, DriftPoint } from '../drift-history.js';

export class DriftHistoryQuery {
  /** Days to look back; measurements are kept for 90. */
  @IntegerQuery({ min: 1, max: 90, default: 30 })
  days = 30;
}

class DriftPointResponse {
  /** ISO 8601, UTC. */
  at!: string;
  /** Population stability index of the feature that moved most, 0 upwards; null where there was too little to say. */
  @ApiProperty({ type: Number, nullable: true })
  drift!: number | null;

  static from({ at, drift }: DriftPoint): DriftPointResponse {
    return { at: at.toISOString(), drift };
  }
}

class MetricDriftHistoryResponse {
  metricName!: string;
  /** Oldest first. */
  points!: DriftPointResponse[];
}

export class DriftHistoryResponse {
  /** Always true. */
  success!: boolean;
  /** @example 20261122T141502123Z */
  modelVersion!: string;
  /** From here on a new model is trained (DRIFT_THRESHOLD). */
  threshold!: number;
  /** Of all metrics together, oldest first; 300 at most, of several close to each other the highest. */
  overall!: DriftPointResponse[];
  /** The metric that drifted furthest in the time comes first. */
  metrics!: MetricDriftHistoryResponse[];

  static from({ modelVersion, threshold, overall, metrics }: DriftHistory): DriftHistoryResponse {
    return {
      success: true,
      modelVersion,
      threshold,
      overall: overall.map((point) => DriftPointResponse.from(point)),
      metrics: metrics.map(({ metricName, points }) => ({
        metricName,
        points: points.map((point) => DriftPointResponse.from(point)),
      })),
    };
  }
}
