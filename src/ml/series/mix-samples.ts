import type { SeriesSamples } from './series-samples.js';

/** @returns the finite samples of several series in one, ascending by time; of equal times the series in their order. */
export function mixSamples(histories: readonly SeriesSamples[]): SeriesSamples {
  const capacity = histories.reduce((sum, { values }) => sum + values.length, 0);
  const timestamps = new Float64Array(capacity);
  const values = new Float64Array(capacity);
  let length = 0;
  for (const history of histories) {
    history.values.forEach((value, i) => {
      if (Number.isNaN(value)) return;
      timestamps[length] = history.timestamps[i]!;
      values[length] = value;
      length += 1;
    });
  }
  const joined = { timestamps: timestamps.subarray(0, length), values: values.subarray(0, length) };
  return histories.length > 1 ? inOrder(joined) : joined;
}

function inOrder({ timestamps, values }: SeriesSamples): SeriesSamples {
  const order = Uint32Array.from(values.keys()).sort((a, b) => timestamps[a]! - timestamps[b]! || a - b);
  return {
    timestamps: Float64Array.from(order, (i) => timestamps[i]!),
    values: Float64Array.from(order, (i) => values[i]!),
  };
}
