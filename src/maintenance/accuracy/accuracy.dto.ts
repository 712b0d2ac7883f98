import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import { IntegerQuery } from '../../platform/http/index.js';
import { HorizonQuery } from '../risks/horizon-query.js';
import type { RiskHorizon } from '../risk-horizons.js';
import type { RiskAccuracy } from './read-accuracy.service.js';

export class RiskAccuracyQuery {
  /** Of the predictions for this horizon, in days. */
  @HorizonQuery(7)
  horizonDays: RiskHorizon = 7;

  /** Predictions of the last so many days. */
  @IntegerQuery({ min: 7, max: 365, default: 180 })
  days = 180;
}

class RiskClassResponse {
  /** Predictions from this probability on … */
  fromRisk!: number;
  /** … up to this one. */
  toRisk!: number;
  nPredictions!: number;
  /** Sum of their probabilities: as many were to fail. */
  expected!: number;
  /** As many did. */
  observed!: number;
}

class RecallResponse {
  /** Share of the assets that are looked at each day, those at the highest risk first: 0.01, 0.05, 0.1. */
  share!: number;
  /** Share of those that failed that were among them, 0..1; null where nothing failed. */
  @ApiProperty({ type: Number, nullable: true })
  recall!: number | null;
}

class OutcomeResponse {
  /** UUID of the failure. */
  failureId!: string;
  @AssetIdField()
  assetId!: string | number;
  @ApiProperty({ type: String, nullable: true })
  assetName!: string | null;
  /** ISO 8601, UTC. */
  failedAt!: string;
  /** When the last prediction before it was made: ISO 8601, UTC. */
  predictedAt!: string;
  /** What it said: 0..1 within the horizon. */
  probability!: number;
  /** Place in the ranking of that day; 1 is the highest risk. */
  rank!: number;
  /** Assets that were ranked. */
  nRanked!: number;
}

export class RiskAccuracyResponse {
  /** Always true. */
  success!: boolean;
  horizonDays!: number;
  /** Why nothing can be said yet; null where something can. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** Predictions by a model whose horizon is over; one for each asset and day. */
  nPredictions!: number;
  /** Those of them that came true. */
  nFailed!: number;
  /** Sum of their probabilities. */
  expected!: number;
  /** Expected by failed: 1 is right, above 1 too many were expected; null where nothing failed. */
  @ApiProperty({ type: Number, nullable: true })
  expectedByObserved!: number | null;
  /** Mean squared error of the probabilities, 0 is best; null without a prediction. */
  @ApiProperty({ type: Number, nullable: true })
  brier!: number | null;
  /** The same with the share that failed as everybody's probability: predictions above it are worse than none. */
  @ApiProperty({ type: Number, nullable: true })
  baseBrier!: number | null;
  recalls!: RecallResponse[];
  classes!: RiskClassResponse[];
  /** The newest 50 failures, with what was predicted last before them. */
  outcomes!: OutcomeResponse[];

  static from({ horizonDays, totals, classes, outcomes, reason }: RiskAccuracy): RiskAccuracyResponse {
    const { nPredictions, nFailures, expected, brier, baseBrier, recalls } = totals;
    return {
      success: true,
      ...{ horizonDays, reason, nPredictions, nFailed: nFailures, expected },
      expectedByObserved: nFailures === 0 ? null : expected / nFailures,
      ...{ brier, baseBrier },
      recalls: [0.01, 0.05, 0.1].map((share, k) => ({ share, recall: recalls[k] ?? null })),
      classes: classes.map((one) => ({ ...one })),
      outcomes: outcomes.map(({ assetId, failedAt, predictedAt, ...one }) => ({
        ...one,
        assetId: presentAssetId(assetId),
        failedAt: failedAt.toISOString(),
        predictedAt: predictedAt.toISOString(),
      })),
    };
  }
}
