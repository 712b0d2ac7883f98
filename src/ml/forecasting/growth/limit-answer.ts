import type { Reach } from './reach.js';
import type { Trend } from './trend.js';

/** What is said of a limit that is not passed yet; days are counted from the last known one. */
export interface LimitAnswer {
  readonly answer: 'no-trend' | 'date' | 'never';
  readonly earliest?: number | undefined;
  readonly median?: number | undefined;
  readonly latest?: number | undefined;
}

/**
 * A slope that does not stand out from the noise gives no date; an earliest plausible day is given all the same.
 *
 * @param reach when the trend gets there.
 * @example limitAnswer({ ...trendOf(Float64Array.of(1, 2)), isClear: true }, { probability: 0 }).answer // never
 */
export function limitAnswer(
  { isClear }: Pick<Trend, 'isClear'>,
  { earliest, median, latest }: Reach,
): LimitAnswer {
  if (!isClear) return { answer: 'no-trend', earliest };
  return median === undefined ? { answer: 'never', earliest } : { answer: 'date', earliest, median, latest };
}
