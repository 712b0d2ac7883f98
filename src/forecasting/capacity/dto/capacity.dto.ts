import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { CursorQuery, IntegerQuery, MayBeOmitted } from '../../../platform/http/index.js';
import { GROUP_KINDS, type GroupKind } from '../levels/busy-row.js';
import { type CapacitySort, SORTS } from '../list/capacity-order.js';
import type { CapacityPage } from '../list/list-capacity.service.js';
import { CapacityItemResponse } from './capacity-item.dto.js';

const NOT_YET = 'Nothing has been read yet: the first run begins with the service and takes some minutes';

export class CapacityQuery {
  /** Metric to look at, by any of its names, with its series that have no known limit; all metrics with a limit without it. */
  @ApiProperty({ required: false, minLength: 1, maxLength: 100, example: 'cpu_usage' })
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  metric?: string;

  /** One row an asset, or one for all assets that have a type, location or tag in common. */
  @ApiProperty({ enum: GROUP_KINDS, default: 'asset', required: false })
  @MayBeOmitted()
  @IsIn(GROUP_KINDS)
  group: GroupKind = 'asset';

  /** How far to look ahead, in days. */
  @IntegerQuery({ min: 1, max: 730, default: 180 })
  horizonDays = 180;

  /** Shows what has this in its name, in whatever case. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  text?: string;

  /** Rows per page. */
  @IntegerQuery({ min: 1, max: 500, default: 50 })
  limit = 50;

  /** `nextCursor` of the page before, asked for with the same order and filters; the first page without it. */
  @CursorQuery()
  cursor?: string;

  /**
   * Order of the rows, with a minus downwards. By `limitAt` what has been at its limit longest comes first, then what gets there soonest, then by
   * probability. Those without a value come last.
   */
  @ApiProperty({ enum: SORTS, default: 'limitAt', required: false })
  @MayBeOmitted()
  @IsIn(SORTS)
  sort: CapacitySort = 'limitAt';
}

export class CapacityResponse {
  /** Always true. */
  success!: boolean;
  /** From when the horizon counts, the same on all pages: ISO 8601, UTC. */
  asOf!: string;
  /** When the newest of the levels were read: ISO 8601, UTC; null before the first run has. */
  @ApiProperty({ type: String, nullable: true })
  computedAt!: string | null;
  /** Why there is nothing; null where there is something. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  horizonDays!: number;
  /** Rows that match, on all pages. */
  total!: number;
  /** Asks for the next page; null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
  /** Metrics that any asset has a known limit of. */
  metrics!: string[];
  rows!: CapacityItemResponse[];

  static from(page: CapacityPage, horizonDays: number): CapacityResponse {
    return {
      success: true,
      asOf: page.madeAt.toISOString(),
      computedAt: page.computedAt?.toISOString() ?? null,
      reason: page.computedAt === null ? NOT_YET : null,
      horizonDays,
      total: page.total,
      nextCursor: page.nextCursor,
      metrics: [...page.metrics],
      rows: page.items.map((item) => CapacityItemResponse.from(item)),
    };
  }
}
