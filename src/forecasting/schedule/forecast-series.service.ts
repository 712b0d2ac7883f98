import { Inject, Injectable, Logger } from '@nestjs/common';
import { MetricPolicies, MetricSource, seriesId } from '../../metrics/index.js';
import {
  BucketMeans,
  FORECAST_METHOD,
  type MetricPolicy,
  type RatedForecast,
  type SeriesSamples,
} from '../../ml/index.js';
import { DetectorPool } from '../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import {
  STORED_HOURS,
  STORED_LEVEL,
  STORED_STEP_MS,
  type StoredForecast,
} from '../stored/stored-forecast.js';
import type { DueSeries } from './find-due-series.service.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Ten weeks of minutes: what a thread holds of a series is a thousandth of it. */
const SAMPLES_PER_SERIES = 105_000;
/** A series that ended before is not forecast. */
const MOST_SILENT_MS = 2 * DAY_MS;
const LARGEST = 3.4e38;
const PROBABILITIES = [(1 - STORED_LEVEL) / 2, (1 + STORED_LEVEL) / 2];

/** A series with its history in means of steps. */
export interface ReadSeries {
  readonly series: DueSeries;
  readonly samples: SeriesSamples;
  readonly policy: MetricPolicy | undefined;
}

/** `undefined`: too little history, or over. `failed`: its reason is logged. */
type Outcome = StoredForecast | undefined | 'failed';

/** Reads series and forecasts them in worker threads, some at a time. */
@Injectable()
export class ForecastSeriesService {
  private readonly logger = new Logger('Forecasts');
  private readonly policies: MetricPolicies;

  constructor(
    private readonly source: MetricSource,
    private readonly pool: DetectorPool,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection' | 'forecasts'>,
  ) {
    this.policies = new MetricPolicies(config.detection.policies);
  }

  async read(series: readonly DueSeries[], nowMs: number): Promise<readonly ReadSeries[]> {
    const afterMs = nowMs - this.config.forecasts.historyDays * DAY_MS;
    const ranges = series.map(({ assetId, metricName }) => ({
      assetId,
      metricName,
      afterMs,
      untilMs: nowMs,
    }));
    const options = { purpose: 'training', limit: SAMPLES_PER_SERIES, keep: 'newest' } as const;
    const histories = await this.source.readSamples(ranges, options);
    return series.map((one, index) => {
      const policy = this.policies.of(one.metricName);
      const { timeZone } = one.asset;
      const means = new BucketMeans({ stepMs: STORED_STEP_MS, timeZone, policy });
      const history = histories[index];
      if (history) means.add(history.samples);
      return { series: one, samples: means.until(nowMs), policy };
    });
  }

  /** One that fails does not keep the others from anything. */
  async forecast(read: ReadSeries, nowMs: number): Promise<Outcome> {
    const { series, samples, policy } = read;
    const lastMs = samples.timestamps.at(-1);
    if (lastMs === undefined) return undefined;
    try {
      const rated = await this.pool.forecast(
        {
          samples,
          untilMs: nowMs,
          stepMs: STORED_STEP_MS,
          horizonMs: STORED_HOURS * HOUR_MS,
          probabilities: PROBABILITIES,
          timeZone: series.asset.timeZone,
          lowest: policy?.lowest,
          highest: policy?.highest,
          isRated: false,
        },
        'forecast',
      );
      return toStored(series, rated, nowMs);
    } catch (error) {
      this.logger.warn(`No forecast of ${seriesId(series)}: ${error instanceof Error ? error.message : ''}`);
      return 'failed';
    }
  }
}

/** PostgreSQL refuses what is too large or too small for a real, where single precision has an end and 0. */
function storable(column: Float64Array): readonly number[] {
  return Array.from(column, (value) => Math.fround(Math.max(-LARGEST, Math.min(LARGEST, value))));
}

function toStored(
  { assetId, metricName }: DueSeries,
  { forecast, history, naive }: RatedForecast,
  nowMs: number,
): StoredForecast | undefined {
  const { firstAt, lastAt } = history;
  if (!forecast || !naive || firstAt === undefined || lastAt === undefined) return undefined;
  if (nowMs - lastAt > MOST_SILENT_MS) return undefined;
  const [lows = new Float64Array(), highs = new Float64Array()] = forecast.quantiles;
  const { members, seasons, isShort } = forecast;
  return {
    assetId,
    metricName,
    firstMs: forecast.timestamps[0] ?? nowMs,
    madeAt: new Date(nowMs),
    stepMs: forecast.stepMs,
    lows: storable(lows),
    medians: storable(forecast.median),
    highs: storable(highs),
    naives: storable(naive.values),
    scale: Number.isNaN(naive.scale) ? null : naive.scale,
    historySeconds: Math.round((lastAt - firstAt) / 1000),
    methodVersion: FORECAST_METHOD.version,
    details: { members: members.filter(({ weight }) => weight > 0), seasons, isShort },
  };
}
