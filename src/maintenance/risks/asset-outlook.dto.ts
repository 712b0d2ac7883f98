import { ApiProperty } from '@nestjs/swagger';
import { IntegerQuery } from '../../platform/http/index.js';
import { FailureResponse } from '../failures/failure.dto.js';
import { RISK_HORIZONS } from '../risk-horizons.js';
import { RISK_BASES } from './asset-risk.js';
import type { AssetOutlook } from './list-risks.service.js';
import type { Prediction } from './prediction.js';
import { RiskResponse, TimeToFailureResponse } from './risks.dto.js';

export class AssetOutlookQuery {
  /** How many days of earlier predictions to answer. */
  @IntegerQuery({ min: 1, max: 365, default: 90 })
  days = 90;
}

class PastRiskResponse {
  @ApiProperty({ type: 'integer', enum: RISK_HORIZONS })
  horizonDays!: number;
  /** 0..1. */
  probability!: number;
  low!: number;
  high!: number;
}

class PastPredictionResponse {
  /** ISO 8601, UTC: the last one of each day. */
  predictedAt!: string;
  @ApiProperty({ enum: RISK_BASES })
  basis!: string;
  /** Version of the models that said so; null without one. */
  @ApiProperty({ type: String, nullable: true })
  modelVersion!: string | null;
  /** One for each horizon; empty without a model. */
  risks!: PastRiskResponse[];
  @ApiProperty({ type: TimeToFailureResponse, nullable: true })
  timeToFailureDays!: TimeToFailureResponse | null;

  static from({
    predictedAt,
    basis,
    modelVersion,
    risks,
    lows,
    highs,
    timeToFailure,
  }: Prediction): PastPredictionResponse {
    return {
      ...{ predictedAt: predictedAt.toISOString(), basis, modelVersion },
      risks: risks.map((probability, k) => ({
        ...{ horizonDays: RISK_HORIZONS[k] ?? 0, probability },
        ...{ low: lows[k] ?? probability, high: highs[k] ?? probability },
      })),
      timeToFailureDays: timeToFailure && { ...timeToFailure },
    };
  }
}

export class AssetOutlookResponse {
  /** Always true. */
  success!: boolean;
  /** Of COSTS; null where nobody says what failures cost. */
  @ApiProperty({ type: String, nullable: true, example: 'EUR' })
  currency!: string | null;
  /** One for each horizon. */
  risks!: RiskResponse[];
  /** What was predicted before, oldest first. */
  history!: PastPredictionResponse[];
  /** Its newest 50 failures, newest first, those that were struck out included; without who said what of them. */
  failures!: FailureResponse[];

  static from({ risks, history, failures }: AssetOutlook, currency: string | null): AssetOutlookResponse {
    const name = risks[0]?.assetName ?? null;
    return {
      success: true,
      currency,
      risks: risks.map((risk, k) => RiskResponse.from(risk, RISK_HORIZONS[k] ?? 0)),
      history: history.map((one) => PastPredictionResponse.from(one)),
      failures: failures.map((failure) => FailureResponse.from({ failure, changes: [] }, name)),
    };
  }
}
