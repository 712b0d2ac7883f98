import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AssetIdField, IsAssetId, presentAssetId } from '../../metrics/index.js';
import {
  IntegerField,
  InvalidRequestError,
  IsInstant,
  MayBeOmitted,
  NumberField,
} from '../../platform/http/index.js';
import { FORECAST_METHOD } from '../../ml/index.js';
import { LeadAccuracyResponse } from '../accuracy/lead-accuracy.dto.js';
import { accuracyOf } from '../accuracy/lead-accuracy.js';
import { SeasonResponse } from '../seasonality/season.dto.js';
import { ForecastMemberResponse, ForecastPointResponse } from '../forecast-parts.dto.js';
import { rounded } from '../rounded.js';
import type { Forecast, ForecastRequest } from './forecast.js';

export class ForecastBody {
  /** Asset to look at, as EMS Core numbers it. */
  @AssetIdField()
  @IsAssetId()
  assetId!: string | number;

  /** Metric to forecast, by any of its names, or one source of a metric that has several. */
  @ApiProperty({ example: 'cpu_usage', minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  metricName!: string;

  /** How far to look ahead, in hours. Up to a day the points are 5 minutes apart, up to two weeks an hour, up to 90 days 6 hours, beyond a day. */
  @IntegerField({ min: 1, max: 8760, default: 24, example: 24 })
  horizonHours = 24;

  /** Share of values that the band is to hold. */
  @NumberField({ min: 0.5, max: 0.99, default: 0.95, example: 0.95 })
  level = 0.95;

  /** An earlier time, ISO 8601: answers what would have been said then, beside what came. Now without it. */
  @MayBeOmitted()
  @IsInstant()
  asOf?: string;

  /** @throws InvalidRequestError for a time that is not past */
  static toRequest({ asOf, ...body }: ForecastBody, now: Date): ForecastRequest {
    if (asOf === undefined) return body;
    if (Date.parse(asOf) > now.getTime())
      throw new InvalidRequestError([
        { field: 'asOf', message: `asOf must not be after now, ${now.toISOString()}` },
      ]);
    return { ...body, asOf: new Date(asOf) };
  }
}

class ForecastHistoryResponse {
  /** First value that was used, ISO 8601, UTC. */
  @ApiProperty({ type: String, nullable: true })
  from!: string | null;
  /** Last one. */
  @ApiProperty({ type: String, nullable: true })
  until!: string | null;
  /** Steps with a value. */
  steps!: number;
  /** Of the steps in between, 0..1. */
  missingShare!: number;
}

export class ForecastResponse {
  /** Always true. */
  success!: boolean;
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  /** Canonical name. */
  metricName!: string;
  /** As the platform stores it; null where it is not known. */
  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;
  /** When it was made, ISO 8601, UTC. */
  madeAt!: string;
  /** What had come by then is known: `madeAt`, or `asOf` of the request. */
  asOf!: string;
  /** @example seasonal-mixture */
  method!: string;
  methodVersion!: number;
  horizonHours!: number;
  level!: number;
  stepSeconds!: number;
  /** One sentence. */
  summary!: string;
  points!: ForecastPointResponse[];
  /** What was mixed, the largest weight first. */
  members!: ForecastMemberResponse[];
  /** Shortest first; none where none was found. */
  seasons!: SeasonResponse[];
  history!: ForecastHistoryResponse;
  /** How good the same method has been on this series: from ten earlier times, by lead, with hourly steps. */
  accuracy!: LeadAccuracyResponse[];
  /** What to know before planning with it, a sentence each. */
  caveats!: string[];

  static from(forecast: Forecast): ForecastResponse {
    const { asset, metricName, unit, request, history } = forecast;
    return {
      success: true,
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      metricName,
      unit,
      madeAt: forecast.madeAt.toISOString(),
      asOf: forecast.asOf.toISOString(),
      method: FORECAST_METHOD.name,
      methodVersion: FORECAST_METHOD.version,
      horizonHours: request.horizonHours,
      level: request.level,
      stepSeconds: forecast.forecast.stepMs / 1000,
      summary: summaryOf(forecast),
      points: pointsOf(forecast),
      members: forecast.forecast.members
        .map((member) => ForecastMemberResponse.from(member))
        .sort((a, b) => b.weight - a.weight),
      seasons: forecast.forecast.seasons.map((season) =>
        SeasonResponse.from(season, forecast.forecast.stepMs),
      ),
      history: {
        from: isoTime(history.firstAt),
        until: isoTime(history.lastAt),
        steps: history.nValues,
        missingShare: rounded(history.missingShare),
      },
      accuracy: accuracyOf(forecast.backtest).map((one) => LeadAccuracyResponse.from(one)),
      caveats: [...forecast.caveats],
    };
  }
}

function pointsOf({ forecast, actual }: Forecast): ForecastPointResponse[] {
  const [lows, highs] = forecast.quantiles;
  return Array.from(forecast.timestamps, (atMs, step) =>
    ForecastPointResponse.from({
      atMs,
      low: lows?.[step] ?? NaN,
      median: forecast.median[step] ?? NaN,
      high: highs?.[step] ?? NaN,
      actual: actual[step] ?? NaN,
    }),
  );
}

function summaryOf({ asset, metricName, unit, forecast, request: { level } }: Forecast): string {
  const last = forecast.timestamps.length - 1;
  const of = (column: Float64Array | undefined): string =>
    String(Number((column?.[last] ?? NaN).toPrecision(3)));
  const at = new Date(forecast.timestamps[last] ?? NaN).toISOString().slice(0, 16);
  const band = `${of(forecast.quantiles[0])} and ${of(forecast.quantiles[1])}`;
  return `${metricName} of ${asset.name} is expected at ${of(forecast.median)} ${unit ?? ''} on ${at}Z, with ${Math.round(100 * level)} % between ${band}.`.replace(
    '  ',
    ' ',
  );
}

function isoTime(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
