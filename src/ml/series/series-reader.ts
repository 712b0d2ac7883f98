import { learnSeason, usualValue } from '../features/season.js';
import { learnRecurringPeak, usualExcess } from '../features/recurring-peak.js';
import { leanOf, trackLean } from '../features/lean.js';
import {
  beginExcursion,
  continueExcursion,
  isInExcursion,
  isOldNews,
  isUsualResidual,
} from '../features/excursion.js';
import { isCollapse } from '../features/collapse.js';
import { ANOMALOUS, isAnomalousByDeviation, strengthOf } from '../features/deviation.js';
import { rememberedValue, withinReach } from '../features/known-range.js';
import { isProlongedSpell, isRecurringSpell, trackSpell } from '../features/spell.js';
import { isSuspect } from '../policy/recurring-code.js';
import { isStuck, trackStuckValue } from '../features/stuck-value.js';
import {
  addToWindow,
  rangeBefore,
  summariseWindow,
  windowStart,
  type WindowSummary,
} from '../features/rolling-window.js';
import { spreadOf } from '../scaling/knots.js';
import { learnKnots } from '../scaling/learn-knots.js';
import { scaleByKnots } from '../scaling/scale-by-knots.js';
import { scaleByTails } from '../scaling/scale-by-tails.js';
import { FEATURE, N_FEATURES, scalerOf, SLOT } from '../features/layout.js';
import { LocalClock } from '../time/local-clock.js';
import { type SeriesState } from './series-state.js';

const { abs, cbrt, log, max, min } = Math;
const { isNaN: isMissing, NaN: MISSING, POSITIVE_INFINITY: INFINITY } = Number;

/** Time after which the distribution of a feature has been replaced by newer samples. */
const MEMORY_MS = 14 * 86_400_000;

/** A sample stands for at most so much time, also after a gap. */
const LONGEST_ELAPSED_MS = 3_600_000;

/** A pause of more than three typical intervals is a gap. */
const GAP_INTERVALS = 3;

/** Share by which the typical interval follows a change of the polling interval. */
const INTERVAL_GAIN = 0.1;

/** Fewest samples in the window for a mean or a spread that means anything. */
const FEWEST_IN_WINDOW = 3;

/** Beyond this, squares and cubes would overflow; no metric comes near it. */
const LARGEST_VALUE = 1e100;

/** Scaled features are kept within this many sigmas. */
const LARGEST_SIGMAS = 16;

/** Age of a series before it can leave what is usual: until then, all it does is new. */
const MATURE_MS = 2 * 86_400_000;

/** One sample widens the known range by at most one and a half times its reach … */
const LARGEST_GROWTH = 1.5;

/** … and while an excursion lasts, the range grows by its reach in about three hours. */
const GROWTH_MS = 3 * 3_600_000;

/**
 * Turns the samples of one series into rows of scaled features, one at a time, and keeps the series' state.
 *
 * The order is always the same: measure against what was known before the sample, then learn from it.
 */
export class SeriesReader {
  /** Scaled features of the newest sample. */
  readonly row = new Float32Array(N_FEATURES);
  /** Usual value at the newest sample's time of day, before it was learned. */
  usual = MISSING;
  /** Whether the newest sample came after a gap. */
  isAfterGap = false;

  /** Whether the newest value lies in what is usual; during an excursion, in what was usual before it. */
  isUsual = true;

  /** Whether the newest value lies where an excursion that has lasted for long has been before. */
  isOldNews = false;

  /** Whether the newest value is next to nothing beside all that the series ever had. */
  isCollapse = false;

  /** The side that the series leans to, 1 or −1, where the newest value may be a part of that; else 0. */
  lean = 0;

  /** Before the recurring peak at this time of day was taken off. */
  private excess = 0;
  private readonly features = new Float64Array(N_FEATURES);
  /** The same, of the value as it is remembered. */
  private readonly learned = new Float64Array(N_FEATURES);
  /** The newest value as it is remembered. */
  private remembered = 0;
  private readonly window: WindowSummary = { count: 0, mean: 0, deviation: 0, low: 0, high: 0 };
  private readonly slots: Float64Array;
  private readonly clock: LocalClock;
  /** The newest sample's local time, and the other one it may go by around a change of the clocks. */
  private local = MISSING;
  private other = MISSING;

  /**
   * @param timeZone IANA name of the zone whose wall clock the series follows; its state must not have learned another's.
   * @throws RangeError for a name that is none.
   */
  constructor(state: SeriesState, timeZone = 'UTC') {
    this.slots = state.slots;
    this.clock = LocalClock.of(timeZone);
  }

  /** Distance between the highest and the lowest seasonal residual of the window, the newest sample's included. */
  get swing(): number {
    return this.window.high - this.window.low;
  }

  /** Whether the newest sample's value has stood still for much longer than it ever has. */
  get isStuck(): boolean {
    return isStuck(this.slots, this.slots[SLOT.lastTimestamp]!);
  }

