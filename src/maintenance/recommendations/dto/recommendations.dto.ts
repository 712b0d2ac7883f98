import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsAssetId, normalizeAssetId } from '../../../metrics/index.js';
import { MayBeOmitted } from '../../../platform/http/index.js';
import { AssetPageQuery } from '../../asset-page.dto.js';
import { type Action, ACTIONS, titleOf } from '../actions.js';
import type { ActionTrust } from '../action-trust.js';
import type { ListedRecommendation } from '../listed-recommendation.js';
import {
  LISTED_STATUSES,
  type ListedStatus,
  type RecommendationPage,
  type RecommendationRequest,
} from '../list-recommendations.service.js';
import { RecommendationResponse } from './recommendation.dto.js';

export class RecommendationsQuery extends AssetPageQuery {
  /** `open`: to be done; the others were marked by operators, `marked` lists all of them. */
  @ApiProperty({ enum: LISTED_STATUSES, default: 'open', required: false })
  @MayBeOmitted()
  @IsIn(LISTED_STATUSES)
  status: ListedStatus = 'open';

  /** Of one kind. */
  @ApiProperty({ enum: ACTIONS, required: false })
  @MayBeOmitted()
  @IsIn(ACTIONS)
  action?: Action;

  /** For one asset, as EMS Core numbers it. */
  @ApiProperty({ type: String, required: false, maxLength: 64 })
  @MayBeOmitted()
  @IsAssetId()
  assetId?: string;

  static toRequest({ assetId, ...query }: RecommendationsQuery): RecommendationRequest {
    return { ...query, assetId: assetId === undefined ? undefined : normalizeAssetId(assetId) };
  }
}

/** How recommendations of an action turned out. */
export class ActionTrustResponse {
  @ApiProperty({ enum: ACTIONS })
  action!: Action;
  title!: string;
  done!: number;
  notNeeded!: number;
  /** What it said was found, or the asset failed where nothing was done. */
  right!: number;
  /** It was not found, or was not needed and nothing failed within 30 days. */
  wrong!: number;
  /** What the priority of such recommendations is multiplied by, above 0, at most 1. */
  trust!: number;

  static from({ action, nDone, nNotNeeded, nRight, nWrong, trust }: ActionTrust): ActionTrustResponse {
    return {
      action,
      title: titleOf(action),
      done: nDone,
      notNeeded: nNotNeeded,
      right: nRight,
      wrong: nWrong,
      trust,
    };
  }
}

export class RecommendationsResponse {
  /** Always true. */
  success!: boolean;
  /** When it was answered: ISO 8601, UTC. */
  asOf!: string;
  /** When the newest of the risks were predicted: ISO 8601, UTC; null before the first. */
  @ApiProperty({ type: String, nullable: true })
  predictedAt!: string | null;
  /** Why nothing can be recommended; null where risks are known. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** Those that match, on all pages. */
  total!: number;
  /** Asks for the next page; null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
  /** One for each action that was ever marked. */
  trustByAction!: ActionTrustResponse[];
  /** The most urgent first; marked ones the newest first. */
  recommendations!: RecommendationResponse[];

  static from({ state, items, total, nextCursor }: RecommendationPage): RecommendationsResponse {
    return {
      success: true,
      asOf: state.now.toISOString(),
      predictedAt: state.predictedAt?.toISOString() ?? null,
      reason: state.reason,
      total,
      nextCursor,
      trustByAction: state.trustByAction.map((one) => ActionTrustResponse.from(one)),
      recommendations: items.map((one) => RecommendationResponse.from(one)),
    };
  }
}

export class OneRecommendationResponse {
  /** Always true. */
  success!: boolean;
  recommendation!: RecommendationResponse;

  static from(one: ListedRecommendation): OneRecommendationResponse {
    return { success: true, recommendation: RecommendationResponse.from(one) };
  }
}
