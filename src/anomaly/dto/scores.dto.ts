import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { MetricQuery, presentAssetId } from '../../metrics/index.js';
import type { ScorePage } from '../scores/score-history.service.js';

export class ScoresQuery extends MetricQuery {
  /** Scores per page. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50_000)
  limit = 10_000;

  /** Scores to skip, newest first. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  offset = 0;
}

export class ScoreResponse {
  metricName!: string;
  /** 0..1, higher = more anomalous. */
  score!: number;
  isAnomaly!: boolean;
  /** The threshold when it was scored. */
  threshold!: number;
  /** ISO 8601, UTC. */
  timestamp!: string;
}

export class ScoresResponse {
  /** Always true. */
  success!: boolean;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'integer' }] })
  assetId!: string | number;
  /** Newest first. */
  scores!: ScoreResponse[];
  /** How many there are in all pages. */
  total!: number;

  static from({ assetId, scores, total }: ScorePage): ScoresResponse {
    return {
      success: true,
      assetId: presentAssetId(assetId),
      scores: scores.map(({ metricName, score, isAnomaly, threshold, timestamp }) => ({
        metricName,
        score,
        isAnomaly,
        threshold,
        timestamp: timestamp.toISOString(),
      })),
      total,
    };
  }
}