  /** Whether what the newest sample belongs to has been common in the series. */
  get isRecurring(): boolean {
    return isRecurringSpell(this.slots);
  }

  /** Whether the newest sample is outside of what is usual, and has been conspicuous for longer than any before it. */
  get isProlonged(): boolean {
    return (
      !this.isUsual &&
      this.slots[SLOT.spellLast] === this.slots[SLOT.lastTimestamp] &&
      isProlongedSpell(this.slots, this.local)
    );
  }

  /** Passes over a sample that is no reading: nothing is measured, and nothing learned but that it came. */
  skip(timestamp: number): void {
    const { slots } = this;
    this.trackInterval(timestamp);
    if (slots[SLOT.sampleCount] === 0) slots[SLOT.firstTimestamp] = timestamp;
    this.usual = usualValue(slots, this.clock.localTime(timestamp));
    slots[SLOT.lastTimestamp] = timestamp;
    this.isUsual = false;
  }

  /** Whether the newest sample is usual again, while the window still holds a departure. */
  get isReturning(): boolean {
    const { slots } = this;
    return (
      this.isUsual &&
      slots[SLOT.lastOutside]! > windowStart(slots[SLOT.lastTimestamp]!, slots[SLOT.interval]!)
    );
  }

  /**
   * Consumes one sample.
   *
   * @param timestamp epoch milliseconds, later than the state's last.
   * @param given finite.
   */
  consume(timestamp: number, given: number): void {
    const value = max(-LARGEST_VALUE, min(LARGEST_VALUE, given));
    this.local = this.clock.localTime(timestamp);
    this.other = this.clock.otherTime(timestamp);
    const elapsed = this.trackInterval(timestamp);
    trackStuckValue(this.slots, { timestamp, value, elapsed, isAfterGap: this.isAfterGap });
    this.measure(timestamp, value, elapsed);
    this.scale();
    this.trackDeparture(timestamp, value, elapsed);
    this.learn(timestamp, elapsed);
  }

  /**
   * Scales each feature by its knots. The last, excess, is the cubic mean of the others' sigmas by tails: how large the whole
   * departure is, again held against the series' own past.
   */
  private scale(): void {
    const { slots, features } = this;
    let cubes = 0;
    for (let feature = 0; feature < FEATURE.excess; feature += 1) {
      const sigmas = abs(scaleByTails(slots, scalerOf(feature), features[feature]!));
      cubes += sigmas * sigmas * sigmas;
      this.scaleColumn(feature);
    }
    features[FEATURE.excess] = cbrt(cubes / FEATURE.excess);
    this.scaleColumn(FEATURE.excess);
    this.excess = this.row[FEATURE.excess]!;
    this.row[FEATURE.excess]! -= this.usualExcess();
  }

  private usualExcess(): number {
    const { slots, local, other } = this;
    const excess = usualExcess(slots, local);
    return this.isClockChanging ? max(excess, usualExcess(slots, other)) : excess;
  }

  /** The usual value at the time of day; around a change of the clocks that of two which is nearer. */
  private usualValueFor(value: number): number {
    const { slots, local, other } = this;
    const usual = usualValue(slots, local);
    if (!this.isClockChanging) return usual;
    const otherUsual = usualValue(slots, other);
    return abs(value - otherUsual) < abs(value - usual) ? otherUsual : usual;
  }

  /** Around a change of the clocks samples are usual by either time, and say nothing of what is usual at one. */
  private get isClockChanging(): boolean {
    return this.other !== this.local;
  }

  private scaleColumn(feature: number): void {
    const sigmas = scaleByKnots(this.slots, scalerOf(feature), this.features[feature]!);
    this.row[feature] = max(-LARGEST_SIGMAS, min(LARGEST_SIGMAS, sigmas));
  }

  /** @returns milliseconds the sample stands for. */
  private trackInterval(timestamp: number): number {
    const { slots } = this;
    const elapsed = timestamp - slots[SLOT.lastTimestamp]!;
    const interval = slots[SLOT.interval]!;
    this.isAfterGap = elapsed > GAP_INTERVALS * interval;
    if (isMissing(elapsed)) {
      slots[SLOT.firstTimestamp] = timestamp;
      return 0;
    }
    const nearest = min(elapsed, GAP_INTERVALS * (isMissing(interval) ? elapsed : interval));
    slots[SLOT.interval] = isMissing(interval) ? elapsed : interval + INTERVAL_GAIN * (nearest - interval);
    return min(elapsed, LONGEST_ELAPSED_MS);
  }

