import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import { FORECAST_METHOD } from '../../ml/index.js';
import { CursorQuery, IntegerQuery, IsInstant, MayBeOmitted } from '../../platform/http/index.js';
import { LeadAccuracyResponse } from '../accuracy/lead-accuracy.dto.js';
import type { LeadAccuracy } from '../accuracy/lead-accuracy.js';
import { rounded } from '../rounded.js';
import { ForecastMemberResponse, ForecastPointResponse } from '../forecast-parts.dto.js';
import { SeasonResponse } from '../seasonality/season.dto.js';
import type { ForecastsPage, ForecastsRequest, ReadForecast } from './read-forecasts.service.js';
import { STORED_HOURS, STORED_LEVEL } from './stored-forecast.js';

export class ForecastsQuery {
  /** Metric, by any of its names, or one source of a metric that has several; all series of the asset without it. */
  @ApiProperty({ example: 'cpu_usage', minLength: 1, maxLength: 100, required: false })
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  metricName?: string;

  /** How far ahead of the time at which it was made, in hours; accuracy is that of this lead. */
  @IntegerQuery({ min: 1, max: STORED_HOURS, default: 24 })
  horizon = 24;

  /** Answers the newest forecast that was made by then, ISO 8601: what was said a day or a week ago, beside what came. Now without it. */
  @MayBeOmitted()
  @IsInstant()
  madeBefore?: string;

  /** Series per page. */
  @IntegerQuery({ min: 1, max: 100, default: 20 })
  limit = 20;

  /** `nextCursor` of the page before. */
  @CursorQuery()
  cursor?: string;

  static toRequest(
    { metricName, horizon, madeBefore, limit, cursor }: ForecastsQuery,
    assetId: string,
  ): ForecastsRequest {
    const before = madeBefore === undefined ? undefined : new Date(madeBefore);
    return { assetId, metricName, horizonHours: horizon, madeBefore: before, limit, cursor };
  }
}

class StoredForecastResponse {
  metricName!: string;
  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;
  /** ISO 8601, UTC. */
  madeAt!: string;
  method!: string;
  methodVersion!: number;
  /** Share of values that the band is to hold. */
  level!: number;
  stepSeconds!: number;
  /** One sentence. */
  summary!: string;
  points!: ForecastPointResponse[];
  members!: ForecastMemberResponse[];
  seasons!: SeasonResponse[];
  /** Whether history was shorter than three days or seasons: a level with a wide band. */
  isShort!: boolean;
  /** How the forecasts of this series that were really made turned out at this lead, in the last four weeks. */
  accuracy!: LeadAccuracyResponse;
  /** The same for each range of leads. */
  accuracyByLead!: LeadAccuracyResponse[];

  static from(read: ReadForecast, leadHours: number): StoredForecastResponse {
    const { forecast, unit, accuracy } = read;
    const { details, stepMs } = forecast;
    return {
      metricName: forecast.metricName,
      unit,
      madeAt: forecast.madeAt.toISOString(),
      method: FORECAST_METHOD.name,
      methodVersion: forecast.methodVersion,
      level: STORED_LEVEL,
      stepSeconds: stepMs / 1000,
      summary: summaryOf(read, leadHours),
      points: pointsOf(read),
      members: details.members.map((member) => ForecastMemberResponse.from(member)),
      seasons: details.seasons.map((season) => SeasonResponse.from(season, stepMs)),
      isShort: details.isShort,
      accuracy: LeadAccuracyResponse.from(atLead(accuracy, leadHours)),
      accuracyByLead: accuracy.map((one) => LeadAccuracyResponse.from(one)),
    };
  }
}

export class ForecastsResponse {
  /** Always true. */
  success!: boolean;
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  horizonHours!: number;
  /** By the names of the series. */
  forecasts!: StoredForecastResponse[];
  /** Why there is none; null where there is. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** How the forecasts of all series of all assets turned out at this lead, in the last four weeks. */
  total!: LeadAccuracyResponse;
  /** The same for each range of leads. */
  totalByLead!: LeadAccuracyResponse[];
  /** Ask for it with `cursor`; null on the last page. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  static from(page: ForecastsPage, horizonHours: number): ForecastsResponse {
    const { asset, forecasts, leadHours, total } = page;
    return {
      success: true,
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      horizonHours,
      forecasts: forecasts.map((one) => StoredForecastResponse.from(one, leadHours)),
      reason: page.reason,
      total: LeadAccuracyResponse.from(atLead(total, leadHours)),
      totalByLead: total.map((one) => LeadAccuracyResponse.from(one)),
      nextCursor: page.nextCursor,
    };
  }
}

function pointsOf({ forecast, nSteps, actual }: ReadForecast): ForecastPointResponse[] {
  const { firstMs, stepMs, lows, medians, highs } = forecast;
  return Array.from({ length: nSteps }, (_, step) =>
    ForecastPointResponse.from({
      atMs: firstMs + step * stepMs,
      low: lows[step] ?? NaN,
      median: medians[step] ?? NaN,
      high: highs[step] ?? NaN,
      actual: actual[step] ?? NaN,
    }),
  );
}

function atLead(all: readonly LeadAccuracy[], leadHours: number): LeadAccuracy {
  const found = all.find((one) => one.leadHours === leadHours);
  if (!found) throw new RangeError(`leadHours: must be one of a range of leads, got ${leadHours}`);
  return found;
}

function summaryOf({ forecast, accuracy }: ReadForecast, leadHours: number): string {
  const { coverage, againstSeasonalNaive, n } = atLead(accuracy, leadHours);
  const made = `Made at ${forecast.madeAt.toISOString().slice(0, 16)}Z`;
  if (coverage === null) return `${made}; how good such forecasts are so far ahead is not known yet.`;
  const error =
    againstSeasonalNaive === null
      ? ''
      : `, and the median was off by ${rounded(Number(againstSeasonalNaive.toPrecision(2)))} times what the same as a season ago is`;
  return `${made}; of ${n} steps up to ${leadHours} h ahead ${Math.round(100 * coverage)} % were inside the band${error}.`;
}
