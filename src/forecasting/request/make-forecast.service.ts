import { Inject, Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory, canonicalMetricName, SeriesUnit } from '../../metrics/index.js';
import { type RatedForecast, stepMeans } from '../../ml/index.js';
import { DetectorPool } from '../../models/index.js';
import { AdmissionLimit } from '../../platform/admission/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { NoHistoryError, SeriesEndedError } from '../forecasting.errors.js';
import {
  type HistorySeries,
  type SeriesHistoryMeans,
  SeriesHistoryReader,
} from '../history/series-history.service.js';
import { caveatsOf } from './caveats.js';
import type { Forecast, ForecastRequest } from './forecast.js';
import { historyFor, readingStepFor, stepFor } from './forecast-step.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** After so many days without a sample a series is over. */
const MOST_SILENT_DAYS = 7;
/** How far back the end of a series is looked for that has no history: more than a year, so that last year's is found. */
const LONGEST_SILENCE_MS = 400 * DAY_MS;

/** A request with what it is about. */
interface Asked {
  readonly asset: Asset;
  readonly series: HistorySeries;
  readonly request: ForecastRequest;
  readonly nowMs: number;
  readonly untilMs: number;
}

/** Forecasts a series when somebody asks, in a worker thread. */
@Injectable()
export class MakeForecastService {
  private readonly admission = new AdmissionLimit({
    what: 'forecasts',
    nRunning: 2,
    nWaiting: 30,
    retryAfterSeconds: 5,
  });

  constructor(
    private readonly assets: AssetDirectory,
    private readonly histories: SeriesHistoryReader,
    private readonly units: SeriesUnit,
    private readonly pool: DetectorPool,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'forecasts'>,
  ) {}

  /** @throws AssetNotFoundError, NoHistoryError, SeriesEndedError, TooBusyError, TooSlowError, ClientGoneError */
  forecast(request: ForecastRequest, client: AbortSignal): Promise<Forecast> {
    return this.admission.run((unwanted) => this.make(request, unwanted), client);
  }

  private async make(request: ForecastRequest, client: AbortSignal): Promise<Forecast> {
    const asset = await this.assets.get(request.assetId);
    const metricName = canonicalMetricName(request.metricName);
    const nowMs = this.clock.now().getTime();
    const untilMs = request.asOf?.getTime() ?? nowMs;
    const series = { assetId: asset.id, metricName, timeZone: asset.timeZone };
    const asked = { asset, series, request, nowMs, untilMs };
    const history = await this.readHistory(asked, client);
    const rated = await this.compute(asked, history);
    const { forecast } = rated;
    if (!forecast)
      throw new NoHistoryError(metricName, 'samples of two different times at least are needed.', {
        samples: history.nSamples,
      });
    const unit = await this.units.find(series, untilMs);
    return {
      asset,
      metricName,
      unit: unit ?? null,
      request,
      madeAt: new Date(nowMs),
      asOf: new Date(untilMs),
      forecast,
      actual: await this.readActual(asked, forecast, client),
      history: rated.history,
      backtest: rated.backtest,
      caveats: caveatsOf({
        history: rated.history,
        forecast,
        untilMs,
        horizonMs: request.horizonHours * HOUR_MS,
        nInvalid: history.nInvalid,
        isCut: history.isCut,
      }),
    };
  }

  private async readHistory(
    { series, request: { horizonHours }, untilMs }: Asked,
    client: AbortSignal,
  ): Promise<SeriesHistoryMeans> {
    const lengthMs = historyFor(horizonHours, this.config.forecasts.historyDays);
    const stepMs = readingStepFor(horizonHours);
    const history = await this.histories.read(
      series,
      { fromMs: untilMs - lengthMs, untilMs, stepMs },
      client,
    );
    const lastMs = history.samples.timestamps.at(-1);
    if (lastMs === undefined) {
      const earlier = { fromMs: untilMs - LONGEST_SILENCE_MS, untilMs: untilMs - lengthMs, stepMs };
      const endedMs = (await this.histories.read(series, earlier, client)).samples.timestamps.at(-1);
      if (endedMs === undefined) throw noHistory(series.metricName, lengthMs, history);
      throw new SeriesEndedError(series.metricName, new Date(endedMs), MOST_SILENT_DAYS);
    }
    if (untilMs - lastMs > MOST_SILENT_DAYS * DAY_MS)
      throw new SeriesEndedError(series.metricName, new Date(lastMs), MOST_SILENT_DAYS);
    return history;
  }

  private compute(
    { series, request: { horizonHours, level }, untilMs }: Asked,
    { samples, policy }: SeriesHistoryMeans,
  ): Promise<RatedForecast> {
    const lengthMs = untilMs - (samples.timestamps[0] ?? untilMs);
    const task = {
      samples,
      untilMs,
      stepMs: stepFor(horizonHours, lengthMs),
      horizonMs: horizonHours * HOUR_MS,
      probabilities: [(1 - level) / 2, (1 + level) / 2],
      timeZone: series.timeZone,
      lowest: policy?.lowest,
      highest: policy?.highest,
      isRated: true,
    };
    return this.pool.forecast(task, 'request');
  }

  /** Steps that are not over are excluded. */
  private async readActual(
    { series, untilMs, nowMs }: Asked,
    { timestamps, stepMs }: Forecast['forecast'],
    client: AbortSignal,
  ): Promise<Float64Array> {
    const startMs = timestamps[0] ?? untilMs;
    const nOver = Math.min(timestamps.length, Math.max(0, Math.floor((nowMs - startMs) / stepMs)));
    const actual = new Float64Array(timestamps.length).fill(NaN);
    if (nOver === 0) return actual;
    const range = { fromMs: startMs, untilMs: startMs + nOver * stepMs, stepMs: Math.min(HOUR_MS, stepMs) };
    const { samples } = await this.histories.read(series, range, client);
    actual.set(stepMeans(samples, { startMs, stepMs, nSteps: nOver }));
    return actual;
  }
}

function noHistory(metricName: string, lengthMs: number, { nInvalid }: SeriesHistoryMeans): NoHistoryError {
  const days = Math.round(lengthMs / DAY_MS);
  const invalid =
    nInvalid > 0 ? ` ${nInvalid} value(s) are impossible by the policy of the metric (METRIC_POLICIES).` : '';
  return new NoHistoryError(metricName, `there is no value in the ${days} days before.${invalid}`, {
    samples: 0,
    invalidSamples: nInvalid,
  });
}
