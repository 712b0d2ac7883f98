const { abs, exp } = Math;

/**
 * Probability that a standard normal value is above z; the error is below 1.2e-7, relative.
 *
 * @param z any number, infinities included.
 * @returns 0..1.
 * @source Press et al., 1992, "Numerical Recipes in C", 2nd edition, section 6.2 (erfcc).
 * @example normalTail(0).toFixed(6) // 0.500000
 */
export function normalTail(z: number): number {
  const x = abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const tail =
    (t * exp(-x * x + COEFFICIENTS.reduceRight((sum, coefficient) => sum * t + coefficient, 0))) / 2;
  return z >= 0 ? tail : 1 - tail;
}

const COEFFICIENTS = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
];
