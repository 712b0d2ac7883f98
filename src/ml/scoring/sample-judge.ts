import { type DetectionModel } from '../model/detection-model.js';
import { assertMetricPolicy, type MetricPolicy, nearestPossible } from '../policy/metric-policy.js';
import { isWorthACall, SEEN_SCORE } from '../policy/worth-a-call.js';
import { FEATURE, N_FEATURES } from '../series/layout.js';
import { SeriesReader } from '../series/series-reader.js';
import { type SeriesState } from '../series/series-state.js';
import { deviationScore } from '../statistics/deviation-score.js';
import { dampColdStart } from './cold-start.js';
import { type Departure, measureDeparture } from './departure.js';
import { scoreByDeviation } from './deviation.js';
import { type ScoringMethod } from './explanation.js';

/** Fewest samples of history before the model is asked. */
export const DEFAULT_MIN_TRAINING_SAMPLES = 100;

/** Score from which samples are explained. */
export const DEFAULT_EXPLAIN_FROM = 0.7;

/** Score from which a policy is asked; below, it would change nothing. */
const POLICY_FROM = 0.5;

/** A short history is believed by n / (n + 20). */
const DOUBT_SAMPLES = 20;

/** How to score. */
export interface ScoringOptions {
  /** Without one, every score is statistical. */
  readonly model?: DetectionModel;
  readonly minTrainingSamples?: number;
  readonly explainFrom?: number;
  /** What is possible and what is worth a call; without one, everything is. */
  readonly policy?: MetricPolicy;
}

/** What is thought of one sample. */
export interface Verdict {
  /** 0..1, higher = more anomalous. */
  readonly score: number;
  readonly method: ScoringMethod;
  /** Present where the score may be explained. */
  readonly departure?: Departure;
}

/**
 * Judges the samples of one series, one at a time: measure and learn, score, doubt while little is known, ask the policy.
 *
 * @throws RangeError when a policy is out of its range.
 */
export class SampleJudge {
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

  /** Whether the newest sample came after a silence. */
  get isAfterGap(): boolean {
    return this.reader.isAfterGap;
  }

  /** Judges one sample and learns it; of an impossible value the nearest possible one, so that the state is not spoiled. */
  judge(timestamp: number, value: number): Verdict {
    const { state, reader, options } = this;
    const { policy } = options;
    const possible = nearestPossible(value, policy);
    const method = possible === value ? this.chooseMethod() : 'policy';
    reader.consume(timestamp, possible);
    const score = method === 'policy' ? 1 : dampColdStart(this.scoreRow(method), state.historyMs);
    if (score < this.departureFrom) return { score, method };
    const { usual, swing } = reader;
    const weights = method === 'policy' ? standForItself(value - possible) : this.weigh(method);
    const departure = measureDeparture(state, { value, usual, swing, weights }, policy);
    const isNews = policy === undefined || method === 'policy' || isWorthACall(departure, policy);
    return { score: isNews ? score : Math.min(score, SEEN_SCORE), method, departure };
  }

  private chooseMethod(): ScoringMethod {
    const { model, minTrainingSamples = DEFAULT_MIN_TRAINING_SAMPLES } = this.options;
    if (this.state.sampleCount < minTrainingSamples) return 'iqr';
    return model === undefined ? 'zscore' : 'ml';
  }

  private scoreRow(method: ScoringMethod): number {
    const { row } = this.reader;
    if (method === 'ml') return this.options.model!.score(row);
    if (method === 'zscore') return scoreByDeviation(row);
    const { sampleCount } = this.state;
    return deviationScore((row[FEATURE.value]! * sampleCount) / (sampleCount + DOUBT_SAMPLES));
  }

  private weigh(method: ScoringMethod): Float64Array {
    const { row } = this.reader;
    return method === 'ml' ? this.options.model!.attribute(row) : Float64Array.from(row);
  }
}

/** Weights of an impossible value: nothing else explains it. */
function standForItself(beyond: number): Float64Array {
  const weights = new Float64Array(N_FEATURES);
  weights[FEATURE.value] = Math.sign(beyond);
  return weights;
}
