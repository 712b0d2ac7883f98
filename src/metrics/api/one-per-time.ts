import type { EmsSample } from '../../ems/index.js';

interface OnePerTime {
  readonly timestamps: readonly number[];
  /** NaN for a missing value. */
  readonly values: readonly number[];
  /** Times at which there were several values. */
  readonly nConflicts: number;
}

/**
 * Takes one sample for each time. EMS Core answers neither tags nor an order among samples of one time, so that the lowest is taken: always
 * the same one, and where one of several sources is dead, that one.
 */
export function onePerTime(rows: readonly EmsSample[]): OnePerTime {
  const lowest = new Map<number, number>();
  const conflicts = new Set<number>();
  for (const { timestampMs, value } of rows) {
    const known = lowest.get(timestampMs) ?? NaN;
    const given = value ?? NaN;
    if (!Number.isNaN(known) && !Number.isNaN(given) && known !== given) conflicts.add(timestampMs);
    lowest.set(
      timestampMs,
      Number.isNaN(known) ? given : Number.isNaN(given) ? known : Math.min(known, given),
    );
  }
  const samples = [...lowest].sort(([a], [b]) => a - b);
  return {
    timestamps: samples.map(([at]) => at),
    values: samples.map(([, value]) => value),
    nConflicts: conflicts.size,
  };
}
