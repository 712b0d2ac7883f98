import { ApiProperty } from '@nestjs/swagger';
import { rounded } from '../rounded.js';
import type { LeadAccuracy } from './lead-accuracy.js';

const NULLABLE = { type: Number, nullable: true } as const;

export class LeadAccuracyResponse {
  /** 1: up to an hour ahead; 24: from there to a day; 168: from there to a week. */
  @ApiProperty({ enum: [1, 24, 168] })
  leadHours!: number;
  /** Steps that were compared with what came. */
  n!: number;
  /** Share of them inside the band, 0..1; the band's `level` is right. */
  @ApiProperty(NULLABLE)
  coverage!: number | null;
  /** Mean absolute error of the median, in the metric's unit. */
  @ApiProperty(NULLABLE)
  error!: number | null;
  /** Mean absolute scaled error: 1 is what the seasonal naive forecast (the same as a season ago) is usually off by, a season ahead. */
  @ApiProperty(NULLABLE)
  mase!: number | null;
  /** The same of the seasonal naive forecast at these steps. */
  @ApiProperty(NULLABLE)
  seasonalNaiveMase!: number | null;
  /** Error over that of the seasonal naive forecast at the same steps: below 1 is better than it. */
  @ApiProperty(NULLABLE)
  againstSeasonalNaive!: number | null;
  /** Why figures are null; null where none is. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  static from(accuracy: LeadAccuracy): LeadAccuracyResponse {
    const shown = (value: number | null): number | null => (value === null ? null : rounded(value));
    return {
      leadHours: accuracy.leadHours,
      n: accuracy.n,
      coverage: shown(accuracy.coverage),
      error: shown(accuracy.error),
      mase: shown(accuracy.mase),
      seasonalNaiveMase: shown(accuracy.seasonalNaiveMase),
      againstSeasonalNaive: shown(accuracy.againstSeasonalNaive),
      reason: accuracy.reason,
    };
  }
}
