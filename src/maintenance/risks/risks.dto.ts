import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import { AssetPageQuery } from '../asset-page.dto.js';
import type { RiskHorizon } from '../risk-horizons.js';
import { RISK_HORIZONS } from '../risk-horizons.js';
import { type AssetRisk, RISK_BASES, type RiskContribution } from './asset-risk.js';
import { HorizonQuery } from './horizon-query.js';
import type { RiskListRequest, RiskPage } from './list-risks.service.js';

export class RisksQuery extends AssetPageQuery {
  /** Within how many days a failure counts. */
  @HorizonQuery(30)
  horizonDays: RiskHorizon = 30;

  static toRequest({ horizonDays, type, location, limit, cursor }: RisksQuery): RiskListRequest {
    return { horizonDays, type, location, limit, cursor };
  }
}

export class TimeToFailureResponse {
  /** Days, 0 or more: one in twenty fails before. */
  low!: number;
  /** Half of them fail before. */
  median!: number;
  /** Nineteen in twenty; null where that is later than anything known. */
  @ApiProperty({ type: Number, nullable: true })
  high!: number | null;
}

export class RiskContributionResponse {
  /** @example fan_speed level trend */
  feature!: string;
  /** Null where it is of no metric. */
  @ApiProperty({ type: String, nullable: true })
  metricName!: string | null;
  /** Its value now; null where it is none. */
  @ApiProperty({ type: Number, nullable: true })
  value!: number | null;
  /** Of all that raises the risk above that of the mean of the fleet, 0..1; they add up to 1. */
  share!: number;
  /** @example fan_speed: level, trend over 16 days (4210 now) */
  text!: string;
}

export class RiskResponse {
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  assetType!: string;
  @ApiProperty({ type: String, nullable: true })
  location!: string | null;
  /** Days within which a failure counts. */
  @ApiProperty({ type: 'integer', enum: RISK_HORIZONS })
  horizonDays!: number;
  /** False for virtual assets and those in maintenance: they come last. */
  isRanked!: boolean;
  /** ISO 8601, UTC; null where nothing was predicted. */
  @ApiProperty({ type: String, nullable: true })
  predictedAt!: string | null;
  /** `failure-model`: a model learnt from failures; `degradation`: a metric that comes to its limit; `none`: nothing to predict from. */
  @ApiProperty({ enum: RISK_BASES })
  basis!: string;
  /** Why there is no probability, no time to failure, or no place in the ranking; null where all are there. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** That it fails within the horizon, 0..1; null where nothing is known to say so. */
  @ApiProperty({ type: Number, nullable: true })
  probability!: number | null;
  /** Nine times in ten the probability lies between these two, by how predictions like it turned out. */
  @ApiProperty({ type: Number, nullable: true })
  probabilityLow!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  probabilityHigh!: number | null;
  @ApiProperty({ type: TimeToFailureResponse, nullable: true })
  timeToFailureDays!: TimeToFailureResponse | null;
  /** Probability times what a failure costs by COSTS, in `currency`; null without one of the two. */
  @ApiProperty({ type: Number, nullable: true })
  expectedCost!: number | null;
  /** What raises it most, the first. */
  contributions!: RiskContributionResponse[];

  static from(risk: AssetRisk, horizonDays: number): RiskResponse {
    const { assetId, predictedAt, timeToFailureDays, contributions, ...rest } = risk;
    return {
      ...rest,
      assetId: presentAssetId(assetId),
      horizonDays,
      predictedAt: predictedAt?.toISOString() ?? null,
      timeToFailureDays: timeToFailureDays && { ...timeToFailureDays },
      contributions: contributions.map((one: RiskContribution) => ({ ...one })),
    };
  }
}

export class RisksResponse {
  /** Always true. */
  success!: boolean;
  horizonDays!: number;
  /** Of COSTS; null where nobody says what failures cost. */
  @ApiProperty({ type: String, nullable: true, example: 'EUR' })
  currency!: string | null;
  /** Assets that match, on all pages. */
  total!: number;
  /** Asks for the next page; null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
  /** By probability; those without one by their time to failure; then those of which nothing is said, and those that are not ranked. */
  risks!: RiskResponse[];

  static from({ total, risks, nextCursor }: RiskPage, horizonDays: number, currency: string | null) {
    return {
      success: true,
      ...{ horizonDays, currency, total, nextCursor },
      risks: risks.map((risk) => RiskResponse.from(risk, horizonDays)),
    };
  }
}
