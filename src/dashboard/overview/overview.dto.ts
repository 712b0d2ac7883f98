import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { CursorQuery, IntegerQuery, MayBeOmitted } from '../../platform/http/index.js';
import { type FleetAsset, type FleetStatus, STATUSES } from '../fleet-asset.js';
import type { RecentChanges } from './fleet.service.js';
import { FreshnessResponse } from './freshness.dto.js';
import { OverviewAssetResponse } from './overview-asset.dto.js';
import type { FilterChoices } from './overview-filter.js';
import { type OverviewSort, SORTS } from './overview-order.js';
import type { Overview } from './overview.service.js';
import { ChoiceListQuery, TextListQuery } from './text-list-query.js';

export class OverviewQuery {
  /** How far to look back, in hours. */
  @IntegerQuery({ min: 1, max: 168, default: 24 })
  hours = 24;

  /** Most columns of scores. There are fewer where a column would be no whole number of quarters of an hour. */
  @IntegerQuery({ min: 12, max: 192, default: 96 })
  columns = 96;

  /** Assets per page. */
  @IntegerQuery({ min: 1, max: 500, default: 50 })
  limit = 50;

  /** `nextCursor` of the page before, asked for with the same order and filters; the first page without it. */
  @CursorQuery()
  cursor?: string;

  /**
   * Order of the assets, with a minus downwards: by highest score, name, type, status (healthy, maintenance, unknown, warning,
   * critical) or number of open episodes. Those without a value come last, equal ones by name.
   */
  @ApiProperty({ enum: SORTS, default: '-score', required: false })
  @MayBeOmitted()
  @IsIn(SORTS)
  sort: OverviewSort = '-score';

  @TextListQuery('Types of assets to show, any of these; all of them without it.')
  type?: string[];

  @TextListQuery('Locations to show, any of these; all of them without it.')
  location?: string[];

  @TextListQuery('Tags, of which an asset has any; all assets without it.')
  tag?: string[];

  @ChoiceListQuery('Statuses to show, any of these; all without it.', STATUSES)
  status?: FleetStatus[];

  /** Shows assets with this in their name, type, location or id, in whatever case. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  text?: string;
}

class StatusCountsResponse {
  healthy!: number;
  /** EMS Core has the asset in maintenance. */
  maintenance!: number;
  /** No sample within a day. */
  unknown!: number;
  warning!: number;
  critical!: number;
}

class FleetResponse {
  /** 0 or more. */
  assets!: number;
  /** 0 or more. */
  openEpisodes!: number;
  byStatus!: StatusCountsResponse;

  static from(matching: readonly FleetAsset[]): FleetResponse {
    const byStatus = { healthy: 0, maintenance: 0, unknown: 0, warning: 0, critical: 0 };
    for (const { status } of matching) byStatus[status] += 1;
    const openEpisodes = matching.reduce((sum, { nOpenEpisodes }) => sum + nOpenEpisodes, 0);
    return { assets: matching.length, openEpisodes, byStatus };
  }
}

class FilterChoicesResponse {
  types!: string[];
  locations!: string[];
  tags!: string[];

  static from({ types, locations, tags }: FilterChoices): FilterChoicesResponse {
    return { types: [...types], locations: [...locations], tags: [...tags] };
  }
}

class RecentChangesResponse {
  openedEpisodes!: number;
  closedEpisodes!: number;
  modelsActivated!: number;

  static from({ nOpened, nClosed, nActivations }: RecentChanges): RecentChangesResponse {
    return { openedEpisodes: nOpened, closedEpisodes: nClosed, modelsActivated: nActivations };
  }
}

export class OverviewResponse {
  /** Always true. */
  success!: boolean;
  /** Start of the first column: ISO 8601, UTC. */
  from!: string;
  /** End of the last column, which is still running: ISO 8601, UTC. The same on all pages. */
  until!: string;
  /** Length of a column in seconds, a multiple of 900. */
  columnSeconds!: number;
  /** Assets that match, on all pages. */
  total!: number;
  /** Asks for the next page; null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
  /** Of all assets that match, on whatever page. */
  fleet!: FleetResponse;
  freshness!: FreshnessResponse;
  /** What there is to filter by, of all assets: at most 200 each. */
  choices!: FilterChoicesResponse;
  /** In the last 24 hours, of all assets. */
  changes!: RecentChangesResponse;
  assets!: OverviewAssetResponse[];

  static from(overview: Overview): OverviewResponse {
    const { fromMs, untilMs, columnMs, nColumns } = overview.window;
    return {
      success: true,
      from: new Date(fromMs).toISOString(),
      until: new Date(untilMs).toISOString(),
      columnSeconds: columnMs / 1000,
      total: overview.matching.length,
      nextCursor: overview.nextCursor,
      fleet: FleetResponse.from(overview.matching),
      freshness: FreshnessResponse.from(overview.freshness),
      choices: FilterChoicesResponse.from(overview.choices),
      changes: RecentChangesResponse.from(overview.changes),
      assets: overview.rows.map((row) => OverviewAssetResponse.from(row, nColumns)),
    };
  }
}
