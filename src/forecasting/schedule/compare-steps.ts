import { LEAD_HOURS, type SeriesSamples, stepMeans, tallyLeads } from '../../ml/index.js';
import type { PendingSteps } from '../stored/stored-forecast.js';
import { accuracySums, type SeriesAccuracy } from '../accuracy/accuracy-sums.js';

/**
 * Compares steps that are over with what came.
 *
 * @param samples - means of steps that are as long, or shorter
 * @returns one for each lead of which something came
 */
export function compareSteps(pending: PendingSteps, samples: SeriesSamples): readonly SeriesAccuracy[] {
  const { assetId, metricName, firstMs, stepMs, doneSteps, untilSteps, scale } = pending;
  const actual = stepMeans(samples, {
    startMs: firstMs + doneSteps * stepMs,
    stepMs,
    nSteps: untilSteps - doneSteps,
  });
  const outcomes = Array.from(actual, (value, step) => ({
    leadMs: (doneSteps + step + 1) * stepMs,
    low: pending.lows[step] ?? NaN,
    median: pending.medians[step] ?? NaN,
    high: pending.highs[step] ?? NaN,
    naive: pending.naives[step] ?? NaN,
    actual: value,
  }));
  return tallyLeads(outcomes).flatMap((sums, place) =>
    sums.n === 0 ? [] : [{ assetId, metricName, ...accuracySums(LEAD_HOURS[place] ?? NaN, sums, scale) }],
  );
}
