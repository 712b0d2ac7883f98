import { isConspicuous } from './deviation.js';
import { SLOT } from './layout.js';
import { pastSpells, rememberSpell, type Spell } from './spell-memory.js';

const { abs, max, min, round } = Math;
const { isNaN: isMissing, NaN: MISSING } = Number;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** A spell ends when the next sample is not conspicuous; half an interval is for jitter. */
const INTERVALS_TO_END = 1.5;

/** What happens on so many days of the last two weeks is no news, … */
const OFTEN_DAYS = 5;
const OFTEN_MS = 14 * DAY_MS;

/** … nor is what happens in so many weeks at the same time of the week, give or take an hour. */
const OFTEN_WEEKS = 3;
const PUNCTUAL_MS = HOUR_MS;

/** A spell is like others that were as strong, give or take a sigma, and nearly as high. */
const STRENGTH_MARGIN = 1;
const HEIGHT_FACTOR = 1.25;

/** Half as long again is longer, and two intervals are for jitter. */
const LENGTH_FACTOR = 1.5;
const LENGTH_INTERVALS = 2;

/** A prolonged spell is an anomaly for so many samples, and has lasted for as many. */
const PROLONGED_INTERVALS = 6;

/** Weekends are quieter, and one says little about the next: it takes so many weeks to know how long falls last on them. */
const KNOWN_WEEKENDS = 3;

/** How long the longest spell is remembered. */
const MEMORY_MS = 28 * DAY_MS;

/** Unless more is known, a spell that lasted for longer than this counts for half as long again as the longest known. */
const LONG_MS = 6 * HOUR_MS;

/** A sample as spells see it. */
interface SpellSample {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  /** Milliseconds that the sample stands for. */
  readonly elapsed: number;
  /** How strongly it deviates, in sigmas. */
  readonly strength: number;
  /** The value less what is usual at this time. */
  readonly residual: number;
}

/**
 * Tracks spells, runs of conspicuous samples, and remembers those that are over: how strong, how high and how long they were. What a series
 * does often is known by them (5 of the last 14 days, or 3 weeks at the same time), and what lasts longer than ever.
 */
export function trackSpell(slots: Float64Array, sample: SpellSample): void {
  const { timestamp, elapsed, strength, residual } = sample;
  slots[SLOT.longestSpell] = (slots[SLOT.longestSpell]! || 0) * (1 - elapsed / MEMORY_MS);
  const quietMs = timestamp - slots[SLOT.spellLast]!;
  if (!isMissing(slots[SLOT.spellSince]!) && quietMs > INTERVALS_TO_END * slots[SLOT.interval]!)
    endSpell(slots);
  if (!isConspicuous(strength)) return;
  if (isMissing(slots[SLOT.spellSince]!)) {
    slots[SLOT.spellSince] = timestamp;
    slots[SLOT.spellStrength] = 0;
    slots[SLOT.spellHeight] = 0;
  }
  slots[SLOT.spellLast] = timestamp;
  slots[SLOT.spellStrength] = max(slots[SLOT.spellStrength]!, strength);
  if (abs(residual) > abs(slots[SLOT.spellHeight]!)) slots[SLOT.spellHeight] = residual;
}

function endSpell(slots: Float64Array): void {
  const spell = currentSpell(slots);
  const longest = slots[SLOT.longestSpell]!;
  slots[SLOT.longestSpell] = max(longest, min(spell.lengthMs, max(LONG_MS, LENGTH_FACTOR * longest)));
  slots[SLOT.spellSince] = MISSING;
  rememberSpell(slots, spell);
}

/**
 * Whether spells like the current one, as high, as long and to the same side, have been common: at any time of the day, but for falls, which
 * outages are, only at this one; or at this time of the week.
 */
export function isRecurringSpell(slots: Float64Array): boolean {
  if (isMissing(slots[SLOT.spellSince]!)) return false;
  const spell = currentSpell(slots);
  const slackMs = LENGTH_INTERVALS * slots[SLOT.interval]!;
  const ages = pastSpells(slots)
    .filter((past) => isAlike(spell, past, slackMs))
    .map(({ since }) => spell.since - since);
  const days = ages.filter((age) => age < OFTEN_MS && (spell.height > 0 || isPunctual(age, DAY_MS)));
  const weeks = ages.filter((age) => isPunctual(age, WEEK_MS));
  return days.length >= OFTEN_DAYS || weeks.length >= OFTEN_WEEKS;
}

/**
 * Whether the current spell, which the newest sample belongs to, has just lasted for half as long again as any before it. Of a fall that began at
 * a weekend, which are quieter, it is said on Monday, if it still lasts, while weekends are not known yet.
 *
 * @param local - the newest sample's local time, in milliseconds as of {@link LocalClock}.
 */
export function isProlongedSpell(slots: Float64Array, local: number): boolean {
  const timestamp = slots[SLOT.spellLast]!;
  const knownMs = timestamp - slots[SLOT.firstTimestamp]!;
  if (!(knownMs >= WEEK_MS) || isMissing(slots[SLOT.spellSince]!)) return false;
  const lengthMs = timestamp - slots[SLOT.spellSince]!;
  const isFall = slots[SLOT.spellHeight]! < 0;
  const isOfWeekend = isFall && knownMs < KNOWN_WEEKENDS * WEEK_MS && isWeekend(local - lengthMs);
  if (isOfWeekend && isWeekend(local)) return false;
  const someMs = PROLONGED_INTERVALS * slots[SLOT.interval]!;
  const limitMs = max(LENGTH_FACTOR * slots[SLOT.longestSpell]!, someMs);
  const isNew = lengthMs < limitMs + someMs || (isOfWeekend && isWeekend(local - someMs));
  return isNew && lengthMs >= limitMs;
}

function isWeekend(localMs: number): boolean {
  const day = new Date(localMs).getUTCDay();
  return day === 0 || day === 6;
}

function currentSpell(slots: Float64Array): Spell {
  const since = slots[SLOT.spellSince]!;
  return {
    since,
    lengthMs: slots[SLOT.spellLast]! - since,
    strength: slots[SLOT.spellStrength]!,
    height: slots[SLOT.spellHeight]!,
  };
}

function isAlike(spell: Spell, past: Spell, slackMs: number): boolean {
  return (
    past.height * spell.height > 0 &&
    spell.strength <= past.strength + STRENGTH_MARGIN &&
    abs(spell.height) <= HEIGHT_FACTOR * abs(past.height) &&
    spell.lengthMs <= LENGTH_FACTOR * past.lengthMs + slackMs
  );
}

/** Whether an age is a whole number of periods, and one at least. */
function isPunctual(age: number, periodMs: number): boolean {
  const periods = round(age / periodMs);
  return periods > 0 && abs(age - periods * periodMs) <= PUNCTUAL_MS;
}
