import { AssetIdField, MetricQuery, presentAssetId } from '../../metrics/index.js';
import { IntegerQuery } from '../../platform/http/index.js';
import type { ScorePage } from './score-history.service.js';

export class ScoresQuery extends MetricQuery {
  /** Scores per page. */
  @IntegerQuery({ min: 1, max: 50_000, default: 10_000 })
  limit = 10_000;

  /** Scores to skip, newest first. */
  @IntegerQuery({ min: 0, max: 1_000_000_000, default: 0 })
  offset = 0;
}

export class ScoreResponse {
  metricName!: string;
  /** 0..1, higher = more anomalous. */
  score!: number;
  isAnomaly!: boolean;
  /** The threshold when it was scored. */
  threshold!: number;
  /** Whether the sample arrived after a newer one of its series was scored. */
  isLate!: boolean;
  /** ISO 8601, UTC. */
  timestamp!: string;
}

export class ScoresResponse {
  /** Always true. */
  success!: boolean;
  @AssetIdField()
  assetId!: string | number;
  /** Newest first. */
  scores!: ScoreResponse[];
  /** How many there are in all pages. */
  total!: number;

  static from({ assetId, scores, total }: ScorePage): ScoresResponse {
    return {
      success: true,
      assetId: presentAssetId(assetId),
      scores: scores.map(({ metricName, score, isAnomaly, threshold, isLate, timestamp }) => ({
        metricName,
        score,
        isAnomaly,
        threshold,
        isLate,
        timestamp: timestamp.toISOString(),
      })),
      total,
    };
  }
}
