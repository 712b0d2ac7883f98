import { type DetectionModel } from '../model/detection-model.js';
import { assertMetricPolicy, type MetricPolicy, nearestPossible } from '../policy/metric-policy.js';
import { isActionable, NOT_ACTIONABLE_SCORE } from './actionable.js';
import { FEATURE, N_FEATURES } from '../features/layout.js';
import { SeriesReader } from '../series/series-reader.js';
import { type SeriesState } from '../series/series-state.js';
import { deviationScore } from '../statistics/deviation-score.js';
import { dampColdStart } from './cold-start.js';
import { type Departure, measureDeparture } from './departure.js';
import { scoreByDeviation } from './deviation.js';
import { withDecay } from './score-decay.js';
import { type ScoringMethod } from './explanation.js';

/** Fewest samples of history before the model is asked. */
const DEFAULT_MIN_TRAINING_SAMPLES = 100;

/** Score from which samples are explained. */
export const DEFAULT_EXPLAIN_FROM = 0.7;

/** Score from which a policy is asked; below, it would change nothing. */
const POLICY_FROM = 0.5;

/** Score of a value that is stuck for much longer than it ever was: actionable, but not severe. */
const STUCK_SCORE = 0.75;

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
  /** What is possible and what is actionable; without one, everything is. */
  readonly policy?: MetricPolicy;
}

/** The score of one sample. */
export interface SampleScore {
  /** 0..1, higher = more anomalous. */
  readonly score: number;
  readonly method: ScoringMethod;
  /** Present where the score may be explained. */
  readonly departure?: Departure;
}

/** The score of an impossible value. */
const IMPOSSIBLE: SampleScore = { score: 1, method: 'policy' };

/**
 * Scores the samples of one series, one at a time: measure and learn, score, look for a stuck value, damp while little is known, let
 * the scores before decay, apply the policy.
 *
 * @throws RangeError when a policy is out of its range.
 */
export class SampleScorer {
  private readonly reader: SeriesReader;
  private readonly departureFrom: number;

  constructor(
    private readonly state: SeriesState,
    private readonly options: ScoringOptions,
  ) {
    const { policy, explainFrom = DEFAULT_EXPLAIN_FROM } = options;
    if (policy !== undefined) assertMetricPolicy(policy);
    this.reader = new SeriesReader(state);
    this.departureFrom = policy === undefined ? explainFrom : Math.min(explainFrom, POLICY_FROM);
  }

  /** Whether the newest sample came after a gap. */
  get isAfterGap(): boolean {
    return this.reader.isAfterGap;
  }

  /** Scores one sample and learns it; of an impossible value the nearest possible one, so that the state is not spoiled. */
  scoreSample(timestamp: number, value: number): SampleScore {
    const { state, reader } = this;
    const { policy } = this.options;
    const possible = nearestPossible(value, policy);
    const learned = this.learn(timestamp, possible);
    const isPossible = possible === value;
    const { score, method } = isPossible ? learned : IMPOSSIBLE;
    if (score < this.departureFrom) return { score, method };
    const { usual, swing } = reader;
    const weights = isPossible ? this.weigh(method) : standAlone(FEATURE.value, value - possible);
    const departure = measureDeparture(state, { value, usual, swing, weights }, policy);
    const hasPolicy = policy !== undefined && isPossible && score >= POLICY_FROM;
    const isHigh = !hasPolicy || isActionable(departure, policy);
    return { score: isHigh ? score : NOT_ACTIONABLE_SCORE, method, departure };
  }

  private learn(timestamp: number, value: number): SampleScore {
    const { state, reader } = this;
    const method = this.chooseMethod(timestamp);
    const elapsedMs = timestamp - state.lastTimestamp;
    reader.consume(timestamp, value);
    const byRow = this.scoreRow(method);
    const isStuck = byRow < STUCK_SCORE && reader.isStuck;
    const score = dampColdStart(isStuck ? STUCK_SCORE : byRow, state.historyMs);
    return { score: withDecay(state.slots, score, elapsedMs), method: isStuck ? 'stuck_value' : method };
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
    return method === 'ml' ? this.options.model!.attribute(row) : Float64Array.from(row);
  }
}

/** Weights of what one feature alone explains. */
function standAlone(feature: number, weight: number): Float64Array {
  const weights = new Float64Array(N_FEATURES);
  weights[feature] = Math.sign(weight);
  return weights;
}
