import type { SeriesSamples } from '../../ml/index.js';

/** @returns a copy in memory that worker threads share, so that what goes to several of them is there once. */
export function shareSamples({ timestamps, values }: SeriesSamples): SeriesSamples {
  return { timestamps: shared(timestamps), values: shared(values) };
}

function shared(column: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
}
