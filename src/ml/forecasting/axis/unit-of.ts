const { abs, floor, log2, max, min } = Math;

/** Exponents beyond this make a power of two that is no number any more. */
const MOST = 1000;

/**
 * A unit in which the values of a series are neither huge nor tiny: the power of two below its median size, so that dividing by it
 * loses nothing, and squares neither overflow nor vanish.
 *
 * @param values NaN and infinities are ignored.
 * @returns 1 for a series without values, or of zeros only.
 * @example unitOf(Float64Array.of(5, -6, NaN)) // 4
 */
export function unitOf(values: Float64Array): number {
  const sizes = values
    .map(abs)
    .filter((size) => size > 0 && size < Number.POSITIVE_INFINITY)
    .sort();
  if (sizes.length === 0) return 1;
  return powerOfTwo(max(-MOST, min(MOST, floor(log2(sizes[sizes.length >> 1]!)))));
}

/** Exact in any version of the run time. */
function powerOfTwo(exponent: number): number {
  let power = 1;
  for (let n = abs(exponent); n > 0; n -= 1) power *= exponent > 0 ? 2 : 0.5;
  return power;
}
