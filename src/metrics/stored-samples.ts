import { type RawBuilder, sql } from 'kysely';
import type { SeriesSamples } from '../ml/index.js';
import { readInstant } from '../platform/binary/index.js';

const BYTES_PER_SAMPLE = 16;

/** So many samples are fetched at a time, about. */
const SAMPLES_PER_FETCH = 200_000;
const MAX_ROWS_PER_FETCH = 200;

export const NO_SAMPLES: SeriesSamples = { timestamps: new Float64Array(), values: new Float64Array() };

/** How much to read of each range, and from which end. */
export interface ReadLimit {
  readonly limit: number;
  readonly keep: 'oldest' | 'newest';
}

/** All that was read of a range. */
export interface StoredSamples {
  /** Which of the ranges they belong to. */
  readonly range: number;
  /** As {@link samplesAsBytes} makes them. */
  readonly bytes: Buffer;
}

/** @returns an aggregate of rows in their order, null where there are none; {@link decodeSamples} reads it */
export function samplesAsBytes(at: RawBuilder<unknown>, value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`string_agg(timestamptz_send(${at}) || float8send(coalesce(${value}::float8, 'NaN')), ''::bytea)`;
}

/** @param limit - samples of a row at most */
export function rowsPerFetch(limit: number): number {
  return Math.max(1, Math.min(MAX_ROWS_PER_FETCH, Math.floor(SAMPLES_PER_FETCH / limit)));
}

/**
 * Reads samples as PostgreSQL sends them in binary, one after another: `timestamptz_send`, then `float8send`. That makes no object and no
 * text of each of them, which for a history of weeks is most of what reading costs.
 *
 * @param bytes - 16 for each sample, big-endian
 * @param keep - `newest` where the rows were descending
 * @returns ascending; epoch milliseconds, cut off after the millisecond
 */
export function decodeSamples(bytes: Buffer, keep: ReadLimit['keep']): SeriesSamples {
  const length = bytes.length / BYTES_PER_SAMPLE;
  const timestamps = new Float64Array(length);
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const at = i * BYTES_PER_SAMPLE;
    timestamps[i] = readInstant(bytes, at);
    values[i] = bytes.readDoubleBE(at + 8);
  }
  if (keep === 'oldest') return { timestamps, values };
  return { timestamps: timestamps.reverse(), values: values.reverse() };
}
