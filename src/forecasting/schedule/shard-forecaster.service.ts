import { Injectable } from '@nestjs/common';
import { shardOf } from '../../anomaly/index.js';
import { AssetDirectory, seriesId } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { StoredForecasts } from '../stored/stored-forecast.repository.js';
import type { StoredForecast } from '../stored/stored-forecast.js';
import { type DueSeries, FindDueSeries } from './find-due-series.service.js';
import { addForecastReports, type ForecastReport, NOTHING_FORECAST } from './forecast-report.js';
import { ForecastSeriesService, type ReadSeries } from './forecast-series.service.js';
import { ForecastWriter } from './forecast-writer.service.js';

/** Series that are read and stored together: of minutes for ten weeks they are 13 MB. */
const SERIES_PER_GROUP = 8;

/** Forecasts the series of a shard that are due. Repeated after an interruption, it goes on with those that are left. */
@Injectable()
export class ShardForecaster {
  constructor(
    private readonly assets: AssetDirectory,
    private readonly dueSeries: FindDueSeries,
    private readonly forecasts: ForecastSeriesService,
    private readonly stored: StoredForecasts,
    private readonly writer: ForecastWriter,
    private readonly clock: Clock,
  ) {}

  /** @param signal - ends it early; what is left is for whoever begins the shard again */
  async run(shard: number, signal: AbortSignal): Promise<ForecastReport> {
    const nowMs = this.clock.now().getTime();
    const assets = (await this.assets.listMonitored()).filter(({ id }) => shardOf(id) === shard);
    const { nSeries, due } = await this.dueSeries.find(assets, nowMs);
    let report: ForecastReport = { ...NOTHING_FORECAST, nSeries };
    // What is read next is on its way while this is forecast.
    let next = this.read(due, 0, nowMs);
    for (let first = 0; first < due.length && !signal.aborted; first += SERIES_PER_GROUP) {
      const group = await next;
      next = this.read(due, first + SERIES_PER_GROUP, nowMs);
      report = addForecastReports(report, await this.forecastGroup(group, nowMs));
    }
    await next;
    return report;
  }

  private read(due: readonly DueSeries[], first: number, nowMs: number): Promise<readonly ReadSeries[]> {
    const reading = this.forecasts.read(due.slice(first, first + SERIES_PER_GROUP), nowMs);
    // It is awaited later, and fails then.
    reading.catch(() => undefined);
    return reading;
  }

  private async forecastGroup(group: readonly ReadSeries[], nowMs: number): Promise<ForecastReport> {
    const outcomes = await Promise.all(group.map((one) => this.forecasts.forecast(one, nowMs)));
    const made = outcomes.filter((one): one is StoredForecast => one !== undefined && one !== 'failed');
    const pending = await this.stored.findPending(
      group.map(({ series }) => series),
      nowMs,
    );
    const histories = new Map(group.map(({ series, samples }) => [seriesId(series), samples]));
    const nMade = await this.writer.write(made, { pending, histories, nowMs });
    return {
      nSeries: 0,
      nMade,
      nBroken: group.filter(({ series }) => series.isBroken).length,
      nWithout: outcomes.filter((one) => one === undefined).length,
      nFailed: outcomes.filter((one) => one === 'failed').length,
    };
  }
}
