import type { SeriesSamples } from '../../ml/index.js';

/** @returns copies in one piece of memory that worker threads share, so that what goes to several of them is there once; in order */
export function shareSamples(series: readonly SeriesSamples[]): readonly SeriesSamples[] {
  const nSamples = series.reduce((sum, { timestamps }) => sum + timestamps.length, 0);
  const memory = new Float64Array(new SharedArrayBuffer(2 * nSamples * Float64Array.BYTES_PER_ELEMENT));
  let end = 0;
  const copied = (column: Float64Array): Float64Array => {
    memory.set(column, end);
    end += column.length;
    return memory.subarray(end - column.length, end);
  };
  return series.map(({ timestamps, values }) => ({ timestamps: copied(timestamps), values: copied(values) }));
}
