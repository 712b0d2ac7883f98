import type { SeriesSamples } from '../ml/index.js';

/** What one table had for a series under one name, ascending by time. */
export interface SampleRun {
  readonly timestamps: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** True when the run stopped at the read limit. */
  readonly isTruncated: boolean;
}

interface MergedSamples {
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
 * @param given - in order of preference; a missing or infinite value is NaN in the result
 */
export function mergeSamples(given: readonly SampleRun[]): MergedSamples {
  const runs = given.filter(({ timestamps }) => timestamps.length > 0);
  const cutAt = cutOf(runs);
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
    samples: { timestamps: cutTo(timestamps, length), values: cutTo(values, length) },
    isTruncated: cutAt !== Infinity,
    nDuplicates,
  };
}

/** Up to where nothing is missing. */
function cutOf(runs: readonly SampleRun[]): number {
  const ends = runs.filter(({ isTruncated }) => isTruncated);
  return ends.reduce(
    (cut, { timestamps }) => Math.min(cut, timestamps[timestamps.length - 1] ?? cut),
    Infinity,
  );
}

/** A shorter column is copied, so that it does not hold on to the longer one. */
function cutTo(column: Float64Array, length: number): Float64Array {
  return length < column.length ? column.slice(0, length) : column;
}

/** @param keep - from which end the runs were read */
export function mergeRuns(runs: readonly SampleRun[], keep: 'oldest' | 'newest'): MergedSamples {
  return keep === 'newest' ? mergeNewest(runs) : mergeSamples(runs);
}

/** The same where it was the oldest samples of a run that were left unread: nothing earlier than its begin is kept. */
export function mergeNewest(runs: readonly SampleRun[]): MergedSamples {
  const cutAt = runs.reduce(
    (cut, { timestamps, isTruncated }) => (isTruncated ? Math.max(cut, timestamps[0] ?? cut) : cut),
    -Infinity,
  );
  const { samples, nDuplicates } = mergeSamples(runs.map((run) => ({ ...run, isTruncated: false })));
  const first = samples.timestamps.findIndex((at) => at >= cutAt);
  const from = first < 0 ? samples.timestamps.length : first;
  return {
    samples: { timestamps: samples.timestamps.subarray(from), values: samples.values.subarray(from) },
    isTruncated: cutAt !== -Infinity,
    nDuplicates,
  };
}

function earliestRun(runs: readonly SampleRun[], cursors: readonly number[]): number {
  if (runs.length === 1) return 0;
  let earliest = 0;
  let earliestAt = Infinity;
  for (let index = 0; index < runs.length; index++) {
    const at = runs[index]?.timestamps[cursors[index] ?? 0] ?? Infinity;
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
