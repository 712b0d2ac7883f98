import type { SeriesSamples } from '../ml/index.js';

/** What one table had for a series under one name, ascending by time. */
export interface SampleRun {
  readonly timestamps: readonly number[];
  readonly values: readonly number[];
  /** True when the run stopped at the read limit. */
  readonly isTruncated: boolean;
}

export interface MergedSamples {
  readonly samples: SeriesSamples;
  readonly isTruncated: boolean;
  /** Samples dropped because another one has the same timestamp. */
  readonly nDuplicates: number;
}

/**
 * Merges what several tables and names had for one series into one ascending column of samples. Of samples with the
 * same timestamp the first run's is kept, unless only a later run's is finite. Where a run was cut short, nothing
 * later than its end is kept, so that no sample is passed over.
 *
 * @param runs - in order of preference; a missing or infinite value is NaN in the result
 */
export function mergeSamples(runs: readonly SampleRun[]): MergedSamples {
  const cutAt = runs.reduce(
    (cut, run) => (run.isTruncated ? Math.min(cut, run.timestamps.at(-1) ?? cut) : cut),
    Infinity,
  );
  const capacity = runs.reduce((sum, run) => sum + run.timestamps.length, 0);
  const timestamps = new Float64Array(capacity);
  const values = new Float64Array(capacity);
  const cursors = runs.map(() => 0);
  let length = 0;
  let nDuplicates = 0;
  for (let taken = 0; taken < capacity; taken++) {
    const next = earliestRun(runs, cursors);
    const cursor = cursors[next] ?? 0;
    cursors[next] = cursor + 1;
    const at = runs[next]?.timestamps[cursor] ?? NaN;
    const value = finiteOrNaN(runs[next]?.values[cursor]);
    if (at > cutAt) break;
    if (length > 0 && timestamps[length - 1] === at) {
      if (Number.isNaN(values[length - 1])) values[length - 1] = value;
      nDuplicates++;
      continue;
    }
    timestamps[length] = at;
    values[length] = value;
    length++;
  }
  return {
    samples: { timestamps: timestamps.slice(0, length), values: values.slice(0, length) },
    isTruncated: cutAt !== Infinity,
    nDuplicates,
  };
}

function earliestRun(runs: readonly SampleRun[], cursors: readonly number[]): number {
  let earliest = 0;
  let earliestAt = Infinity;
  for (const [index, run] of runs.entries()) {
    const at = run.timestamps[cursors[index] ?? 0] ?? Infinity;
    if (at < earliestAt) {
      earliest = index;
      earliestAt = at;
    }
  }
  return earliest;
}

function finiteOrNaN(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : NaN;
}
