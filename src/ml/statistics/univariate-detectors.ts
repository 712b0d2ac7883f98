import { deviationScore } from './deviation-score.js';
import { quantileOfSorted, sortedFinite } from './quantile.js';

/** Standard deviations in one median absolute deviation of a Gaussian: 1/Φ⁻¹(3/4). */
const SIGMAS_PER_MAD = 1.482602218505602;

/** Interquartile range of a Gaussian in standard deviations: 2·Φ⁻¹(3/4). */
const IQR_IN_SIGMAS = 1.3489795003921634;

/** Where normal lies and how far it reaches: the sigmas of a value are (value − center) / scale. */
interface Baseline {
  readonly center: number;
  readonly scale: number;
}

/**
 * Classic z-score baseline: mean and population standard deviation.
 *
 * @param values history; NaN and infinities are ignored.
 * @returns NaN center for an empty history, scale 0 for a constant one.
 * @example zScoreBaseline(Float64Array.of(1, 3)) // { center: 2, scale: 1 }
 */
export function zScoreBaseline(values: Float64Array): Baseline {
  const finite = sortedFinite(values);
  if (finite.length === 0) return { center: Number.NaN, scale: 0 };
  // Shifted by the middle value so that large levels do not swallow a small spread.
  const shift = quantileOfSorted(finite, 0.5);
  let sum = 0;
  let squares = 0;
  for (const value of finite) {
    const distance = value - shift;
    sum += distance;
    squares += distance * distance;
  }
  const mean = sum / finite.length;
  return { center: shift + mean, scale: Math.sqrt(Math.max(0, squares / finite.length - mean * mean)) };
}

/**
 * Interquartile baseline: median and IQR / 1.349.
 *
 * @param values history; NaN and infinities are ignored.
 * @returns NaN center for an empty history, scale 0 when the middle half is constant.
 * @source Tukey, 1977, "Exploratory Data Analysis", ch. 2.
 */
export function iqrBaseline(values: Float64Array): Baseline {
  const finite = sortedFinite(values);
  const range = quantileOfSorted(finite, 0.75) - quantileOfSorted(finite, 0.25);
  return { center: quantileOfSorted(finite, 0.5), scale: Number.isNaN(range) ? 0 : range / IQR_IN_SIGMAS };
}

/**
 * Median baseline: median and 1.4826 · median |x − median|.
 *
 * @param values history; NaN and infinities are ignored.
 * @returns NaN center for an empty history, scale 0 when more than half of it is constant.
 * @source Iglewicz & Hoaglin, 1993, "How to Detect and Handle Outliers".
 */
export function madBaseline(values: Float64Array): Baseline {
  const finite = sortedFinite(values);
  const center = quantileOfSorted(finite, 0.5);
  const deviations = finite.map((value) => Math.abs(value - center)).sort();
  return { center, scale: finite.length === 0 ? 0 : SIGMAS_PER_MAD * quantileOfSorted(deviations, 0.5) };
}

/** The statistical detectors by name. */
export const baselines = { zscore: zScoreBaseline, iqr: iqrBaseline, mad: madBaseline } as const;

/**
 * Scores values against a baseline on the scale every detector shares: {@link deviationScore} of (value − center) / scale.
 *
 * @param values what to score; NaN scores 0.
 * @param baseline from one of {@link baselines}; with scale 0 any deviation larger than rounding scores 1.
 * @returns one score in 0..1 a value, higher = more anomalous.
 */
export function scoreAgainstBaseline(values: Float64Array, baseline: Baseline): Float64Array {
  const floor = 1e-9 * Math.max(1, Math.abs(baseline.center));
  const scale = Math.max(baseline.scale, floor);
  return values.map((value) => deviationScore((value - baseline.center) / scale));
}
