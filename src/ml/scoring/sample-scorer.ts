import { type DetectionModel } from '../model/detection-model.js';
import { assertMetricPolicy, type MetricPolicy, nearestPossible } from '../policy/metric-policy.js';
import { isActionable, NOT_ACTIONABLE_SCORE } from './actionable.js';
import { trackReading } from '../policy/reading.js';
import { isLikeCode, learnCode } from '../policy/recurring-code.js';
import { ALARM_SCORE } from '../calibration/calibrate.js';
import { FEATURE, N_FEATURES, SLOT } from '../features/layout.js';
import { SeriesReader } from '../series/series-reader.js';
import { type SeriesState } from '../series/series-state.js';
import { deviationScore } from '../statistics/deviation-score.js';
import { dampColdStart, FULL_HISTORY_MS } from './cold-start.js';
import { type Departure, measureDeparture } from './departure.js';
import { type ExpectedRange, expectedRange } from './expected-range.js';
import { scoreByDeviation } from '../features/deviation.js';
import { isNewlyStuck } from '../features/stuck-value.js';
import { withDecay } from './score-decay.js';
import { type ScoringMethod } from './explanation.js';

/** Fewest samples of history before the model is asked. */
const DEFAULT_MIN_TRAINING_SAMPLES = 100;

/** Score from which samples are explained. */
export const DEFAULT_EXPLAIN_FROM = 0.7;

/** Score from which a sample is conspicuous, and a policy is asked; below, it would change nothing. */
const CONSPICUOUS_FROM = 0.5;

/** Score of what is stuck, no reading, or conspicuous for longer than ever: actionable, but not severe. */
const CONDITION_SCORE = 0.75;

/** After this time without a reading that is none, the next one is news. */
const ANNOUNCED_AGAIN_AFTER_MS = 7 * 86_400_000;

/** Scores of samples that are usual again, or no news, end here. */
const RETURN_SCORE = 0.69;

/** A short history is believed by n / (n + 20). */
const DOUBT_SAMPLES = 20;

/** How to score. */
export interface ScoringOptions {
  /** Without one, every score is statistical. */
  readonly model?: DetectionModel;
  /**
   * Samples before this (epoch milliseconds) are learned, and scored without the model, which takes a sixth of the time; none without it. A
   * day before the first score that counts is enough: of older scores only what decays is left, which then is below 1e-10.
   */
  readonly modelFromMs?: number;
  readonly minTrainingSamples?: number;
  readonly explainFrom?: number;
  /** Whether what was expected at each sample is kept, too; it is not by default. */
  readonly isExpectedKept?: boolean;
  /** What is possible and what is actionable; without one, everything is. */
  readonly policy?: MetricPolicy;
  /** IANA name of the zone whose wall clock the series follows, always the same for a state; UTC by default. */
  readonly timeZone?: string;
}

/** The score of one sample. */
export interface SampleScore {
  /** 0..1, higher = more anomalous. */
  readonly score: number;
  readonly method: ScoringMethod;
  /** Present where the score may be explained. */
  readonly departure?: Departure;
}

/**
 * Scores the samples of one series, one at a time: measure and learn, score, look for a stuck value, damp while little is known, let
 * the scores before decay, apply the policy.
 *
 * @throws RangeError when a policy is out of its range, or the time zone is none.
 */
export class SampleScorer {
  private readonly reader: SeriesReader;
  private readonly departureFrom: number;
  /** Whether the newest value is stuck, and no news. */
  private isKnownStuck = false;

  constructor(
    private readonly state: SeriesState,
    private readonly options: ScoringOptions,
  ) {
    const { policy, timeZone, explainFrom = DEFAULT_EXPLAIN_FROM } = options;
    if (policy !== undefined) assertMetricPolicy(policy);
    this.reader = new SeriesReader(state, timeZone);
    this.departureFrom = policy === undefined ? explainFrom : Math.min(explainFrom, CONSPICUOUS_FROM);
  }

  /** Whether the newest sample came after a gap. */
  get isAfterGap(): boolean {
    return this.reader.isAfterGap;
  }

  /** Whether the newest value lies in what is usual, or was before it left that; a value that is still stuck does not. */
  get isUsual(): boolean {
    return this.reader.isUsual && !this.isKnownStuck;
  }

  /** Whether the newest sample belongs to what has been common in the series, so that it is no news. */
  get isRecurring(): boolean {
    return this.reader.isRecurring;
  }

  /** What was expected at the newest sample; NaN at the very first. */
  get expected(): ExpectedRange {
    return expectedRange(this.state.slots, this.reader.usual, this.options.policy);
  }

  /** The side that the series leans to, 1 or −1, where the newest sample may be a part of that; else 0. */
  get lean(): number {
    return this.reader.lean;
  }

