/** One figure of the process over time. */
export interface Course {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
}

interface Flatness {
  readonly name: string;
  readonly unit: string;
  /** Median of the second third: the first one is for warming up. */
  readonly before: number;
  /** Median of the last third. */
  readonly after: number;
  readonly isFlat: boolean;
}

/** More than that from one third to the next is a leak; noise of two runs of the same is below. */
const MOST_GROWTH = 1.2;

/** @param slack - growth that is none, in the unit of the course */
export function flatnessOf({ name, unit, values }: Course, slack: number): Flatness {
  const third = Math.floor(values.length / 3);
  const [before, after] = [median(values.slice(third, -third || undefined)), median(values.slice(-third))];
  return { name, unit, before, after, isFlat: after <= before * MOST_GROWTH + slack };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
