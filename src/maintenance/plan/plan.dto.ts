import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import { IntegerField, IsInstant, MayBeOmitted } from '../../platform/http/index.js';
import { AssetFilter } from '../asset-filter.dto.js';
import { RecommendationResponse } from '../recommendations/dto/recommendation.dto.js';
import type {
  LeftOverCause,
  MaintenancePlan,
  PlannedAsset,
  PlannedChoice,
  PlannedLeftOver,
  PlanRequest,
} from './plan.js';

const CAUSES: readonly LeftOverCause[] = ['full', 'stands-in', 'unknown', 'postponed'];

export class PlanBody extends AssetFilter {
  /** When the window begins, ISO 8601; now without it. */
  @MayBeOmitted()
  @IsInstant()
  from?: string;

  /**
   * When it ends, ISO 8601: in the future, within a year, after `from`; a week after `from` without it.
   */
  @MayBeOmitted()
  @IsInstant()
  until?: string;

  /** Assets at most. */
  @IntegerField({ min: 1, max: 100, default: 10, example: 5 })
  maxAssets = 10;

  static toRequest({ from, until, ...rest }: PlanBody): PlanRequest {
    return { ...rest, from: instantIn(from), until: instantIn(until) };
  }
}

function instantIn(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}

export class PlannedAssetResponse {
  @AssetIdField()
  assetId!: string | number;
  /** @example acc-sw-01 */
  assetName!: string;

  static from({ assetId, assetName }: PlannedAsset): PlannedAssetResponse {
    return { assetId: presentAssetId(assetId), assetName };
  }
}

export class PlannedChoiceResponse extends PlannedAssetResponse {
  /** What to do on it, the most urgent first. */
  recommendations!: RecommendationResponse[];
  /** Assets that cannot be reached, or cannot work, while it is down; null where nobody knows. */
  @ApiProperty({ type: 'integer', nullable: true })
  cutOff!: number | null;
  /** Whether something is due before the window begins. */
  isLate!: boolean;
  /** One of the others without which it cannot be reached anyway; null without one. */
  @ApiProperty({ type: PlannedAssetResponse, nullable: true })
  behind!: PlannedAssetResponse | null;

  static of({ asset, nCutOff, isLate, behind }: PlannedChoice): PlannedChoiceResponse {
    return {
      assetId: presentAssetId(asset.assetId),
      assetName: asset.assetName,
      recommendations: asset.recommendations.map((one) => RecommendationResponse.from(one)),
      cutOff: nCutOff,
      isLate,
      behind: behind === undefined ? null : PlannedAssetResponse.from(behind),
    };
  }
}

export class PlannedLeftOverResponse extends PlannedAssetResponse {
  /** What to do on it first. */
  first!: RecommendationResponse;
  /** `stands-in` for one that is chosen; `full`: the window has as many as were asked for; `unknown` surroundings, and another of that kind is chosen; `postponed` until after it. */
  @ApiProperty({ enum: CAUSES })
  cause!: LeftOverCause;
  /** One sentence. */
  reason!: string;
  /** The one that is chosen instead; null without. */
  @ApiProperty({ type: PlannedAssetResponse, nullable: true })
  because!: PlannedAssetResponse | null;

  static of({ asset, cause, reason, because }: PlannedLeftOver): PlannedLeftOverResponse {
    return {
      assetId: presentAssetId(asset.assetId),
      assetName: asset.assetName,
      first: RecommendationResponse.from(asset.recommendations[0]),
      cause,
      reason,
      because: because === undefined ? null : PlannedAssetResponse.from(because),
    };
  }
}

export class PlanResponse {
  /** Always true. */
  success!: boolean;
  /** ISO 8601, UTC. */
  from!: string;
  /** ISO 8601, UTC. */
  until!: string;
  maxAssets!: number;
  /** When the newest of the risks were predicted: ISO 8601, UTC; null before the first. */
  @ApiProperty({ type: String, nullable: true })
  predictedAt!: string | null;
  /** Why there is nothing to plan; null where there is. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** The most urgent first. */
  chosen!: PlannedChoiceResponse[];
  /** The most urgent first. */
  leftOver!: PlannedLeftOverResponse[];

  static from({ window, maxAssets, predictedAt, reason, chosen, leftOver }: MaintenancePlan): PlanResponse {
    return {
      success: true,
      from: window.from.toISOString(),
      until: window.until.toISOString(),
      maxAssets,
      predictedAt: predictedAt?.toISOString() ?? null,
      reason,
      chosen: chosen.map((one) => PlannedChoiceResponse.of(one)),
      leftOver: leftOver.map((one) => PlannedLeftOverResponse.of(one)),
    };
  }
}
