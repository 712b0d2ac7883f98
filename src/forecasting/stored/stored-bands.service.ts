import { Injectable } from '@nestjs/common';
import { type ForecastBand, ForecastBands } from '../../anomaly/index.js';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import { StoredForecasts } from './stored-forecast.repository.js';

/** Knows what the stored forecasts of series said of a time. */
@Injectable()
export class StoredBands extends ForecastBands {
  constructor(private readonly stored: StoredForecasts) {
    super();
  }

  /** @returns those that say something of the time, oldest first: what a later one says counts more; epoch milliseconds */
  async find(series: SeriesKey, range: TimeRange): Promise<readonly ForecastBand[]> {
    return (await this.findOf([series], range)).get(seriesId(series)) ?? [];
  }

  async findOf(
    series: readonly SeriesKey[],
    range: TimeRange,
  ): Promise<ReadonlyMap<string, readonly ForecastBand[]>> {
    return Map.groupBy(await this.stored.findCovering(series, range), seriesId);
  }
}

interface TimeRange {
  readonly fromMs: number;
  readonly untilMs: number;
}
