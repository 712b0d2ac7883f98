import { Injectable } from '@nestjs/common';
import type { SeriesKey } from '../../metrics/index.js';
import { StoredForecasts } from './stored-forecast.repository.js';

/** What a stored forecast said, hour by hour. */
export interface StoredBand {
  /** Start of the first step, epoch milliseconds. */
  readonly firstMs: number;
  readonly stepMs: number;
  readonly lows: readonly number[];
  readonly medians: readonly number[];
  readonly highs: readonly number[];
}

/** Two months of them, one a day. */
const MOST = 60;

/** Knows what the stored forecasts of a series said of a time. */
@Injectable()
export class StoredBands {
  constructor(private readonly stored: StoredForecasts) {}

  /** @returns those that say something of the time, oldest first: what a later one says counts more; epoch milliseconds */
  find(
    series: SeriesKey,
    range: { readonly fromMs: number; readonly untilMs: number },
  ): Promise<readonly StoredBand[]> {
    return this.stored.findCovering(series, range, MOST);
  }
}
