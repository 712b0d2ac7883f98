import { SeriesState } from '../series/series-state.js';
import { knownState } from '../testing/known-state.js';
import { type Departure } from './departure.js';
import { explainSample } from './explanation.js';

const DAY_MS = 86_400_000;

const said = {
  direction: 'high',
  expected: { low: 45, median: 50, high: 55 },
  deviation: 10,
  sigmas: 5,
  contributions: [{ feature: 'value', share: 1, direction: 'high' }],
} as const;
const departure: Departure = { ...said, effectSize: 10 };

describe('explainSample', () => {
  it('gives the departure, the method and how much history there is', () => {
    expect(explainSample(knownState(), departure, { index: 3, method: 'ml' })).toEqual({
      ...said,
      index: 3,
      method: 'ml',
      confidence: 1,
      historyMs: 7 * DAY_MS,
    });
  });

  it('doubts few samples and few days alike', () => {
    const confidence = (n: number, days: number): number =>
      explainSample(knownState(n, days), departure, { index: 0, method: 'ml' }).confidence;
    expect(confidence(500, 7)).toBe(1);
    expect(confidence(125, 7)).toBe(0.5);
    expect(confidence(5000, 1.75)).toBe(0.5);
    expect(confidence(0, 0)).toBe(0);
  });

  it('says what is possible of what is not', () => {
    const policy = { direction: 'both', minDeviation: 1, minRelativeDeviation: 0, lowest: 0 } as const;
    const sample = { index: 0, method: 'policy', policy } as const;
    const impossible: Departure = { ...departure, direction: 'impossible' };
    expect(explainSample(SeriesState.create(), impossible, sample).possible).toEqual({ lowest: 0 });
    expect(explainSample(SeriesState.create(), departure, sample)).not.toHaveProperty('possible');
  });
});
