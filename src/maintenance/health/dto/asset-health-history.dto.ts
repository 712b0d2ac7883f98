import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../../metrics/index.js';
import { IntegerQuery } from '../../../platform/http/index.js';
import { type DayFactor, FLEET_STATUSES, type HealthDay } from '../health-day.js';
import type { HealthFactor } from '../rate-health.js';
import type { AssetHealthHistory } from '../read-health.service.js';

const KINDS = ['failure-risk', 'device-status', 'episode', 'staleness'] as const;

export class AssetHealthHistoryQuery {
  /** How many days to answer. */
  @IntegerQuery({ min: 1, max: 365, default: 90 })
  days = 90;
}

class DayFactorResponse {
  @ApiProperty({ enum: KINDS })
  kind!: string;
  /** What it takes off the score, 0..100. */
  points!: number;
  /** Its part of all that is taken off, 0..1; those of one score add up to 1. */
  share!: number;
  /** @example fails within 30 days with a probability of 12 %: fan_speed trend over 16 days */
  reason!: string;

  static from(factors: readonly DayFactor[]): DayFactorResponse[] {
    const all = factors.reduce((sum, { points }) => sum + points, 0);
    return factors.map(({ kind, points, reason }) => ({ kind, points, share: points / all, reason }));
  }
}

class LoweringFactorResponse extends DayFactorResponse {
  /** The open episode; null for other kinds. */
  @ApiProperty({ type: String, nullable: true })
  episodeId!: string | null;

  static ofNow(factors: readonly HealthFactor[]): LoweringFactorResponse[] {
    const all = factors.reduce((sum, { points }) => sum + points, 0);
    return factors.map(({ kind, points, reason, episodeId = null }) => ({
      ...{ kind, points, share: points / all, reason },
      episodeId,
    }));
  }
}

class HealthDayResponse {
  /** Day of UTC. @example 2026-11-28 */
  day!: string;
  @ApiProperty({ enum: FLEET_STATUSES })
  status!: string;
  /** 0..100 at the last look of the day; null where it was unknown or in maintenance. */
  @ApiProperty({ type: Number, nullable: true })
  score!: number | null;
  /** Of failing within the horizon, 0..1; null where none was predicted. */
  @ApiProperty({ type: Number, nullable: true })
  probability!: number | null;
  /** What lowered it, the largest first; open episodes are one. */
  factors!: DayFactorResponse[];

  static from({ day, status, score, probability, factors }: HealthDay): HealthDayResponse {
    return { day, status, score, probability, factors: DayFactorResponse.from(factors) };
  }
}

export class AssetHealthHistoryResponse {
  /** Always true. */
  success!: boolean;
  @AssetIdField()
  assetId!: string | number;
  /** @example core-rtr-01 */
  assetName!: string;
  /** ISO 8601, UTC. */
  asOf!: string;
  /** How far the predicted failure looks ahead: HEALTH_HORIZON_DAYS. */
  horizonDays!: number;
  @ApiProperty({ enum: FLEET_STATUSES })
  status!: string;
  /** 0 (worst) to 100; null where it is unknown or in maintenance. */
  @ApiProperty({ type: Number, nullable: true })
  score!: number | null;
  /** Why there is no score; null where there is one. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** Of failing within the horizon, 0..1; null where none is predicted. */
  @ApiProperty({ type: Number, nullable: true })
  probability!: number | null;
  /** Why there is no probability; null where there is one. */
  @ApiProperty({ type: String, nullable: true })
  probabilityReason!: string | null;
  /** What lowers it now, the largest first. */
  factors!: LoweringFactorResponse[];
  /** Day by day, oldest first, as far as days are kept (HISTORY_RETENTION_DAYS). */
  days!: HealthDayResponse[];

  static from({ asOf, horizonDays, rated, status, days }: AssetHealthHistory): AssetHealthHistoryResponse {
    const { asset, health, risk } = rated;
    const reason = reasonAgainstScore(status, health.factors);
    const probability = risk?.probability ?? null;
    return {
      success: true,
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      asOf: asOf.toISOString(),
      horizonDays,
      status,
      score: reason === null ? health.score : null,
      reason,
      probability,
      probabilityReason: probability === null ? (risk?.reason ?? null) : null,
      factors: reason === null ? LoweringFactorResponse.ofNow(health.factors) : [],
      days: days.map((day) => HealthDayResponse.from(day)),
    };
  }
}

function reasonAgainstScore(status: string, factors: readonly HealthFactor[]): string | null {
  if (status === 'maintenance') return 'It is in maintenance: not rated';
  return status === 'unknown' ? (factors[0]?.reason ?? 'nothing is known of it') : null;
}
