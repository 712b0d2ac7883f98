import { quantileOfSorted } from '../../statistics/quantile.js';
import { square } from '../../statistics/square.js';

const { abs, log, max, min } = Math;

/** Days a regime has to last at least. */
const SHORTEST = 7;

/** Level, slope and start of a further regime: what it has to gain, in units of log n times the variance. */
const PRICE = 5;

const SIGMAS_PER_MAD = 1.4826;

/** Neighbouring days depend on each other; more than this they do only where a trend was missed. */
export const MOST_DEPENDENCE = 0.7;

/** Days from one change of level or slope to the next. */
export interface Regime {
  /** First day, and the day after the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts days into regimes, each a line with a level and a slope of its own: the cut with the least squared error plus a price for
 * each regime.
 *
 * @param levels without gaps, without what days of the week differ by.
 * @param variance of a day around its line, as large as it acts on a trend; with 0 there is one regime: what does not vary has no changes to find.
 * @returns at least one, in order; none for no days.
 * @complexity O(n²)
 * @source Jackson et al., 2005, "An Algorithm for Optimal Partitioning of Data on an Interval"; the price after Schwarz, 1978.
 */
export function findRegimes(levels: Float64Array, variance: number): readonly Regime[] {
  const n = levels.length;
  if (n === 0) return [];
  const price = PRICE * log(max(2, n)) * variance;
  if (!(price > 0)) return [{ from: 0, to: n }];
  const cost = new SegmentCost(levels);
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const cut = new Int32Array(n + 1);
  best[0] = -price;
  for (let to = min(n, SHORTEST); to <= n; to += 1) {
    for (let from = 0; from <= max(0, to - SHORTEST); from += 1) {
      const total = best[from]! + cost.of(from, to) + price;
      if (total < best[to]!) {
        best[to] = total;
        cut[to] = from;
      }
    }
  }
  const regimes: Regime[] = [];
  for (let to = n; to > 0; to = cut[to]!) regimes.unshift({ from: cut[to]!, to });
  return regimes;
}

/** Variance of a day around its line, from differences of days so far apart: of independent days it is the same for all. */
export function noiseVariance(levels: Float64Array, apart = 1): number {
  const bends = Float64Array.from(
    { length: max(0, levels.length - 2 * apart) },
    (_, i) => levels[i]! - 2 * levels[i + apart]! + levels[i + 2 * apart]!,
  );
  const sizes = bends.map(abs).sort();
  // The variance of a second difference of independent values is six times theirs.
  return square(SIGMAS_PER_MAD * quantileOfSorted(sizes, 0.5)) / 6;
}

/** How much more the mean of neighbouring residuals varies than of independent ones: (1 + ρ)/(1 − ρ). */
export function dependence(residuals: Float64Array): number {
  let product = 0;
  let squares = 0;
  for (let i = 0; i < residuals.length; i += 1) {
    squares += square(residuals[i]!);
    if (i > 0) product += residuals[i]! * residuals[i - 1]!;
  }
  const rho = squares > 0 ? max(0, min(MOST_DEPENDENCE, product / squares)) : 0;
  return (1 + rho) / (1 - rho);
}

/** Squared error of the best line through a range, in constant time. */
class SegmentCost {
  private readonly sums: readonly Float64Array[];

  constructor(levels: Float64Array) {
    const n = levels.length;
    this.sums = [0, 1, 2].map(() => new Float64Array(n + 1));
    const [y, ty, yy] = this.sums as [Float64Array, Float64Array, Float64Array];
    const center = levels[0] ?? 0;
    for (let i = 0; i < n; i += 1) {
      const value = levels[i]! - center;
      y[i + 1] = y[i]! + value;
      ty[i + 1] = ty[i]! + i * value;
      yy[i + 1] = yy[i]! + value * value;
    }
  }

  of(from: number, to: number): number {
    const [sumY, sumTy, sumYy] = this.sums.map((sum) => sum[to]! - sum[from]!) as [number, number, number];
    const n = to - from;
    const meanT = (from + to - 1) / 2;
    const spreadT = (n * (n * n - 1)) / 12;
    const covariance = sumTy - meanT * sumY;
    return max(0, sumYy - (sumY * sumY) / n - (spreadT > 0 ? square(covariance) / spreadT : 0));
  }
}
