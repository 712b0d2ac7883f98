import { quantileOfSorted } from '../../ml/index.js';
import type { SeriesRows } from './read-rows.service.js';

/** A series that never moved is as far from usual as it likes when it does. */
const LEAST_SPREAD = 1e-9;

/**
 * When the series of an asset were farthest from what is usual, each in its own median absolute deviations.
 *
 * @returns epoch milliseconds; undefined where there is nothing between the two times, or nothing to compare with
 */
export function worstMoment(
  series: readonly SeriesRows[],
  fromMs: number,
  untilMs: number,
): number | undefined {
  let worst: { readonly at: number; readonly distance: number } | undefined;
  for (const { before, recent } of series) {
    if (before.values.length === 0) continue;
    const median = quantileOfSorted(before.values.slice().sort(), 0.5);
    const spread = quantileOfSorted(before.values.map((value) => Math.abs(value - median)).sort(), 0.5);
    recent.timestamps.forEach((at, k) => {
      if (at < fromMs || at > untilMs) return;
      const distance = Math.abs((recent.values[k] ?? median) - median) / Math.max(spread, LEAST_SPREAD);
      if (worst === undefined || distance > worst.distance) worst = { at, distance };
    });
  }
  return worst?.at;
}
