import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import type { TypicalProfile } from '../../ml/index.js';
import { CursorQuery, IntegerQuery, MayBeOmitted } from '../../platform/http/index.js';
import { rounded } from '../rounded.js';
import type { SeasonalityPage, SeasonalityQuery, SeriesSeasonality } from './read-seasonality.service.js';
import { SeasonResponse } from './season.dto.js';

const HOURLY = { type: 'array', items: { type: 'number', nullable: true } } as const;

export class SeasonalityParameters {
  /** Metric, by any of its names; all series of the asset without it. */
  @ApiProperty({ example: 'cpu_usage', minLength: 1, maxLength: 100, required: false })
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  metricName?: string;

  /** Series per page. */
  @IntegerQuery({ min: 1, max: 50, default: 10 })
  limit = 10;

  /** `nextCursor` of the page before. */
  @CursorQuery()
  cursor?: string;

  static toQuery({ metricName, limit, cursor }: SeasonalityParameters, assetId: string): SeasonalityQuery {
    return { assetId, metricName, limit, cursor };
  }
}

class ProfileResponse {
  /** One in ten hourly means is lower; null for an hour without a value. */
  @ApiProperty(HOURLY)
  low!: (number | null)[];
  @ApiProperty(HOURLY)
  median!: (number | null)[];
  /** One in ten is higher. */
  @ApiProperty(HOURLY)
  high!: (number | null)[];

  static from({ low, median, high }: TypicalProfile): ProfileResponse {
    return { low: columnOf(low), median: columnOf(median), high: columnOf(high) };
  }
}

class SeriesSeasonalityResponse {
  metricName!: string;
  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;
  /** One sentence. */
  summary!: string;
  /** Shortest first; none where none was found. */
  seasons!: SeasonResponse[];
  /** 24 hours of local time from midnight; null where there is too little history. */
  @ApiProperty({ type: ProfileResponse, nullable: true })
  typicalDay!: ProfileResponse | null;
  /** 168 hours of local time from Monday's midnight; null with less than a week of history. */
  @ApiProperty({ type: ProfileResponse, nullable: true })
  typicalWeek!: ProfileResponse | null;
  /** Why something is null; null where nothing is. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  static from({ series, found }: SeriesSeasonality): SeriesSeasonalityResponse {
    const hasWeek = found !== undefined && lengthOf(found.history) >= WEEK_MS;
    const seasons = found?.seasons.map((season) => SeasonResponse.from(season, found.stepMs)) ?? [];
    return {
      metricName: series.metricName,
      unit: series.unit === '' ? null : series.unit,
      summary: summaryOf(seasons),
      seasons,
      typicalDay: found ? ProfileResponse.from(found.day) : null,
      typicalWeek: hasWeek ? ProfileResponse.from(found.week) : null,
      reason: found ? (hasWeek ? null : LESS_THAN_A_WEEK) : TOO_LITTLE,
    };
  }
}

export class SeasonalityResponse {
  /** Always true. */
  success!: boolean;
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  /** Whose hours the profiles are of, IANA name. */
  timeZone!: string;
  /** How far back was read. */
  historyDays!: number;
  /** By the names of the series. */
  series!: SeriesSeasonalityResponse[];
  /** Ask for it with `cursor`; null on the last page. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  static from({ asset, historyDays, series, nextCursor }: SeasonalityPage): SeasonalityResponse {
    return {
      success: true,
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      timeZone: asset.timeZone,
      historyDays,
      series: series.map((one) => SeriesSeasonalityResponse.from(one)),
      nextCursor,
    };
  }
}

const WEEK_MS = 7 * 86_400_000;
const LESS_THAN_A_WEEK = 'There is less than a week of history.';
const TOO_LITTLE = 'Values of two hours at least are needed.';

function lengthOf({
  firstAt = 0,
  lastAt = 0,
}: {
  firstAt: number | undefined;
  lastAt: number | undefined;
}): number {
  return lastAt - firstAt;
}

function columnOf(column: Float64Array): (number | null)[] {
  return Array.from(column, (value) => (Number.isNaN(value) ? null : rounded(value)));
}

function summaryOf(seasons: readonly SeasonResponse[]): string {
  if (seasons.length === 0) return 'No season was found.';
  const named = seasons.map(
    ({ name, periodHours, strength }) =>
      `${name ?? `${periodHours} h`} (strength ${Number(strength.toFixed(2))})`,
  );
  return `It repeats itself by the ${named.join(' and the ')}.`;
}
