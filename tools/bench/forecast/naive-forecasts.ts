/** Repeats the last season. */
export function seasonalNaive(history: Float64Array, season: number, horizon: number): Float64Array {
  const first = history.length - season;
  return Float64Array.from({ length: horizon }, (_, step) => history[first + (step % season)]!);
}

/** 90 % point of the normal distribution, two-sided: the test of the M4 competition. */
const Z = 1.645;

/**
 * Naive2 of the M4 competition: the last value, seasonally adjusted by classical multiplicative decomposition where the
 * autocorrelation at the season is significant.
 *
 * @param season even.
 * @source Makridakis, Spiliotis & Assimakopoulos, 2020, "The M4 Competition".
 */
export function naive2(history: Float64Array, season: number, horizon: number): Float64Array {
  const n = history.length;
  if (!isSeasonal(history, season)) return new Float64Array(horizon).fill(history[n - 1]!);
  const indices = seasonalIndices(history, season);
  const adjusted = history[n - 1]! / indices[(n - 1) % season]!;
  return Float64Array.from({ length: horizon }, (_, step) => adjusted * indices[(n + step) % season]!);
}

function isSeasonal(history: Float64Array, season: number): boolean {
  const n = history.length;
  const mean = history.reduce((sum, value) => sum + value / n, 0);
  const covariance = (lag: number): number => {
    let sum = 0;
    for (let i = lag; i < n; i += 1) sum += (history[i]! - mean) * (history[i - lag]! - mean);
    return sum;
  };
  const variance = covariance(0);
  let squares = 0;
  for (let lag = 1; lag < season; lag += 1) squares += (covariance(lag) / variance) ** 2;
  return Math.abs(covariance(season) / variance) > Z * Math.sqrt((1 + 2 * squares) / n);
}

function seasonalIndices(history: Float64Array, season: number): Float64Array {
  const half = season / 2;
  const sums = new Float64Array(season);
  const counts = new Float64Array(season);
  for (let at = half; at < history.length - half; at += 1) {
    let trend = (history[at - half]! + history[at + half]!) / 2;
    for (let i = at - half + 1; i < at + half; i += 1) trend += history[i]!;
    sums[at % season]! += (history[at]! * season) / trend;
    counts[at % season]! += 1;
  }
  const means = sums.map((sum, phase) => sum / counts[phase]!);
  const mean = means.reduce((sum, index) => sum + index / season, 0);
  return means.map((index) => index / mean);
}
