import { ALARM_SCORE } from '../calibration/calibrate.js';
import { fromLogOdds, logOdds } from '../calibration/log-odds.js';
import { N_BUCKETS } from '../features/layout.js';

const { max, min } = Math;

/** Samples for which an alarm rests unless another is clearly above it: as long as the window remembers it. */
const REST_SAMPLES = N_BUCKETS;

/** By so much, in log-odds, another has to be above it. */
const CLEARLY_ABOVE = 0.15;

/** What each alarm takes off those after it, in log-odds, and the samples in which that fades: what alarms often says little. */
const FATIGUE = 0.05;
const FATIGUE_SAMPLES = 1500;

/** A value that the series has never had is spared, and gains so much: two hundredths of the range beyond all before it. */
const RECORD_GAIN = 0.2;
const RECORD_SHARE = 0.02;

/**
 * One alarm per anomaly, and fewer of a kind that comes again and again. Independent of any threshold: at threshold θ, exactly the alarms of
 * at least θ are raised. For files and benchmarks; the service has episodes.
 */
export class AlarmRule {
  private row = 0;
  /** The newest alarm, in log-odds; any before it was lower and rests no longer than it does. */
  private highest = -Infinity;
  private restsUntil = 0;
  /** Alarms, the older the less. */
  private fatigue = 0;
  private lowestValue = Infinity;
  private highestValue = -Infinity;

  /**
   * Takes the next score.
   *
   * @param score 0..1; NaN raises nothing.
   * @param value the sample, where there is one metric only; NaN is no record.
   * @returns 0..1, the score of the alarm that would be raised at some threshold, else 0.
   */
  next(score: number, value = Number.NaN): number {
    this.row += 1;
    this.fatigue *= 1 - 1 / FATIGUE_SAMPLES;
    const isRecord = this.takeRecord(value);
    if (this.row > this.restsUntil) this.highest = -Infinity;
    const level = boundedLogOdds(score) + (isRecord ? RECORD_GAIN : -FATIGUE * this.fatigue);
    if (!(level > this.highest + CLEARLY_ABOVE)) return 0;
    const alarm = fromLogOdds(level);
    if (alarm >= ALARM_SCORE) {
      this.highest = level;
      this.restsUntil = this.row + REST_SAMPLES;
      this.fatigue += 1;
    }
    return alarm;
  }

  private takeRecord(value: number): boolean {
    const margin = RECORD_SHARE * (this.highestValue - this.lowestValue);
    const isRecord = value > this.highestValue + margin || value < this.lowestValue - margin;
    if (value > this.highestValue) this.highestValue = value;
    if (value < this.lowestValue) this.lowestValue = value;
    return isRecord;
  }
}

/** Kept finite. */
function boundedLogOdds(score: number): number {
  return logOdds(max(1e-9, min(1 - 1e-9, score)));
}
