import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../../metrics/index.js';
import { RISK_BASES, type RiskBasis } from '../../risks/asset-risk.js';
import { type Action, ACTIONS, titleOf } from '../actions.js';
import type { ListedRecommendation } from '../listed-recommendation.js';
import { MARK_STATUSES } from '../mark.js';
import { MarkResponse } from './mark.dto.js';

const STATUSES = ['open', ...MARK_STATUSES] as const;

export class RecommendationResponse {
  /** Action and asset: the same while the asset needs the same. */
  id!: string;
  @ApiProperty({ enum: ACTIONS })
  action!: Action;
  /** @example Replace the fan */
  title!: string;
  @ApiProperty({ enum: STATUSES })
  status!: string;
  @AssetIdField()
  assetId!: string | number;
  /** @example core-rtr-01 */
  assetName!: string;
  assetType!: string;
  @ApiProperty({ type: String, nullable: true })
  location!: string | null;
  /** What the risk is read from. */
  @ApiProperty({ enum: RISK_BASES })
  basis!: RiskBasis;
  /** When the risk was predicted: ISO 8601, UTC. */
  predictedAt!: string;
  /** Of a failure within 30 days, 0..1; null where only a time to failure is known. */
  @ApiProperty({ type: Number, nullable: true })
  probability!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  probabilityLow!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  probabilityHigh!: number | null;
  /** The same as it is predicted now, for one that was marked. */
  @ApiProperty({ type: Number, nullable: true })
  probabilityNow!: number | null;
  /** Share of the risk that it is about, 0..1. */
  share!: number;
  /** What raises the risk, the most of it first. */
  why!: string;
  /** The metric that says most of it; null where it is none. */
  @ApiProperty({ type: String, nullable: true })
  metricName!: string | null;
  /** By when: before the risk has come to 0.1, or the earliest plausible failure. ISO 8601, UTC. */
  dueAt!: string;
  /** Assets that cannot do without this one; null where its surroundings are not known. */
  @ApiProperty({ type: 'integer', nullable: true })
  cutOff!: number | null;
  /** Why that is null. */
  @ApiProperty({ type: String, nullable: true })
  cutOffReason!: string | null;
  /** What open ones are ordered by: the larger, the more urgent. */
  priority!: number;
  /** What was said of it last; null where nothing was. */
  @ApiProperty({ type: MarkResponse, nullable: true })
  mark!: MarkResponse | null;

  static from({
    id,
    status,
    recommendation,
    marked,
    probabilityNow,
  }: ListedRecommendation): RecommendationResponse {
    const { predictedAt, dueAt, impact, assetId, ...rest } = recommendation;
    return {
      id,
      status,
      ...rest,
      title: titleOf(rest.action),
      assetId: presentAssetId(assetId),
      predictedAt: predictedAt.toISOString(),
      probabilityNow,
      dueAt: dueAt.toISOString(),
      cutOff: impact.nCutOff,
      cutOffReason: impact.reason,
      mark: marked && MarkResponse.from(marked),
    };
  }
}
