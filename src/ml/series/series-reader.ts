import { learnSeason, usualValue } from '../features/season.js';
import { learnRecurringPeak, usualExcess } from '../features/recurring-peak.js';
import { isStuck, trackStuckValue } from '../features/stuck-value.js';
import { addToWindow, summariseWindow, type WindowSummary } from '../features/rolling-window.js';
import { spreadOf } from '../scaling/knots.js';
import { learnKnots } from '../scaling/learn-knots.js';
import { scaleByKnots } from '../scaling/scale-by-knots.js';
import { scaleByTails } from '../scaling/scale-by-tails.js';
import { FEATURE, N_FEATURES, SCALER_SLOTS, SLOT } from '../features/layout.js';
import { type SeriesState } from './series-state.js';

const { abs, cbrt, log, max, min } = Math;
const { isNaN: isMissing } = Number;
const INFINITY = Number.POSITIVE_INFINITY;
const { NaN: MISSING } = Number;

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

const scalerOf = (feature: number): number => SLOT.scalers + feature * SCALER_SLOTS;

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

  /** Before the recurring peak at this time of day was taken off. */
  private excess = 0;
  private readonly features = new Float64Array(N_FEATURES);
  private readonly window: WindowSummary = { count: 0, mean: 0, deviation: 0, low: 0, high: 0 };
  private readonly slots: Float64Array;

  constructor(state: SeriesState) {
    this.slots = state.slots;
  }

  /** Distance between the highest and the lowest seasonal residual of the window, the newest sample's included. */
  get swing(): number {
    return this.window.high - this.window.low;
  }

  /** Whether the newest sample's value has stood still for much longer than it ever has. */
  get isStuck(): boolean {
    return isStuck(this.slots, this.slots[SLOT.lastTimestamp]!);
  }

  /**
   * Consumes one sample.
   *
   * @param timestamp epoch milliseconds, later than the state's last.
   * @param given finite.
   */
  consume(timestamp: number, given: number): void {
    const value = max(-LARGEST_VALUE, min(LARGEST_VALUE, given));
    const elapsed = this.trackInterval(timestamp);
    trackStuckValue(this.slots, { timestamp, value, elapsed, isAfterGap: this.isAfterGap });
    this.measure(timestamp, value);
    this.scale(timestamp);
    this.learn(timestamp, value, elapsed);
  }

  /**
   * Scales each feature by its knots. The last, excess, is the cubic mean of the others' sigmas by tails: how large the whole
   * departure is, again held against the series' own past.
   */
  private scale(timestamp: number): void {
    const { slots, features } = this;
    let cubes = 0;
    for (let feature = 0; feature < FEATURE.excess; feature += 1) {
      cubes += abs(scaleByTails(slots, scalerOf(feature), features[feature]!)) ** 3;
      this.scaleColumn(feature);
    }
    features[FEATURE.excess] = cbrt(cubes / FEATURE.excess);
    this.scaleColumn(FEATURE.excess);
    this.excess = this.row[FEATURE.excess]!;
    this.row[FEATURE.excess]! -= usualExcess(slots, timestamp);
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

  private measure(timestamp: number, value: number): void {
    const { slots, features, window } = this;
    this.usual = usualValue(slots, timestamp);
    const residual = isMissing(this.usual) ? 0 : value - this.usual;
    addToWindow(slots, timestamp, value, residual);
    summariseWindow(slots, timestamp, slots[SLOT.interval]! || 0, window);
    features[FEATURE.value] = value;
    features[FEATURE.change] = this.isAfterGap ? MISSING : value - slots[SLOT.previousValue]!;
    features[FEATURE.departure] = this.measureDeparture(value);
    features[FEATURE.spread] = this.measureSpread();
    features[FEATURE.trough] = window.low;
    features[FEATURE.crest] = window.high;
    features[FEATURE.seasonal] = residual;
  }

  /** Distance from the mean of the window's other samples. */
  private measureDeparture(value: number): number {
    const { count, mean } = this.window;
    return count < FEWEST_IN_WINDOW ? MISSING : ((value - mean) * count) / (count - 1);
  }

  private measureSpread(): number {
    if (this.window.count < FEWEST_IN_WINDOW) return MISSING;
    const usualSpread = spreadOf(this.slots, scalerOf(FEATURE.value));
    return log(this.window.deviation + 0.01 * (usualSpread || 1) + 1e-12);
  }

  private learn(timestamp: number, value: number, elapsed: number): void {
    const { slots } = this;
    const gain = elapsed / MEMORY_MS;
    const spread = spreadOf(slots, scalerOf(FEATURE.value));
    learnSeason(slots, timestamp, { value, elapsed, reach: spread > 0 ? 3 * spread : INFINITY });
    for (let feature = 0; feature < N_FEATURES; feature += 1) {
      learnKnots(slots, scalerOf(feature), this.features[feature]!, gain);
    }
    learnRecurringPeak(slots, timestamp, this.excess);
    slots[SLOT.lastTimestamp] = timestamp;
    slots[SLOT.previousValue] = value;
    slots[SLOT.sampleCount]! += 1;
  }
}
