import { ApiProperty } from '@nestjs/swagger';
import { IntegerQuery } from '../../../platform/http/index.js';
import { AssetFilter } from '../../asset-filter.dto.js';
import type { FleetDay, FleetHealthStatus } from '../health-day.js';
import type { FleetHealth } from '../read-health.service.js';

export class FleetHealthQuery extends AssetFilter {
  /** How many days of the trend to answer. */
  @IntegerQuery({ min: 1, max: 365, default: 28 })
  days = 28;
}

class HealthCountsResponse implements Record<FleetHealthStatus, number> {
  /** Score from 80. */
  healthy!: number;
  /** From 60. */
  warning!: number;
  /** Below 60. */
  critical!: number;
  /** No sample within a day: not rated. */
  unknown!: number;
  /** Somebody works on them: not rated. */
  maintenance!: number;
}

class ScoreBinResponse {
  /** Lowest score of the bin. */
  from!: number;
  /** Scores are below it, except in the last bin, which includes 100. */
  until!: number;
  /** Assets. */
  count!: number;
}

class FleetDayResponse {
  /** Day of UTC. @example 2026-11-28 */
  day!: string;
  /** As each stood at its last look of the day. */
  counts!: HealthCountsResponse;
  /** 0..100, of those that are rated; null where none was. */
  @ApiProperty({ type: Number, nullable: true })
  medianScore!: number | null;
  /** One rated asset in ten was below it. */
  @ApiProperty({ type: Number, nullable: true })
  lowestTenthScore!: number | null;

  static from({ day, counts, medianScore, lowestTenthScore }: FleetDay): FleetDayResponse {
    return { day, counts: { ...counts }, medianScore, lowestTenthScore };
  }
}

export class FleetHealthResponse {
  /** Always true. */
  success!: boolean;
  /** ISO 8601, UTC. */
  asOf!: string;
  /** How far the predicted failures look ahead: HEALTH_HORIZON_DAYS. */
  horizonDays!: number;
  /** Monitored assets by how they stand now. */
  counts!: HealthCountsResponse;
  /** Of those that are rated, how many have a predicted probability; the others are rated by what is wrong with them now. */
  predicted!: number;
  /** 0..100, of those that are rated; null where none is. */
  @ApiProperty({ type: Number, nullable: true })
  medianScore!: number | null;
  /** Rated assets by score, ten points each. */
  distribution!: ScoreBinResponse[];
  /** Day by day, oldest first, as far as days are kept (HISTORY_RETENTION_DAYS). */
  trend!: FleetDayResponse[];

  static from(health: FleetHealth): FleetHealthResponse {
    return {
      success: true,
      asOf: health.asOf.toISOString(),
      horizonDays: health.horizonDays,
      counts: { ...health.counts },
      predicted: health.nPredicted,
      medianScore: health.medianScore,
      distribution: health.bins.map((bin) => ({ ...bin })),
      trend: health.trend.map((day) => FleetDayResponse.from(day)),
    };
  }
}