  /** Measures the sample as it is against what is remembered, and as it will itself be remembered. */
  private measure(timestamp: number, value: number, elapsed: number): void {
    const { slots, features, learned, window } = this;
    this.usual = this.usualValueFor(value);
    const level = isMissing(this.usual) ? value : this.usual;
    const growth = isSuspect(slots, value) ? 0 : this.growthAt(timestamp, elapsed);
    this.isCollapse = this.isMature(timestamp) && isCollapse(slots, value);
    this.remembered = rememberedValue(slots, value, level, growth);
    const { remembered } = this;
    addToWindow(slots, timestamp, remembered, remembered - level);
    summariseWindow(slots, timestamp, slots[SLOT.interval]! || 0, window);
    const mean = this.meanOfOthers(remembered);
    const previous = this.isAfterGap ? MISSING : slots[SLOT.previousValue]!;
    const spread = this.measureSpread();
    fill(features, {
      value,
      change: value - previous,
      departure: value - mean,
      spread,
      residual: value - level,
      window,
    });
    fill(learned, {
      value: remembered,
      change: remembered - previous,
      departure: remembered - mean,
      spread,
      residual: remembered - level,
      window,
    });
  }

  /** How much the known range may grow by a sample, in reaches. */
  private growthAt(timestamp: number, elapsed: number): number {
    if (!this.isMature(timestamp)) return INFINITY;
    return isInExcursion(this.slots) ? elapsed / GROWTH_MS : LARGEST_GROWTH;
  }

  private isMature(timestamp: number): boolean {
    return timestamp - this.slots[SLOT.firstTimestamp]! > MATURE_MS;
  }

  private trackDeparture(timestamp: number, value: number, elapsed: number): void {
    const { slots, usual } = this;
    const strength = this.isCollapse ? max(ANOMALOUS, strengthOf(this.row)) : strengthOf(this.row);
    const sample = { timestamp, elapsed, value, strength, residual: value - usual };
    const isMature = this.isMature(timestamp);
    if (isMature) trackSpell(slots, sample);
    this.isUsual = isUsualResidual(slots, sample.residual);
    trackLean(slots, sample.residual, elapsed);
    this.lean = leanOf(slots, sample.residual);
    this.isOldNews = isOldNews(slots, sample);
    if (isInExcursion(slots)) continueExcursion(slots, sample, this.isUsual);
    else if (isMature && isAnomalousByDeviation(strength)) {
      const before = rangeBefore(slots, timestamp, slots[SLOT.interval]! || 0);
      if (beginExcursion(slots, sample, before)) this.isUsual = false;
    }
  }

  /** Mean of the window's other samples. */
  private meanOfOthers(remembered: number): number {
    const { count, mean } = this.window;
    return count < FEWEST_IN_WINDOW ? MISSING : mean + (mean - remembered) / (count - 1);
  }

  private measureSpread(): number {
    if (this.window.count < FEWEST_IN_WINDOW) return MISSING;
    const usualSpread = spreadOf(this.slots, scalerOf(FEATURE.value));
    const unit = this.slots[SLOT.spreadUnit]!;
    if (isMissing(unit)) return log(0.01);
    return log(this.window.deviation / unit + 0.01 * (usualSpread / unit || 1) + 1e-12);
  }

  private learn(timestamp: number, elapsed: number): void {
    const { slots, learned, remembered: value } = this;
    const gain = elapsed / MEMORY_MS;
    const spread = spreadOf(slots, scalerOf(FEATURE.value));
    learned[FEATURE.excess] = withinReach(slots, scalerOf(FEATURE.excess), this.features[FEATURE.excess]!, 1);
    const isTimeCertain = !this.isClockChanging;
    if (isTimeCertain && (!isInExcursion(slots) || this.isUsual))
      learnSeason(slots, this.local, { value, elapsed, reach: spread > 0 ? 3 * spread : INFINITY });
    for (let feature = 0; feature < N_FEATURES; feature += 1)
      learnKnots(slots, scalerOf(feature), learned[feature]!, gain);
    if (isTimeCertain) learnRecurringPeak(slots, this.local, this.excess);
    if (isMissing(slots[SLOT.spreadUnit]!) && value !== 0) slots[SLOT.spreadUnit] = abs(value);
    slots[SLOT.lastTimestamp] = timestamp;
    slots[SLOT.previousValue] = value;
    slots[SLOT.sampleCount]! += 1;
  }
}

/** What is measured of a sample, besides the window's extremes. */
interface Measured {
  readonly value: number;
  readonly change: number;
  readonly departure: number;
  readonly spread: number;
  readonly residual: number;
  readonly window: WindowSummary;
}

function fill(features: Float64Array, measured: Measured): void {
  const { residual, window } = measured;
  features[FEATURE.value] = measured.value;
  features[FEATURE.change] = measured.change;
  features[FEATURE.departure] = measured.departure;
  features[FEATURE.spread] = measured.spread;
  features[FEATURE.trough] = min(window.low, residual);
  features[FEATURE.crest] = max(window.high, residual);
  features[FEATURE.seasonal] = residual;
}
