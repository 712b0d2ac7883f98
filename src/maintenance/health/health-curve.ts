/** Probability of failing within the horizon, and the health that is left; straight lines between the points. */
const CURVE: readonly (readonly [probability: number, health: number])[] = [
  [0, 100],
  [0.02, 95],
  // One asset in ten fails: from here on it is a warning.
  [0.1, 80],
  // One in three: from here on it is critical.
  [0.33, 60],
  [0.67, 25],
  [1, 0],
];

/**
 * Health by the probability of a failure within the horizon alone, nothing else being wrong.
 *
 * @param probability - 0..1
 * @returns 0 (fails for certain) to 100, never rising with the probability
 */
export function healthByRisk(probability: number): number {
  const next = CURVE.findIndex(([from]) => probability <= from);
  const [p1, h1] = CURVE[next] ?? [1, 0];
  const [p0, h0] = CURVE[next - 1] ?? [0, 100];
  return p1 === p0 ? h1 : h0 + ((h1 - h0) * (probability - p0)) / (p1 - p0);
}
