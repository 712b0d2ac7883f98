import type { SeriesKey } from '../../metrics/index.js';

/** Share of values that the band of a stored forecast is to hold. */
export const STORED_LEVEL = 0.95;

/** Length of a step of a stored forecast, unless the series has longer ones itself. */
export const STORED_STEP_MS = 3_600_000;

/** How far stored forecasts look ahead. */
export const STORED_HOURS = 168;

/** What was mixed, and the seasons that were found. */
interface ForecastDetails {
  readonly members: readonly { readonly name: string; readonly weight: number }[];
  readonly seasons: readonly { readonly length: number; readonly strength: number }[];
  readonly isShort: boolean;
}

/** A forecast of one series that is kept. Columns have one value for each step. */
export interface StoredForecast extends SeriesKey {
  /** Start of the first step, epoch milliseconds. */
  readonly firstMs: number;
  readonly madeAt: Date;
  readonly stepMs: number;
  readonly lows: readonly number[];
  readonly medians: readonly number[];
  readonly highs: readonly number[];
  /** What the seasonal naive forecast said; NaN where it said nothing. */
  readonly naives: readonly number[];
  /** Its usual error a season ahead; null where there is none. */
  readonly scale: number | null;
  /** From the first value to the last. */
  readonly historySeconds: number;
  readonly methodVersion: number;
  readonly details: ForecastDetails;
}

/** The newest stored forecast of a series, with what it said of the steps that are just over. */
export interface ForecastState extends SeriesKey {
  readonly madeMs: number;
  readonly historySeconds: number;
  readonly stepMs: number;
  /** Start of the first of these steps, epoch milliseconds. */
  readonly recentMs: number;
  /** Band of the newest steps that are over, six at most; empty where none is. */
  readonly lows: readonly number[];
  readonly highs: readonly number[];
}

/** Steps of a stored forecast that are over and not compared yet. */
export interface PendingSteps extends SeriesKey {
  readonly id: number;
  /** Start of the first step of the forecast, epoch milliseconds. */
  readonly firstMs: number;
  readonly stepMs: number;
  readonly scale: number | null;
  /** Steps that were compared before, and those that will have been after these. */
  readonly doneSteps: number;
  readonly untilSteps: number;
  readonly lows: readonly number[];
  readonly medians: readonly number[];
  readonly highs: readonly number[];
  readonly naives: readonly number[];
}
