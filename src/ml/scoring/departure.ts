import { type MetricPolicy, nearestPossible } from '../policy/metric-policy.js';
import { knotRange, spreadFloor } from '../scaling/knots.js';
import { type ExpectedRange, expectedRange } from './expected-range.js';
import { FEATURE, FEATURE_NAMES, scalerOf, type FeatureName } from '../features/layout.js';
import { type SeriesState } from '../series/series-state.js';

/** What kind of departure it is; `impossible` is a value outside of what the metric's policy says there can be. */
export type AnomalyDirection = 'high' | 'low' | 'flat' | 'unstable' | 'impossible';

/** One feature's part in a score. */
export interface Contribution {
  readonly feature: FeatureName;
  /** 0..1; all shares of a sample sum to 1. */
  readonly share: number;
  readonly direction: 'high' | 'low';
}

/** How a sample departs from what is usual. */
export interface Departure {
  readonly direction: AnomalyDirection;
  readonly expected: ExpectedRange;
  /** Value − expected median, in the metric's unit. */
  readonly deviation: number;
  /** The deviation in robust standard deviations of what is usual. */
  readonly sigmas: number;
  /** Largest share first. */
  readonly contributions: readonly Contribution[];
  /**
   * Effect size, in the metric's unit: of a high or low value its distance from the usual one, of an unstable line the
   * range it has swung over in the window, of a flat one the range it usually moves over.
   */
  readonly effectSize: number;
}

/** A sample as it was measured. */
interface MeasuredSample {
  readonly value: number;
  /** The usual value at its time, NaN for the very first sample. */
  readonly usual: number;
  /** Signed weight of each feature. */
  readonly weights: Float64Array;
  /** Range of the window's residuals, in the metric's unit. */
  readonly swing: number;
}

/** The excess sums the others up: naming it would explain nothing. */
const EXPLAINING_FEATURES = FEATURE_NAMES.slice(0, FEATURE.excess);

/** Values within this many sigmas are usual. */
const USUAL_SIGMAS = 3;

const VALUE_SCALER = scalerOf(FEATURE.value);
const SEASONAL_SCALER = scalerOf(FEATURE.seasonal);

/**
 * Measures how a sample departs from what is usual. What the explanation says and what a policy decides rest on this one answer.
 *
 * @param state after the sample was consumed.
 */
export function measureDeparture(
  state: SeriesState,
  { value, usual, weights, swing }: MeasuredSample,
  policy?: MetricPolicy,
): Departure {
  // Of the very first sample nothing is known but itself.
  const expected = expectedRange(state.slots, Number.isNaN(usual) ? value : usual, policy);
  const deviation = value - expected.median;
  const sigmas = deviation / spreadFloor(state.slots, SEASONAL_SCALER, expected.median);
  const contributions = shareOut(weights);
  const isPossible = nearestPossible(value, policy) === value;
  const direction = isPossible ? directionOf(contributions[0]!, sigmas) : 'impossible';
  const effectSize = effectSizeOf(direction, { state, deviation, swing });
  return { direction, expected, deviation, sigmas, contributions, effectSize };
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

function effectSizeOf(
  direction: AnomalyDirection,
  { state, deviation, swing }: { state: SeriesState; deviation: number; swing: number },
): number {
  if (direction === 'unstable') return swing;
  if (direction !== 'flat') return Math.abs(deviation);
  const { low, high } = knotRange(state.slots, VALUE_SCALER);
  return high - low;
}
