import { FEATURE, type FeatureName, N_FEATURES } from '../features/layout.js';
import { SeriesState } from '../series/series-state.js';
import { knownState } from '../testing/known-state.js';
import { type Departure, measureDeparture } from './departure.js';

const SWING = 30;

function depart(value: number, weights: Partial<Record<FeatureName, number>>): Departure {
  return measureDeparture(knownState(), { value, usual: 50, swing: SWING, weights: rowOf(weights) });
}

function rowOf(weights: Partial<Record<FeatureName, number>>): Float64Array {
  const row = new Float64Array(N_FEATURES);
  for (const [feature, weight] of Object.entries(weights)) row[FEATURE[feature as FeatureName]] = weight;
  return row;
}

describe('measureDeparture', () => {
  it('states band, deviation and sigmas by hand', () => {
    const { expected, deviation, sigmas } = depart(60, { value: 1 });
    expect(expected).toEqual({ low: 45.34, median: 50, high: 54.66 });
    // The middle half spans two sigmas by 1.349: one sigma is 2.
    expect([deviation, sigmas]).toEqual([10, 5]);
  });

  it('shares out the weights of all features but the excess, largest first', () => {
    const { contributions } = depart(60, { crest: -3, value: 6, change: 1, excess: 1000 });
    expect(contributions.length).toBe(N_FEATURES - 1);
    expect(contributions.slice(0, 3)).toEqual([
      { feature: 'value', share: 0.6, direction: 'high' },
      { feature: 'crest', share: 0.3, direction: 'low' },
      { feature: 'change', share: 0.1, direction: 'high' },
    ]);
  });

  it('shares equally when no feature stands out', () => {
    for (const { share } of depart(50, {}).contributions) expect(share).toBeCloseTo(1 / 7, 12);
  });

  it.each([
    ['high', 60, { value: 1 }],
    ['low', 40, { value: -1 }],
    ['flat', 50, { spread: -1 }],
    ['unstable', 51, { spread: 1 }],
    ['high', 70, { spread: 1 }],
  ])('calls it %s at %d when %o weighs most', (direction, value, weights) => {
    expect(depart(value, weights).direction).toBe(direction);
  });

  it.each([
    ['the distance of a high value', 60, { value: 1 }, 10],
    ['the distance of a low value', 38, { value: -1 }, 12],
    ['the swing of an unstable line', 51, { spread: 1 }, SWING],
    ['the usual range of a flat line', 50, { spread: -1 }, 9.32],
  ])('has %s as effect size', (_, value, weights, effectSize) => {
    expect(depart(value, weights).effectSize).toBeCloseTo(effectSize, 12);
  });

  it('keeps the expected band within what is possible', () => {
    const policy = { direction: 'both', minDeviation: 0, minRelativeDeviation: 0, lowest: 0 } as const;
    const sample = { value: 3, usual: 1, swing: 0, weights: rowOf({ value: 1 }) };
    expect(measureDeparture(knownState(), sample, policy).expected).toEqual({
      low: 0,
      median: 1,
      high: 5.66,
    });
    expect(measureDeparture(knownState(), sample).expected.low).toBe(-3.66);
  });

  it('calls a value outside of what is possible impossible, whatever weighs most', () => {
    const policy = { direction: 'both', minDeviation: 0, minRelativeDeviation: 0, highest: 100 } as const;
    const at = (value: number): string =>
      measureDeparture(knownState(), { value, usual: 50, swing: 0, weights: rowOf({ spread: -1 }) }, policy)
        .direction;
    expect([at(100), at(100.1)]).toEqual(['flat', 'impossible']);
  });

  it('knows nothing of the very first sample but itself', () => {
    const weights = new Float64Array(N_FEATURES);
    const sample = { value: 7, usual: Number.NaN, swing: 0, weights };
    const { expected, deviation } = measureDeparture(SeriesState.create(), sample);
    expect([expected.low, expected.high, deviation]).toEqual([7, 7, 0]);
  });
});
