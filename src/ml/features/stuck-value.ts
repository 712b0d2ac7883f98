import { KNOT } from '../scaling/knots.js';
import { FEATURE, scalerOf, SLOT } from './layout.js';

const { log, max, min } = Math;

/** Time in which what is known about stuck values is replaced by newer samples. */
const MEMORY_MS = 14 * 86_400_000;

/** Every rhythm that devices have is in a week. */
const WEEK_MS = 7 * 86_400_000;

/** A series that repeats more than this share of its values is too coarse or too idle for a stuck value to say anything. */
const LARGEST_REPEAT_SHARE = 1 / 3;

/** From this share on repeats are common: they have to come by chance, as values of a coarse scale do, and the longest that chance alone brings about counts. */
const COMMON_REPEAT_SHARE = 0.1;

/** A value is stuck from this multiple of the longest known time: chance alone brings that about once in as many samples again. */
const STUCK_FACTOR = 2;

/** And from four repeats, however they jitter, in polling intervals. */
const FEWEST_INTERVALS = 3.5;

/** It is news for so many samples, as what lasts is; after that it is known. */
const NEWS_INTERVALS = 6;

/** A stuck value lengthens the longest known time to no more than this multiple of it. */
const LARGEST_GROWTH = 1.5;

/** Time after which it is forgotten that samples were once further apart, and what may have gone unseen between them. */
const COARSE_MS = 6 * 3_600_000;

const VALUE_SCALER = scalerOf(FEATURE.value);

/** A sample as it arrives. */
interface ArrivingSample {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly value: number;
  /** Milliseconds that the sample stands for; 0 for the first. */
  readonly elapsed: number;
  readonly isAfterGap: boolean;
}

/**
 * Tracks since when the value has not moved at all, the longest that it ever has not, and how often it repeats. A value at an
 * extreme of what is known idles or is saturated; that is not stuck, and neither is what a gap hides.
 *
 * @param slots of a series' state, before anything else of the sample is learned.
 */
export function trackStuckValue(slots: Float64Array, sample: ArrivingSample): void {
  const { timestamp, value, elapsed, isAfterGap } = sample;
  const isRepeat = value === slots[SLOT.previousValue];
  if (!isRepeat || isAfterGap || isExtreme(slots, value)) endStuckValue(slots, timestamp);
  const share = slots[SLOT.repeatShare]! || 0;
  const gain = max(elapsed / MEMORY_MS, 1 / (slots[SLOT.sampleCount]! + 1));
  slots[SLOT.repeatShare] = share + gain * ((isRepeat ? 1 : 0) - share);
  slots[SLOT.longestStill] = (slots[SLOT.longestStill]! || 0) * (1 - elapsed / MEMORY_MS / 2);
  const coarsest = (slots[SLOT.coarsestInterval]! || 0) * (1 - elapsed / COARSE_MS);
  slots[SLOT.coarsestInterval] = max(coarsest, slots[SLOT.interval]! || 0);
}

/**
 * Whether a series that practically always moves has now stood still for twice the longest time known, and for five equal samples
 * at least. In its first week the time asked for grows in proportion to how little is known.
 *
 * @param slots of a series' state, its newest sample tracked by {@link trackStuckValue}.
 * @param timestamp of the newest sample.
 */
export function isStuck(slots: Float64Array, timestamp: number): boolean {
  return timestamp - slots[SLOT.stillSince]! >= stuckAfterMs(slots, timestamp);
}

/**
 * Whether a value that {@link isStuck} has been so for no more than six samples.
 *
 * @param heardFrom - epoch milliseconds from which the series' scores are believed in full: before, being stuck may not have alarmed.
 */
export function isNewlyStuck(slots: Float64Array, timestamp: number, heardFrom: number): boolean {
  const since = max(heardFrom, slots[SLOT.stillSince]! + stuckAfterMs(slots, timestamp));
  return timestamp < since + NEWS_INTERVALS * slots[SLOT.interval]!;
}

/** How long a value stands still before it is stuck; Infinity where that says nothing. */
function stuckAfterMs(slots: Float64Array, timestamp: number): number {
  const share = slots[SLOT.repeatShare]!;
  if (share > LARGEST_REPEAT_SHARE) return Infinity;
  const isCoarse = share > COMMON_REPEAT_SHARE;
  const byChance = isCoarse ? longestByChance(slots, share) : 0;
  if (isCoarse && longestKnown(slots) > byChance) return Infinity;
  const maturity = min(1, (timestamp - slots[SLOT.firstTimestamp]!) / WEEK_MS);
  const limitMs = (STUCK_FACTOR * (isCoarse ? byChance : longestKnown(slots))) / maturity;
  return max(limitMs, FEWEST_INTERVALS * slots[SLOT.interval]!);
}

/**
 * What was not stuck is learned as it was, what was with reserve. The first step counts for nothing: the value may have moved and come
 * back in it.
 */
function endStuckValue(slots: Float64Array, timestamp: number): void {
  const last = slots[SLOT.lastTimestamp]!;
  const ended = last - slots[SLOT.stillSince]! - slots[SLOT.interval]!;
  if (ended > slots[SLOT.longestStill]!) {
    const most = isStuck(slots, last) ? LARGEST_GROWTH * longestKnown(slots) : ended;
    slots[SLOT.longestStill] = min(ended, most);
  }
  slots[SLOT.stillSince] = timestamp;
}

/** The longest time without a change that was seen, and what can go unseen between two samples. */
function longestKnown(slots: Float64Array): number {
  return slots[SLOT.longestStill]! + slots[SLOT.coarsestInterval]!;
}

/** The longest time without a change among the samples that are remembered, if each repeats the one before with this chance; a series that has stood still for longer idles at times. */
function longestByChance(slots: Float64Array, share: number): number {
  const interval = slots[SLOT.interval]!;
  const remembered = min(slots[SLOT.sampleCount]!, MEMORY_MS / interval);
  return interval * (1 + log(remembered) / -log(share));
}

function isExtreme(slots: Float64Array, value: number): boolean {
  return value <= slots[VALUE_SCALER + KNOT.lowest]! || value >= slots[VALUE_SCALER + KNOT.highest]!;
}
