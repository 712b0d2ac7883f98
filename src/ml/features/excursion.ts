import { KNOT } from '../scaling/knots.js';
import { type Band, usualBand } from './known-range.js';
import {
  BUCKET_SLOTS,
  FEATURE,
  N_BUCKETS,
  N_FEATURES,
  N_SEASON_BINS,
  SCALER_SLOTS,
  scalerOf,
  SLOT,
} from './layout.js';
import { forgetSpells } from './spell-memory.js';

const { abs, max, min } = Math;
const { isNaN: isMissing, NaN: MISSING } = Number;

const HOUR_MS = 3_600_000;

/** What has stayed elsewhere for so long is the new normal; where a series that used to vary is lower now, it may be an outage, and those last. */
const ACCEPTED_AFTER_MS = 24 * HOUR_MS;
const OUTAGE_ACCEPTED_AFTER_MS = 36 * HOUR_MS;

/** What has stayed elsewhere for so long has been said: a third of the time after which it is the new normal. */
const SAID_AFTER_MS = ACCEPTED_AFTER_MS / 3;

/** An excursion is over with the third usual sample in a row, in polling intervals since the last other one. */
const INTERVALS_TO_END = 2.5;

const VALUE_SCALER = scalerOf(FEATURE.value);

/** A sample that may begin an excursion, or belong to one. */
interface ExcursionSample {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly value: number;
  /** The value less what is usual at this time. */
  readonly residual: number;
}

/** Whether the series has left what was usual and not come back yet. */
export function isInExcursion(slots: Float64Array): boolean {
  return !isMissing(slots[SLOT.excursionSince]!);
}

/** Whether a residual lies in what is usual; during an excursion, in what was usual before it. */
export function isUsualResidual(slots: Float64Array, residual: number): boolean {
  const { low, high } = bandNow(slots);
  return !(residual < low || residual > high);
}

/** Which residuals are usual; during an excursion, were before it. */
export function bandNow(slots: Float64Array): Band {
  return isInExcursion(slots) ? { low: slots[SLOT.bandLow]!, high: slots[SLOT.bandHigh]! } : usualBand(slots);
}

/**
 * Begins an excursion with an anomalous sample, unless the value is usual. Where it is usual for the series, but not after what came
 * just before, as when traffic falls on a working day to what a weekend has, a value half as far away ends the excursion.
 *
 * @param before lowest and highest residual of what came just before.
 * @returns whether it has begun.
 */
export function beginExcursion(
  slots: Float64Array,
  sample: ExcursionSample,
  before: Band | undefined,
): boolean {
  const band = bandOf(slots, sample.residual, before);
  if (band === undefined) return false;
  slots[SLOT.bandLow] = band.low;
  slots[SLOT.bandHigh] = band.high;
  slots[SLOT.excursionSince] = sample.timestamp;
  slots[SLOT.excursionLow] = sample.value;
  slots[SLOT.excursionHigh] = sample.value;
  slots[SLOT.lastOutside] = sample.timestamp;
  return true;
}

function bandOf(slots: Float64Array, residual: number, before: Band | undefined): Band | undefined {
  const usual = usualBand(slots);
  if (residual < usual.low || residual > usual.high) return usual;
  if (before === undefined) return undefined;
  const isTowardsUsual = abs(residual) <= max(-before.low, before.high);
  if (isTowardsUsual) return undefined;
  if (residual > before.high) return { low: usual.low, high: (before.high + residual) / 2 };
  if (residual < before.low) return { low: (before.low + residual) / 2, high: usual.high };
  return undefined;
}

/** Whether a value is no news of an excursion that has lasted for long: it lies where that has been before it. */
export function isOldNews(slots: Float64Array, { timestamp, value }: ExcursionSample): boolean {
  return (
    isInExcursion(slots) &&
    timestamp - slots[SLOT.excursionSince]! > SAID_AFTER_MS &&
    value >= slots[SLOT.excursionLow]! &&
    value <= slots[SLOT.excursionHigh]!
  );
}

/** Takes one more sample of an excursion, which ends with the third usual one in a row, or by being accepted as the new normal. */
export function continueExcursion(slots: Float64Array, sample: ExcursionSample, isUsual: boolean): void {
  const { timestamp, value } = sample;
  if (isUsual) {
    const isOver = timestamp - slots[SLOT.lastOutside]! >= INTERVALS_TO_END * slots[SLOT.interval]!;
    if (isOver) slots[SLOT.excursionSince] = MISSING;
    return;
  }
  slots[SLOT.lastOutside] = timestamp;
  slots[SLOT.excursionLow] = min(slots[SLOT.excursionLow]!, value);
  slots[SLOT.excursionHigh] = max(slots[SLOT.excursionHigh]!, value);
  const isFall = slots[SLOT.excursionHigh]! < slots[VALUE_SCALER + KNOT.median]!;
  const limitMs = isFall && wasVarying(slots) ? OUTAGE_ACCEPTED_AFTER_MS : ACCEPTED_AFTER_MS;
  if (timestamp - slots[SLOT.excursionSince]! >= limitMs) acceptAsNormal(slots, timestamp);
}

/** Before the excursion. */
function wasVarying(slots: Float64Array): boolean {
  return slots[SLOT.bandHigh]! > slots[SLOT.bandLow]!;
}

/** A series that goes on somewhere else is learned anew; one that has only gone dead is not, so that its return is none either. */
function acceptAsNormal(slots: Float64Array, timestamp: number): void {
  const [low, high] = [slots[SLOT.excursionLow]!, slots[SLOT.excursionHigh]!];
  const isElsewhere = low > slots[VALUE_SCALER + KNOT.q75]! || high < slots[VALUE_SCALER + KNOT.q25]!;
  const isDead = low === high && wasVarying(slots);
  slots[SLOT.excursionSince] = MISSING;
  if (!isElsewhere || isDead) return;
  slots.fill(MISSING, SLOT.window, SLOT.window + N_BUCKETS * BUCKET_SLOTS);
  slots.fill(MISSING, SLOT.season, SLOT.season + N_SEASON_BINS);
  slots.fill(MISSING, SLOT.scalers, SLOT.scalers + N_FEATURES * SCALER_SLOTS);
  forgetSpells(slots);
  slots[SLOT.level] = MISSING;
  slots[SLOT.lean] = 0;
  slots[SLOT.spreadUnit] = MISSING;
  slots[SLOT.sampleCount] = 0;
  slots[SLOT.firstTimestamp] = timestamp;
}
