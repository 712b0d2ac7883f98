import { ApiProperty } from '@nestjs/swagger';
import { rounded } from './rounded.js';

/** A step of a forecast; NaN in `actual` where nothing came. */
interface ForecastPoint {
  readonly atMs: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly actual: number;
}

export class ForecastPointResponse {
  /** Start of the step, ISO 8601, UTC. Values are means over it. */
  timestamp!: string;
  /** Lower end of the band, in the metric's unit. */
  low!: number;
  /** As often too high as too low. */
  median!: number;
  /** Upper end of the band. */
  high!: number;
  /** What came: mean of the step; null where it is not over, or had no sample. */
  @ApiProperty({ type: Number, nullable: true })
  actual!: number | null;

  static from({ atMs, low, median, high, actual }: ForecastPoint): ForecastPointResponse {
    return {
      timestamp: new Date(atMs).toISOString(),
      low: rounded(low),
      median: rounded(median),
      high: rounded(high),
      actual: Number.isNaN(actual) ? null : rounded(actual),
    };
  }
}

export class ForecastMemberResponse {
  /** @example autoregression-root */
  name!: string;
  /** Share in the forecast, 0..1; all sum to 1. */
  weight!: number;

  static from({ name, weight }: { readonly name: string; readonly weight: number }): ForecastMemberResponse {
    return { name, weight: rounded(weight) };
  }
}
