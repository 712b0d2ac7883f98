import { BUCKET_SLOTS, N_BUCKETS, SLOT } from './layout.js';

const { max, min, sqrt } = Math;
const INFINITY = Number.POSITIVE_INFINITY;

/** Shortest span of one bucket. */
export const BUCKET_MS = 60_000;

const START = 0;
const COUNT = 1;
const MEAN = 2;
const SQUARES = 3;
const LOW = 4;
const HIGH = 5;

/** What the window holds now. */
export interface WindowSummary {
  count: number;
  mean: number;
  /** Population standard deviation. */
  deviation: number;
  /** Lowest residual. */
  low: number;
  /** Highest residual. */
  high: number;
}

/**
 * Adds a sample to the rolling window: a ring of buckets, each spanning a minute or one polling interval, whichever is
 * longer, so that the window spans twelve minutes or twelve samples.
 *
 * @param residual the value less what is usual at this time; the window keeps the extremes of these.
 */
export function addToWindow(slots: Float64Array, timestamp: number, value: number, residual: number): void {
  let bucket = SLOT.window + slots[SLOT.newestBucket]! * BUCKET_SLOTS;
  // Written so that an empty window (NaN start) opens its first bucket too.
  if (!(timestamp - slots[bucket + START]! < BUCKET_MS)) {
    const next = (slots[SLOT.newestBucket]! + 1) % N_BUCKETS;
    slots[SLOT.newestBucket] = next;
    bucket = SLOT.window + next * BUCKET_SLOTS;
    slots.fill(0, bucket, bucket + BUCKET_SLOTS);
    slots[bucket + START] = timestamp;
    slots[bucket + LOW] = residual;
    slots[bucket + HIGH] = residual;
  }
  const count = slots[bucket + COUNT]! + 1;
  const distance = value - slots[bucket + MEAN]!;
  slots[bucket + COUNT] = count;
  slots[bucket + MEAN]! += distance / count;
  slots[bucket + SQUARES]! += distance * (value - slots[bucket + MEAN]!);
  if (residual < slots[bucket + LOW]!) slots[bucket + LOW] = residual;
  if (residual > slots[bucket + HIGH]!) slots[bucket + HIGH] = residual;
}

/**
 * Summarises the buckets that began within the window's span before `timestamp`; older ones are forgotten, so that a gap is
 * missing data.
 *
 * @param interval typical polling interval in milliseconds.
 * @param summary where the result goes.
 * @source merging means and squares: Chan, Golub & LeVeque, 1979, "Updating formulae and a pairwise algorithm for computing
 * sample variances".
 */
export function summariseWindow(
  slots: Float64Array,
  timestamp: number,
  interval: number,
  summary: WindowSummary,
): void {
  const oldest = windowStart(timestamp, interval);
  let count = 0;
  let mean = 0;
  let squares = 0;
  let low = INFINITY;
  let high = -INFINITY;
  const end = SLOT.window + N_BUCKETS * BUCKET_SLOTS;
  for (let bucket = SLOT.window; bucket < end; bucket += BUCKET_SLOTS) {
    if (!(slots[bucket + START]! > oldest)) continue;
    const added = slots[bucket + COUNT]!;
    const distance = slots[bucket + MEAN]! - mean;
    count += added;
    mean += (distance * added) / count;
    squares += slots[bucket + SQUARES]! + (distance * distance * added * (count - added)) / count;
    low = min(low, slots[bucket + LOW]!);
    high = max(high, slots[bucket + HIGH]!);
  }
  summary.count = count;
  summary.mean = mean;
  summary.deviation = sqrt(max(0, squares / count));
  summary.low = low;
  summary.high = high;
}

/** Lowest and highest residual of the window without its newest bucket; nothing where there is no other. */
export function rangeBefore(
  slots: Float64Array,
  timestamp: number,
  interval: number,
): { low: number; high: number } | undefined {
  const oldest = windowStart(timestamp, interval);
  let low = INFINITY;
  let high = -INFINITY;
  for (let bucket = 0; bucket < N_BUCKETS; bucket += 1) {
    const at = SLOT.window + bucket * BUCKET_SLOTS;
    if (bucket === slots[SLOT.newestBucket] || !(slots[at + START]! > oldest)) continue;
    low = min(low, slots[at + LOW]!);
    high = max(high, slots[at + HIGH]!);
  }
  return low <= high ? { low, high } : undefined;
}

/** What began at this time or before is forgotten. */
export function windowStart(timestamp: number, interval: number): number {
  return timestamp - N_BUCKETS * max(BUCKET_MS, interval) * 1.01;
}
