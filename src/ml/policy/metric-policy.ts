/** Which departures of a metric are actionable and which values are possible; plain data. */
export interface MetricPolicy {
  /** The side that is news: `low` for free space, `high` for lost packets. Flat and unstable lines are news on either. */
  readonly direction: 'both' | 'high' | 'low';
  /** Smallest departure that is actionable, in the metric's unit, 0 or more. */
  readonly minDeviation: number;
  /** The same as a share of the usual value, 0 or more; the larger of the two counts. */
  readonly minRelativeDeviation: number;
  /** Lowest value there can be, in the metric's unit; no bound without it. */
  readonly lowest?: number;
  /** Highest value there can be, in the metric's unit, above `lowest`; no bound without it. */
  readonly highest?: number;
  /** What the metric must not reach, in its unit: the size of a disk, the licences there are. Not known without it. */
  readonly capacity?: number;
  /** What stands for no reading, inside the bounds or not: 65535, or 0 ms of a host that does not answer. */
  readonly invalidValues?: readonly number[];
}

const INFINITY = Number.POSITIVE_INFINITY;
const { max, min } = Math;

/**
 * The value itself where it is possible, else the bound it is beyond.
 *
 * @example nearestPossible(140, { direction: 'both', minDeviation: 0, minRelativeDeviation: 0, highest: 100 }) // 100
 */
export function nearestPossible(value: number, policy: MetricPolicy | undefined): number {
  if (policy === undefined) return value;
  return max(policy.lowest ?? -INFINITY, min(policy.highest ?? INFINITY, value));
}

/** @throws RangeError naming the field, its range and what was given. */
export function assertMetricPolicy({
  minDeviation,
  minRelativeDeviation,
  lowest,
  highest,
}: MetricPolicy): void {
  assertMinimum('minDeviation', minDeviation);
  assertMinimum('minRelativeDeviation', minRelativeDeviation);
  if (!((lowest ?? -INFINITY) < (highest ?? INFINITY))) {
    throw new RangeError(`lowest: must be below highest (${highest}), got ${lowest}`);
  }
}

function assertMinimum(name: string, value: number): void {
  if (!(value >= 0)) throw new RangeError(`${name}: must be 0 or more, got ${value}`);
}