  /** Scores one sample and learns it, unless it is no reading. */
  scoreSample(timestamp: number, value: number): SampleScore {
    const { state, reader } = this;
    const { policy } = this.options;
    const reading = trackReading(state.slots, { timestamp, value }, policy);
    if (reading === undefined) return this.scoreInvalid(timestamp, value);
    const isLike = isOpen(value, policy) && isLikeCode(state.slots, { timestamp, value });
    const { score, method } = this.learn(timestamp, reading.value);
    if (!reader.isUsual) learnCode(state.slots, { timestamp, value }, isLike);
    if (score < this.departureFrom) return { score, method };
    const { usual, swing } = reader;
    const sample = { value: reading.value, usual, swing, weights: this.weigh(method) };
    const departure = measureDeparture(state, sample, reading.isBounded ? policy : undefined);
    const isHigh = policy === undefined || score < CONSPICUOUS_FROM || isActionable(departure, policy);
    return { score: isHigh ? score : NOT_ACTIONABLE_SCORE, method, departure };
  }

  /** What is no reading says something of the sensor, once in a while, and nothing of what it measures. */
  private scoreInvalid(timestamp: number, value: number): SampleScore {
    const { state, reader } = this;
    const { policy } = this.options;
    reader.skip(timestamp);
    this.isKnownStuck = false;
    const sample = {
      value,
      usual: reader.usual,
      swing: 0,
      weights: standAlone(FEATURE.value, value - nearestPossible(value, policy)),
    };
    const departure = { ...measureDeparture(state, sample, policy), direction: 'impossible' } as const;
    const isNews = !(timestamp - state.slots[SLOT.invalidAnnouncedAt]! < ANNOUNCED_AGAIN_AFTER_MS);
    if (isNews) state.slots[SLOT.invalidAnnouncedAt] = timestamp;
    return { score: isNews ? CONDITION_SCORE : NOT_ACTIONABLE_SCORE, method: 'policy', departure };
  }

  private learn(timestamp: number, value: number): SampleScore {
    const { state, reader } = this;
    const method = this.chooseMethod(timestamp);
    const elapsedMs = timestamp - state.lastTimestamp;
    reader.consume(timestamp, value);
    const byRow = this.scoreRow(method);
    const condition = this.conditionAt(byRow);
    const damped = dampColdStart(condition === undefined ? byRow : CONDITION_SCORE, state.historyMs);
    const score = withDecay(state.slots, damped, elapsedMs);
    const believedFrom = state.slots[SLOT.firstTimestamp]! + FULL_HISTORY_MS;
    this.isKnownStuck = condition === 'stuck' && !isNewlyStuck(state.slots, timestamp, believedFrom);
    if (condition === 'stuck')
      return { score: this.isKnownStuck ? belowAlarm(score) : score, method: 'stuck_value' };
    const isNoNews = reader.isReturning || reader.isOldNews;
    return { score: isNoNews ? belowAlarm(score) : score, method };
  }

  /** What is conspicuous about the newest sample, however little its row is. */
  private conditionAt(byRow: number): 'stuck' | 'prolonged' | 'collapse' | undefined {
    if (byRow >= CONDITION_SCORE) return undefined;
    if (this.reader.isStuck) return 'stuck';
    if (byRow >= CONSPICUOUS_FROM && this.reader.isProlonged) return 'prolonged';
    return this.reader.isCollapse ? 'collapse' : undefined;
  }

  private chooseMethod(timestamp: number): ScoringMethod {
    const { model, modelFromMs, minTrainingSamples = DEFAULT_MIN_TRAINING_SAMPLES } = this.options;
    if (this.state.sampleCount < minTrainingSamples) return 'iqr';
    const isModelAsked = model !== undefined && !(timestamp < (modelFromMs ?? -Infinity));
    return isModelAsked ? 'ml' : 'zscore';
  }

  private scoreRow(method: ScoringMethod): number {
    const { row } = this.reader;
    if (method === 'ml') return this.options.model!.scoreRow(row);
    if (method === 'zscore') return scoreByDeviation(row);
    const { sampleCount } = this.state;
    return deviationScore((row[FEATURE.value]! * sampleCount) / (sampleCount + DOUBT_SAMPLES));
  }

  private weigh(method: ScoringMethod): Float64Array {
    const { row } = this.reader;
    if (method === 'stuck_value') return standAlone(FEATURE.spread, -1);
    if (this.reader.isCollapse) return standAlone(FEATURE.value, -1);
    return method === 'ml' ? this.options.model!.attribute(row) : Float64Array.from(row);
  }
}

/**
 * What the window still holds of an excursion does not alarm once values are usual again, nor does what has lasted for hours, or is still
 * stuck; the order of such scores is kept.
 *
 * @returns at most 0.699, and a score that is no alarm as it is.
 */
function belowAlarm(score: number): number {
  return score < ALARM_SCORE ? Math.min(score, RETURN_SCORE) : RETURN_SCORE + 0.03 * (score - ALARM_SCORE);
}

/** Whether the policy says nothing of how far values can go on this side; what it allows is no code. */
function isOpen(value: number, policy: MetricPolicy | undefined): boolean {
  return (value < 0 ? policy?.lowest : policy?.highest) === undefined;
}

/** Weights of what one feature alone explains. */
function standAlone(feature: number, weight: number): Float64Array {
  const weights = new Float64Array(N_FEATURES);
  weights[feature] = Math.sign(weight);
  return weights;
}
