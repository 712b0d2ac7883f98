import type { SeriesSamples } from '../../ml/index.js';

/** What PostgreSQL writes for an instant counts microseconds from the beginning of 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const BYTES_PER_SAMPLE = 16;
const TWO_TO_THE_32 = 2 ** 32;

/**
 * Reads samples as PostgreSQL sends them in binary, one after another: `timestamptz_send`, then `float8send`. That makes no object and no
 * text of each of them, which for a history of weeks is most of what reading costs.
 *
 * @param bytes - 16 for each sample, big-endian
 * @returns in the same order; epoch milliseconds, cut off after the millisecond
 */
export function decodeSamples(bytes: Buffer): SeriesSamples {
  const length = bytes.length / BYTES_PER_SAMPLE;
  const timestamps = new Float64Array(length);
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const at = i * BYTES_PER_SAMPLE;
    const microseconds = bytes.readInt32BE(at) * TWO_TO_THE_32 + bytes.readUInt32BE(at + 4);
    timestamps[i] = EPOCH_MS + Math.floor(microseconds / 1000);
    values[i] = bytes.readDoubleBE(at + 8);
  }
  return { timestamps, values };
}
