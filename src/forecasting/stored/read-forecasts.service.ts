import { Inject, Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory, canonicalMetricName, MetricSource } from '../../metrics/index.js';
import { LEAD_HOURS, leadClassOf } from '../../ml/index.js';
import { AdmissionLimit } from '../../platform/admission/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import type { SeriesAccuracy } from '../accuracy/accuracy-sums.js';
import type { LeadAccuracy } from '../accuracy/lead-accuracy.js';
import { realisedAccuracy, totalAccuracy } from '../accuracy/realised-accuracy.js';
import { ForecastRecords } from './forecast-records.service.js';
import { readNameCursor, writeNameCursor } from '../series-name-cursor.js';
import type { StoredQuery } from './stored-forecast.repository.js';
import type { StoredForecast } from './stored-forecast.js';

const HOUR_MS = 3_600_000;
/** Units of series that reported in that time are known. */
const UNIT_MS = 48 * HOUR_MS;

/** Which stored forecasts to read. */
export interface ForecastsRequest {
  readonly assetId: string;
  /** Any of the metric's names; all series of the asset without it. */
  readonly metricName?: string | undefined;
  /** How far ahead of the time at which it was made, 1..168. */
  readonly horizonHours: number;
  /** The newest that was made by then; now without it. */
  readonly madeBefore?: Date | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A stored forecast beside what came. */
export interface ReadForecast {
  readonly forecast: StoredForecast;
  readonly unit: string | null;
  /** Steps up to the horizon. */
  readonly nSteps: number;
  /** A mean for each of them; NaN where nothing has come. */
  readonly actual: Float64Array;
  readonly accuracy: readonly LeadAccuracy[];
}

/** The stored forecasts of an asset. */
export interface ForecastsPage {
  readonly asset: Asset;
  readonly forecasts: readonly ReadForecast[];
  /** Why there is none; null where there is. */
  readonly reason: string | null;
  /** The range of leads that the horizon belongs to. */
  readonly leadHours: number;
  /** How those of all series of all assets turned out. */
  readonly total: readonly LeadAccuracy[];
  readonly nextCursor: string | null;
}

/** Answers the forecasts that are made once a day, with how they turned out. */
@Injectable()
export class ReadForecastsService {
  private readonly admission = new AdmissionLimit({
    what: 'requests for stored forecasts',
    nRunning: 4,
    nWaiting: 60,
    retryAfterSeconds: 5,
  });

  constructor(
    private readonly assets: AssetDirectory,
    private readonly source: MetricSource,
    private readonly records: ForecastRecords,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'forecasts'>,
  ) {}

  /** @throws AssetNotFoundError, InvalidForecastCursorError, TooBusyError, TooSlowError, ClientGoneError */
  read(request: ForecastsRequest, client: AbortSignal): Promise<ForecastsPage> {
    return this.admission.run((unwanted) => this.readPage(request, unwanted), client);
  }

  private async readPage(request: ForecastsRequest, client: AbortSignal): Promise<ForecastsPage> {
    const { limit, horizonHours } = request;
    const after = request.cursor === undefined ? '' : readNameCursor(request.cursor);
    const asset = await this.assets.get(request.assetId);
    const nowMs = this.clock.now().getTime();
    const query = { ...queryOf(request, nowMs), assetId: asset.id, after, limit: limit + 1 };
    const { forecasts, accuracies, total } = await this.records.find(query, nowMs);
    const page = forecasts.slice(0, limit);
    const last = page.at(-1);
    return {
      asset,
      forecasts: await this.beside(page, { asset, accuracies, horizonHours, nowMs }, client),
      reason: last ? null : this.reasonForNone(request),
      leadHours: LEAD_HOURS[leadClassOf(horizonHours * HOUR_MS) ?? 0] ?? 1,
      total: totalAccuracy(total),
      nextCursor: last && forecasts.length > page.length ? writeNameCursor(last.metricName) : null,
    };
  }

  /** Each with its unit, what came and how it turned out. */
  private async beside(
    page: readonly StoredForecast[],
    { asset, accuracies, horizonHours, nowMs }: Beside,
    client: AbortSignal,
  ): Promise<readonly ReadForecast[]> {
    const listed = page.length === 0 ? [] : await this.source.listSeries([asset.id], nowMs - UNIT_MS);
    const units = new Map(listed.map(({ metricName, unit }) => [metricName, unit === '' ? null : unit]));
    const read: ReadForecast[] = [];
    for (const forecast of page) {
      const { metricName } = forecast;
      const nSteps = stepsWithin(forecast, horizonHours);
      read.push({
        forecast,
        unit: units.get(metricName) ?? null,
        nSteps,
        actual: await this.records.readActual(asset, { forecast, nSteps, nowMs }, client),
        accuracy: realisedAccuracy(accuracies.filter((one) => one.metricName === metricName)),
      });
    }
    return read;
  }

  private reasonForNone({ madeBefore }: ForecastsRequest): string {
    if (!this.config.forecasts.isEnabled)
      return 'FORECASTS_ENABLED=false: no forecasts are stored. POST /api/v1/forecast makes one.';
    return madeBefore
      ? `No forecast of that time is kept; FORECAST_RETENTION_DAYS is ${this.config.forecasts.retentionDays}.`
      : 'None is stored yet: series are looked at once an hour, and need samples of two different hours at least.';
  }
}

interface Beside {
  readonly asset: Asset;
  readonly accuracies: readonly SeriesAccuracy[];
  readonly horizonHours: number;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

function queryOf(
  { metricName, madeBefore }: ForecastsRequest,
  nowMs: number,
): Pick<StoredQuery, 'metricName' | 'beforeMs'> {
  return {
    metricName: metricName === undefined ? undefined : canonicalMetricName(metricName),
    beforeMs: madeBefore?.getTime() ?? nowMs,
  };
}

/** Steps that begin within so many hours. */
function stepsWithin({ medians, stepMs }: StoredForecast, hours: number): number {
  return Math.min(medians.length, Math.max(1, Math.ceil((hours * HOUR_MS) / stepMs)));
}
