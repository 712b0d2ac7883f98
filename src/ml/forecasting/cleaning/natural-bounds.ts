import { quantileOfSorted, sortedFinite } from '../../statistics/quantile.js';

/** A value that comes up again and again at the very top is the most there can be: a link that is full. */
const TOP_SHARE = 0.02;

/** So close to the top counts as the top, as a share of the range. */
const TOP_WIDTH = 0.002;

/** In so many seasons at least. */
const TOP_SEASONS = 3;

/** @returns 0 for a series that has never been below zero; else no bound. */
export function floorOf(values: Float64Array): number {
  return values.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
}

/**
 * The ceiling a series hits again and again.
 *
 * @returns infinity where there is none.
 */
export function ceilingOf(values: Float64Array, season: number): number {
  const sorted = sortedFinite(values);
  const top = sorted[sorted.length - 1]!;
  const width = TOP_WIDTH * (top - sorted[0]!);
  if (!(width > 0)) return Number.POSITIVE_INFINITY;
  const seasons = new Set<number>();
  let count = 0;
  values.forEach((value, at) => {
    if (!(value >= top - width)) return;
    count += 1;
    seasons.add(Math.floor(at / season));
  });
  // Of a series that is nearly always at its top, the top is where it stands, no bound.
  const isBound =
    count >= TOP_SHARE * sorted.length && count <= sorted.length / 2 && seasons.size >= TOP_SEASONS;
  return isBound ? top : Number.POSITIVE_INFINITY;
}

/** What makes the level of a series positive, and how high it usually is. */
export function levelOf(values: Float64Array): { by: number; unit: number } {
  const sorted = sortedFinite(values);
  const lowest = sorted[0]!;
  const median = quantileOfSorted(sorted, 0.5);
  if (lowest >= 0 && median > 0) return { by: 0, unit: median };
  const spread = median - lowest || sorted[sorted.length - 1]! - lowest || 1;
  return { by: spread - lowest, unit: spread };
}
