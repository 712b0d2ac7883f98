import { ApiProperty } from '@nestjs/swagger';
import type { TrendPath } from '../../../ml/index.js';
import { rounded } from '../../rounded.js';
import type { WhatIfChart } from '../what-if/what-if.js';

/** What is expected, one value a day, in the metric's unit. The band holds what is uncertain of the trend, 8 times in 10. */
class CapacityPathResponse {
  low!: number[];
  median!: number[];
  high!: number[];

  static from({ low, median, high }: TrendPath): CapacityPathResponse {
    const column = (values: Float64Array): number[] => Array.from(values, rounded);
    return { low: column(low), median: column(median), high: column(high) };
  }
}

export class CapacityChartResponse {
  /** Start of the first day: ISO 8601, UTC. */
  from!: string;
  /** Busy levels, one a day; null where a day is not known well enough. */
  @ApiProperty({ type: 'array', items: { type: 'number', nullable: true } })
  levels!: (number | null)[];
  /** Start of the first day that is expected: ISO 8601, UTC. */
  expectedFrom!: string;
  /** As it is; null without a trend to go by. */
  @ApiProperty({ type: CapacityPathResponse, nullable: true })
  without!: CapacityPathResponse | null;
  /** Under the change; null without a trend to go by. */
  @ApiProperty({ type: CapacityPathResponse, nullable: true })
  with!: CapacityPathResponse | null;

  static from({ firstMs, levels, expectedFromMs, ...paths }: WhatIfChart): CapacityChartResponse {
    return {
      from: new Date(firstMs).toISOString(),
      levels: Array.from(levels, (level) => (Number.isNaN(level) ? null : rounded(level))),
      expectedFrom: new Date(expectedFromMs).toISOString(),
      without: paths.without && CapacityPathResponse.from(paths.without),
      with: paths.with && CapacityPathResponse.from(paths.with),
    };
  }
}
