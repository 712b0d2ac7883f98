import { FEATURE, FEATURE_NAMES, SCALER_SLOTS, SLOT, type FeatureName } from '../series/layout.js';
import { type SeriesState } from '../series/series-state.js';
import { knotRange, spreadFloor } from '../scaling/knots.js';

/** What stood behind a score. */
export type ScoringMethod = 'ml' | 'zscore' | 'iqr';

/** What kind of departure it is. */
export type AnomalyDirection = 'high' | 'low' | 'flat' | 'unstable';

/** One feature's part in a score. */
export interface Contribution {
  readonly feature: FeatureName;
  /** 0..1; all shares of a sample sum to 1. */
  readonly share: number;
  readonly direction: 'high' | 'low';
}

/** Why a sample scored as it did. */
export interface SampleExplanation {
  /** Position among the scored samples. */
  readonly index: number;
  readonly direction: AnomalyDirection;
  /** 1 %, 50 % and 99 % of what is usual at this time of day, in the metric's unit. */
  readonly expected: { readonly low: number; readonly median: number; readonly high: number };
  /** Value − expected median, in the metric's unit. */
  readonly deviation: number;
  /** The deviation in robust standard deviations of what is usual. */
  readonly sigmas: number;
  /** Largest share first. */
  readonly contributions: readonly Contribution[];
  readonly method: ScoringMethod;
  /** 0..1, how much history stands behind the score. */
  readonly confidence: number;
}

/** The excess sums the others up: naming it would explain nothing. */
const EXPLAINING_FEATURES = FEATURE_NAMES.slice(0, FEATURE.excess);

/** Values within this many sigmas are usual. */
const USUAL_SIGMAS = 3;

/** History at which confidence is complete. */
const SAMPLES_FOR_CONFIDENCE = 500;
const SPAN_FOR_CONFIDENCE_MS = 7 * 86_400_000;

const SEASONAL_SCALER = SLOT.scalers + FEATURE.seasonal * SCALER_SLOTS;

/**
 * Explains one sample.
 *
 * @param state after the sample was consumed.
 * @param sample its value, the usual value at its time, the signed weight of each feature, and which method scored it.
 */
export function explainSample(
  state: SeriesState,
  sample: { index: number; value: number; usual: number; weights: Float64Array; method: ScoringMethod },
): SampleExplanation {
  const { low, median, high } = knotRange(state.slots, SEASONAL_SCALER);
  // Of the very first sample nothing is known but itself.
  const usual = Number.isNaN(sample.usual) ? sample.value : sample.usual;
  const expected = { low: usual + low, median: usual + median, high: usual + high };
  const deviation = sample.value - expected.median;
  const sigmas = deviation / spreadFloor(state.slots, SEASONAL_SCALER, expected.median);
  const contributions = shareOut(sample.weights);
  return {
    index: sample.index,
    direction: directionOf(contributions[0]!, sigmas),
    expected,
    deviation,
    sigmas,
    contributions,
    method: sample.method,
    confidence: confidenceOf(state),
  };
}

function shareOut(weights: Float64Array): Contribution[] {
  const total = weights.subarray(0, FEATURE.excess).reduce((sum, weight) => sum + Math.abs(weight), 0);
  const contributions = EXPLAINING_FEATURES.map((feature, column): Contribution => {
    const weight = weights[column]!;
    return {
      feature,
      share: total > 0 ? Math.abs(weight) / total : 1 / EXPLAINING_FEATURES.length,
      direction: weight < 0 ? 'low' : 'high',
    };
  });
  return contributions.sort((a, b) => b.share - a.share);
}

function directionOf(strongest: Contribution, sigmas: number): AnomalyDirection {
  if (strongest.feature === 'spread' && strongest.direction === 'low') return 'flat';
  // A jump widens the spread too; only a value that is itself usual is called unstable.
  if (strongest.feature === 'spread' && Math.abs(sigmas) < USUAL_SIGMAS) return 'unstable';
  return sigmas < 0 ? 'low' : 'high';
}

function confidenceOf({ slots, sampleCount }: SeriesState): number {
  const span = slots[SLOT.lastTimestamp]! - slots[SLOT.firstTimestamp]!;
  return Math.sqrt(
    Math.min(1, sampleCount / SAMPLES_FOR_CONFIDENCE) * Math.min(1, span / SPAN_FOR_CONFIDENCE_MS),
  );
}
