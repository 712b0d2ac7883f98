import type { SeriesSamples } from './series-samples.js';

/** Samples of several series in one, ascending by time. */
export interface MixedSamples extends SeriesSamples {
  /** Which of the series each sample is from, counted from 0. */
  readonly origins: Uint32Array;
}

/** @returns the finite samples of several series in one, ascending by time; of equal times the series in their order. */
export function mixSamples(histories: readonly SeriesSamples[]): MixedSamples {
  const capacity = histories.reduce((sum, { values }) => sum + values.length, 0);
  const timestamps = new Float64Array(capacity);
  const values = new Float64Array(capacity);
  const origins = new Uint32Array(capacity);
  let length = 0;
  for (const [origin, history] of histories.entries()) {
    history.values.forEach((value, i) => {
      if (Number.isNaN(value)) return;
      timestamps[length] = history.timestamps[i]!;
      values[length] = value;
      origins[length] = origin;
      length += 1;
    });
  }
  const joined = {
    timestamps: timestamps.subarray(0, length),
    values: values.subarray(0, length),
    origins: origins.subarray(0, length),
  };
  return histories.length > 1 ? inOrder(joined) : joined;
}

function inOrder({ timestamps, values, origins }: MixedSamples): MixedSamples {
  const order = Uint32Array.from(values.keys()).sort((a, b) => timestamps[a]! - timestamps[b]! || a - b);
  return {
    timestamps: Float64Array.from(order, (i) => timestamps[i]!),
    values: Float64Array.from(order, (i) => values[i]!),
    origins: Uint32Array.from(order, (i) => origins[i]!),
  };
}
