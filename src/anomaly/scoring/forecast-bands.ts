import type { SeriesKey } from '../../metrics/index.js';

/** What a stored forecast said, step by step. Instants are epoch milliseconds. */
export interface ForecastBand {
  readonly madeMs: number;
  /** Start of the first step. */
  readonly firstMs: number;
  readonly stepMs: number;
  readonly lows: readonly number[];
  readonly medians: readonly number[];
  readonly highs: readonly number[];
}

/** Knows what stored forecasts said of series. Implemented by the forecasting module, which builds on this one. */
export abstract class ForecastBands {
  /** @returns by series id, oldest first, those that say something of the time; nothing of a series without */
  abstract findOf(
    series: readonly SeriesKey[],
    range: { readonly fromMs: number; readonly untilMs: number },
  ): Promise<ReadonlyMap<string, readonly ForecastBand[]>>;
}
