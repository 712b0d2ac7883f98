import type { SeriesSamples } from './series-samples.js';

/** Samples of several series in one, ascending by time. */
export interface MixedSamples extends SeriesSamples {
  /** Which of the series each sample is from, counted from 0. */
  readonly origins: Uint32Array;
}

/** @returns the finite samples of several series in one, ascending by time; of equal times the series in their order. O(n · series). */
export function mixSamples(histories: readonly SeriesSamples[]): MixedSamples {
  const capacity = histories.reduce((sum, { values }) => sum + values.length, 0);
  const timestamps = new Float64Array(capacity);
  const values = new Float64Array(capacity);
  const origins = new Uint32Array(capacity);
  const cursors = new Uint32Array(histories.length);
  let length = 0;
  for (let taken = 0; taken < capacity; taken += 1) {
    const origin = earliestOf(histories, cursors);
    const { timestamps: times, values: own } = histories[origin]!;
    const cursor = cursors[origin]!;
    cursors[origin] = cursor + 1;
    if (Number.isNaN(own[cursor])) continue;
    timestamps[length] = times[cursor]!;
    values[length] = own[cursor]!;
    origins[length] = origin;
    length += 1;
  }
  return {
    timestamps: timestamps.subarray(0, length),
    values: values.subarray(0, length),
    origins: origins.subarray(0, length),
  };
}

/** @returns which of the series has the earliest sample at its cursor, the first of equal ones */
function earliestOf(histories: readonly SeriesSamples[], cursors: Uint32Array): number {
  let earliest = 0;
  let earliestAt = Infinity;
  for (let i = 0; i < histories.length; i += 1) {
    const at = histories[i]!.timestamps[cursors[i]!] ?? Infinity;
    if (at < earliestAt) [earliest, earliestAt] = [i, at];
  }
  return earliest;
}
