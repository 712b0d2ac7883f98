import { KNOT } from '../scaling/knots.js';
import { FEATURE, N_FEATURES, SCALER_SLOTS, SLOT } from '../series/layout.js';
import { SeriesState } from '../series/series-state.js';
import { explainSample, type SampleExplanation } from './explanation.js';

const DAY_MS = 86_400_000;

/** A series of which a hundred seasonal residuals lay evenly around zero. */
function knownState(sampleCount = 500, days = 7): SeriesState {
  const state = SeriesState.create();
  const scaler = SLOT.scalers + FEATURE.seasonal * SCALER_SLOTS;
  state.slots.set([-10, -4.66, -1.349, 0, 1.349, 4.66, 10], scaler);
  state.slots[scaler + KNOT.count] = 100;
  state.slots[SLOT.sampleCount] = sampleCount;
  state.slots[SLOT.firstTimestamp] = 0;
  state.slots[SLOT.lastTimestamp] = days * DAY_MS;
  return state;
}

function explain(
  value: number,
  weights: Partial<Record<keyof typeof FEATURE, number>>,
  state = knownState(),
): SampleExplanation {
  const row = new Float64Array(N_FEATURES);
  for (const [feature, weight] of Object.entries(weights))
    row[FEATURE[feature as keyof typeof FEATURE]] = weight;
  return explainSample(state, { index: 3, value, usual: 50, weights: row, method: 'ml' });
}

describe('explainSample', () => {
  it('states band, deviation and sigmas by hand', () => {
    const { expected, deviation, sigmas, index, method } = explain(60, { value: 1 });
    expect(expected).toEqual({ low: 45.34, median: 50, high: 54.66 });
    // The middle half spans two sigmas by 1.349: one sigma is 2.
    expect([deviation, sigmas, index, method]).toEqual([10, 5, 3, 'ml']);
  });

  it('shares out the weights of all features but the excess, largest first', () => {
    const { contributions } = explain(60, { crest: -3, value: 6, change: 1, excess: 1000 });
    expect(contributions.length).toBe(N_FEATURES - 1);
    expect(contributions.slice(0, 3)).toEqual([
      { feature: 'value', share: 0.6, direction: 'high' },
      { feature: 'crest', share: 0.3, direction: 'low' },
      { feature: 'change', share: 0.1, direction: 'high' },
    ]);
  });

  it('shares equally when no feature stands out', () => {
    for (const { share } of explain(50, {}).contributions) expect(share).toBeCloseTo(1 / 7, 12);
  });

  it.each([
    ['high', 60, { value: 1 }],
    ['low', 40, { value: -1 }],
    ['flat', 50, { spread: -1 }],
    ['unstable', 51, { spread: 1 }],
    ['high', 70, { spread: 1 }],
  ])('calls it %s at %d when %o weighs most', (direction, value, weights) => {
    expect(explain(value, weights).direction).toBe(direction);
  });

  it('doubts few samples and few days alike', () => {
    const confidence = (n: number, days: number): number =>
      explain(60, { value: 1 }, knownState(n, days)).confidence;
    expect(confidence(500, 7)).toBe(1);
    expect(confidence(125, 7)).toBe(0.5);
    expect(confidence(5000, 1.75)).toBe(0.5);
    expect(confidence(0, 0)).toBe(0);
  });

  it('knows nothing of the very first sample but itself', () => {
    const state = SeriesState.create();
    const weights = new Float64Array(N_FEATURES);
    const { expected, deviation } = explainSample(state, {
      index: 0,
      value: 7,
      usual: Number.NaN,
      weights,
      method: 'iqr',
    });
    expect([expected.low, expected.high, deviation]).toEqual([7, 7, 0]);
  });
});
