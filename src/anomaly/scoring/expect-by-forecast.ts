import type { SampleExplanation, ScoredSamples } from '../../ml/index.js';
import type { ForecastBand } from './forecast-bands.js';

/** Whether a forecast may say what was expected: of a value that is too high or too low. */
export function mayBeForecast({ direction }: SampleExplanation): boolean {
  return direction === 'high' || direction === 'low';
}

/**
 * Explains samples by the forecast that was made before them, where they are outside its band on the side that is explained. It knew nothing of what came
 * since, while the detector's idea of what is usual follows a slow change. Inside the band the detector knows better why the sample is unusual.
 *
 * @param bands - of the series, oldest first
 */
export function expectByForecast(scored: ScoredSamples, bands: readonly ForecastBand[]): ScoredSamples {
  const explanations = scored.explanations.map((one) => {
    const [atMs, value] = [scored.timestamps[one.index] ?? NaN, scored.values[one.index] ?? NaN];
    const band = mayBeForecast(one) ? bands.findLast((band) => covers(band, atMs)) : undefined;
    const expected = band && expectedAt(band, atMs);
    const isOutside = expected && (one.direction === 'high' ? value > expected.high : value < expected.low);
    return isOutside ? { ...one, expected, deviation: value - expected.median, isForecast: true } : one;
  });
  return { ...scored, explanations };
}

function covers({ madeMs, firstMs, stepMs, medians }: ForecastBand, atMs: number): boolean {
  return madeMs <= atMs && firstMs <= atMs && atMs < firstMs + medians.length * stepMs;
}

function expectedAt(
  { firstMs, stepMs, lows, medians, highs }: ForecastBand,
  atMs: number,
): SampleExplanation['expected'] {
  const step = Math.floor((atMs - firstMs) / stepMs);
  return { low: lows[step] ?? NaN, median: medians[step] ?? NaN, high: highs[step] ?? NaN };
}
