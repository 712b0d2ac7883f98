import { QUARTER_MS, quarterOf } from '../../anomaly/index.js';

const HOUR_MS = 3_600_000;

/** Columns of time, the last of which is still running. All times are epoch milliseconds. */
export interface OverviewWindow {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly columnMs: number;
  readonly nColumns: number;
}

/**
 * Scores are known by quarters of an hour, so a column is one or more whole quarters: there are as many columns as asked for, or fewer.
 *
 * @param untilMs - the end of a quarter
 */
export function windowUntil(untilMs: number, hours: number, mostColumns: number): OverviewWindow {
  const lengthMs = hours * HOUR_MS;
  const columnMs = Math.ceil(lengthMs / mostColumns / QUARTER_MS) * QUARTER_MS;
  const nColumns = Math.ceil(lengthMs / columnMs);
  return { fromMs: untilMs - nColumns * columnMs, untilMs, columnMs, nColumns };
}

/** Epoch milliseconds of the end of the running quarter. */
export function endOfQuarter(nowMs: number): number {
  return quarterOf(nowMs) + QUARTER_MS;
}
