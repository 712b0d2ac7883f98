const { abs, floor, max, min } = Math;

/** Values further out than so many times the distance that nineteen in twenty keep are clipped to it: one spike is no season. */
const CLIP = 3;

/**
 * Correlation of a series with itself some cells later, over the pairs in which both are known.
 *
 * @param values mean about 0; NaN where unknown.
 * @param lag 1 or more.
 * @returns up to 1; 0 where there is nothing to compare.
 * @example autocorrelation(Float64Array.of(1, -1, 1, -1), 2) // 1
 */
export function autocorrelation(values: Float64Array, lag: number): number {
  let product = 0;
  let before = 0;
  let after = 0;
  for (let i = lag; i < values.length; i += 1) {
    const a = values[i - lag]!;
    const b = values[i]!;
    const both = a * b;
    if (both !== both) continue;
    product += both;
    before += a * a;
    after += b * b;
  }
  const size = Math.sqrt(before) * Math.sqrt(after);
  return size > 0 ? product / size : 0;
}

/** The series without its moving average over a span, clipped; NaN within half a span of an end with too little to average. */
export function withoutTrend(values: Float64Array, span: number): Float64Array {
  const n = values.length;
  const sums = new Float64Array(n + 1);
  const counts = new Uint32Array(n + 1);
  const reference = values.find((value) => !Number.isNaN(value)) ?? 0;
  for (let i = 0; i < n; i += 1) {
    const isKnown = !Number.isNaN(values[i]!);
    sums[i + 1] = sums[i]! + (isKnown ? values[i]! - reference : 0);
    counts[i + 1] = counts[i]! + Number(isKnown);
  }
  const half = floor(span / 2);
  const left = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    // At the ends the span is moved inwards, so that it always holds one of each phase.
    const from = max(0, min(i - half, n - span));
    const to = min(n, from + span);
    const count = counts[to]! - counts[from]!;
    left[i] = values[i]! - reference - (sums[to]! - sums[from]!) / count;
  }
  return clip(left);
}

/** Steps from each value to the next, clipped. */
export function differences(values: Float64Array): Float64Array {
  return clip(Float64Array.from({ length: values.length - 1 }, (_, i) => values[i + 1]! - values[i]!));
}

function clip(values: Float64Array): Float64Array {
  const sizes = values
    .filter((value) => !Number.isNaN(value))
    .map(abs)
    .sort();
  const reach = CLIP * (sizes[floor(0.95 * (sizes.length - 1))] ?? 0);
  if (!(reach > 0)) return values;
  return values.map((value) => max(-reach, min(reach, value)));
}
