import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../../metrics/index.js';
import type { RatedAsset } from '../asset-health.service.js';

class HealthFactorResponse {
  /** `device-status`, `episode`, `staleness` or `failure-risk`. */
  kind!: string;
  /** What it takes off the score, 0..100. */
  points!: number;
  /** @example bandwidth_in fell to 2.1 Mbps; 38–61 Mbps is usual at this time of day */
  reason!: string;
  /** UUID of the open episode; null for other factors. */
  @ApiProperty({ type: String, nullable: true })
  episode_id!: string | null;
}

export class AssetHealthResponse {
  @AssetIdField()
  asset_id!: string | number;
  /** @example core-rtr-01 */
  asset_name!: string;
  /**
   * 0 (worst) to 100, integer: 100 less the points of all factors. Probability of failing within HEALTH_HORIZON_DAYS: 2 % takes off 5, 10 % 20,
   * a third 40, two thirds 75, with straight lines between them; nothing where none is predicted. Device offline 100, warning 25; open episode
   * critical 50, high 35, medium 25, low 10; no sample for 15 minutes and three intervals 30. 0 when the status is `unknown`.
   */
  health_score!: number;
  /** `healthy` from 80, `warning` from 60, `critical` below; `unknown` without a sample within a day. */
  status!: string;
  /** What lowers the score, the largest first. */
  factors!: HealthFactorResponse[];
  /** When any of its series reported last: ISO 8601, UTC; null when none ever did. */
  @ApiProperty({ type: String, nullable: true })
  last_sample_at!: string | null;

  static from({ asset, health, lastSampleAt }: RatedAsset): AssetHealthResponse {
    return {
      asset_id: presentAssetId(asset.id),
      asset_name: asset.name,
      health_score: health.score,
      status: health.status,
      factors: health.factors.map(({ kind, points, reason, episodeId = null }) => ({
        kind,
        points,
        reason,
        episode_id: episodeId,
      })),
      last_sample_at: lastSampleAt?.toISOString() ?? null,
    };
  }
}
