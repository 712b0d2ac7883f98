import { CODE_SLOTS, FEATURE, N_CODES, scalerOf, SLOT } from '../features/layout.js';
import { isReady, KNOT } from '../scaling/knots.js';

const { abs, max, round, sign } = Math;
const { isInteger, isNaN: isMissing, NaN: MISSING } = Number;

const DAY_MS = 86_400_000;

/** Before, too little is known of what is usual. */
const MATURE_MS = 2 * DAY_MS;

/** A value that has come back so often is none by chance. */
const OCCASIONS_OF_A_CODE = 3;

/** A code that has not been seen for so long is forgotten. */
const MEMORY_MS = 30 * DAY_MS;

/** A code is further out than what is usual by an order of magnitude, and so are other values from it: what is saturated, or at full speed, is not. */
const MAGNITUDE = 10;

/** A series whose middle half spans less than this share of what is usual has states, and a value far out may be one of them. */
const LEAST_SPREAD = 1e-3;

/** All of a share, or of 100 %: no code, however small what is usual. */
const WHOLE = [1, 100];

const VALUE = 0;
const OCCASIONS = 1;
const LAST = 2;
const VALUE_SCALER = scalerOf(FEATURE.value);

/** A value as it arrives. */
interface ArrivingValue {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly value: number;
}

/**
 * Whether a value is a code by its recurrence: the same bits on three occasions, far outside of what is usual, and nothing near it. Counts
 * the occasions of what {@link learnCode} has remembered; an occasion begins where the sample before was another value, and does not count
 * where the one before it was at the same time of day.
 *
 * @param slots of a series' state, before the sample.
 */
export function isRecurringCode(slots: Float64Array, { timestamp, value }: ArrivingValue): boolean {
  for (let at = SLOT.codes; at < END; at += CODE_SLOTS) {
    if (slots[at + VALUE] !== value) continue;
    if (timestamp - slots[at + LAST]! > MEMORY_MS) return false;
    const isNewOccasion = slots[at + LAST]! < slots[SLOT.lastTimestamp]!;
    if (isNewOccasion && !isPunctual(timestamp - slots[at + LAST]!)) slots[at + OCCASIONS]! += 1;
    slots[at + LAST] = timestamp;
    return slots[at + OCCASIONS]! >= OCCASIONS_OF_A_CODE;
  }
  return false;
}

/**
 * Whether a value may be a code: a whole number ten times as large as what is usual of a series that varies, or a negative one where none was.
 *
 * @param slots of a series' state, before the sample.
 */
export function isLikeCode(slots: Float64Array, { timestamp, value }: ArrivingValue): boolean {
  if (!isInteger(value) || WHOLE.includes(value) || !isReady(slots, VALUE_SCALER)) return false;
  if (!(timestamp - slots[SLOT.firstTimestamp]! > MATURE_MS)) return false;
  if (value < 0 && slots[VALUE_SCALER + KNOT.lowest]! >= 0) return true;
  const [low, high] = [slots[VALUE_SCALER + KNOT.q01]!, slots[VALUE_SCALER + KNOT.q99]!];
  const middle = slots[VALUE_SCALER + KNOT.q75]! - slots[VALUE_SCALER + KNOT.q25]!;
  const largest = max(abs(low), abs(high));
  return middle > LEAST_SPREAD * largest && abs(value) >= MAGNITUDE * largest;
}

/** Whether a value may turn out to be a code, since the same has been seen before: it widens nothing of what is known. */
export function isSuspect(slots: Float64Array, value: number): boolean {
  for (let at = SLOT.codes; at < END; at += CODE_SLOTS) if (slots[at + VALUE] === value) return true;
  return false;
}

/**
 * Remembers a value that is like a code, and forgets those that another value comes near to.
 *
 * @param value outside of what is usual.
 */
export function learnCode(slots: Float64Array, { timestamp, value }: ArrivingValue, isLike: boolean): void {
  let place = SLOT.codes;
  for (let at = SLOT.codes; at < END; at += CODE_SLOTS) {
    if (slots[at + VALUE] === value && timestamp - slots[at + LAST]! <= MEMORY_MS) return;
    if (isNear(slots[at + VALUE]!, value)) slots[at + VALUE] = MISSING;
    if (lastSeen(slots, at) < lastSeen(slots, place)) place = at;
  }
  if (!isLike) return;
  slots[place + VALUE] = value;
  slots[place + OCCASIONS] = 1;
  slots[place + LAST] = timestamp;
}

/** Whether it comes by the clock, give or take half an hour, as jobs do. */
function isPunctual(ageMs: number): boolean {
  const days = round(ageMs / DAY_MS);
  return days > 0 && abs(ageMs - days * DAY_MS) <= DAY_MS / 48;
}

function lastSeen(slots: Float64Array, at: number): number {
  return isMissing(slots[at + VALUE]!) ? -Infinity : slots[at + LAST]!;
}

function isNear(code: number, value: number): boolean {
  return (
    sign(code) === sign(value) && abs(value) > abs(code) / MAGNITUDE && abs(value) < abs(code) * MAGNITUDE
  );
}

const END = SLOT.codes + N_CODES * CODE_SLOTS;
