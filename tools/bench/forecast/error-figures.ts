/** The truth of one forecast, and what it is measured against. */
export interface Scored {
  readonly truth: Float64Array;
  /** Mean absolute difference of the history to itself a season before. */
  readonly scale: number;
}

/** Symmetric absolute percentage error, as in the M4 competition: mean of 200·|f − y| / (|f| + |y|). */
export function smape(forecast: Float64Array, truth: Float64Array): number {
  return meanOver(truth, (y, step) => {
    const size = Math.abs(forecast[step]!) + Math.abs(y);
    return size === 0 ? 0 : (200 * Math.abs(forecast[step]! - y)) / size;
  });
}

/** Mean absolute error over the steps whose truth is known. */
export function absoluteError(forecast: Float64Array, truth: Float64Array): number {
  return meanOver(truth, (y, step) => Math.abs(forecast[step]! - y));
}

/** What MASE and MSIS divide by. */
export function seasonalScale(history: Float64Array, season: number): number {
  return meanOver(history.subarray(season), (y, step) => Math.abs(y - history[step]!));
}

/** Mean scaled interval score of a 95 % band, as in the M4 competition. */
export function intervalScore(low: Float64Array, high: Float64Array, { truth, scale }: Scored): number {
  const penalty = 2 / 0.05;
  const score = meanOver(truth, (y, step) => {
    const below = Math.max(0, low[step]! - y);
    const above = Math.max(0, y - high[step]!);
    return high[step]! - low[step]! + penalty * (below + above);
  });
  return score / scale;
}

/** Share of what came that lies inside a band. */
export function coverage(low: Float64Array, high: Float64Array, truth: Float64Array): number {
  return meanOver(truth, (y, step) => Number(y >= low[step]! && y <= high[step]!));
}

/** The middle one; the lower one of two. */
export function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? NaN;
}

function meanOver(truth: Float64Array, of: (y: number, step: number) => number): number {
  let sum = 0;
  let count = 0;
  truth.forEach((y, step) => {
    const value = of(y, step);
    if (Number.isNaN(y) || Number.isNaN(value)) return;
    sum += value;
    count += 1;
  });
  return sum / count;
}
