import { SeriesState } from '../series/series-state.js';
import { knownState } from '../testing/known-state.js';
import { expectedBand, expectedRange } from './expected-range.js';
import { scoreSamples } from './score-samples.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Days of a metric that is 10 before noon and 30 after it, with a little noise. */
function halfDays(days: number, firstMs = 0) {
  const length = (days * DAY_MS) / (5 * MINUTE_MS);
  const timestamps = Float64Array.from({ length }, (_, i) => firstMs + i * 5 * MINUTE_MS);
  const values = timestamps.map((at, i) => (at % DAY_MS < DAY_MS / 2 ? 10 : 30) + ((i * 7919) % 11) / 10);
  return { timestamps, values };
}

describe('expectedRange', () => {
  it('is the level and the quantiles of the residual, within what is possible', () => {
    const { slots } = knownState();
    const percent = { direction: 'both', minDeviation: 0, minRelativeDeviation: 0, lowest: 48 } as const;

    expect(expectedRange(slots, 50)).toEqual({ low: 45.34, median: 50, high: 54.66 });
    expect(expectedRange(slots, 50, percent)).toEqual({ low: 48, median: 50, high: 54.66 });
  });
});

describe('expectedBand', () => {
  it('follows the time of day, at any time before and after, and leaves the state as it is', () => {
    const state = SeriesState.create();
    scoreSamples(state, halfDays(5), {});
    const before = state.encode();
    const { lows, medians, highs } = expectedBand(
      state,
      Float64Array.of(DAY_MS / 4, (3 * DAY_MS) / 4, 99.25 * DAY_MS, -0.25 * DAY_MS),
    );

    for (const [index, level] of [10.5, 30.5, 10.5, 30.5].entries())
      expect(medians[index]).toBeCloseTo(level, 0);
    for (const [index, median] of medians.entries()) {
      expect(lows[index]).toBeLessThan(median);
      expect(highs[index]).toBeGreaterThan(median);
    }
    expect(state.encode()).toEqual(before);
  });

  it('goes by the wall clock of the zone', () => {
    const state = SeriesState.create();
    scoreSamples(state, halfDays(5), { timeZone: 'Asia/Kolkata' });
    const at = Float64Array.of(DAY_MS / 4, (3 * DAY_MS) / 4);

    const { medians } = expectedBand(state, at, { timeZone: 'Asia/Kolkata' });

    expect(medians[0]).toBeCloseTo(10.5, 0);
    expect(medians[1]).toBeCloseTo(30.5, 0);
  });

  it('is NaN before the first sample', () => {
    expect([...expectedBand(SeriesState.create(), Float64Array.of(0)).medians]).toEqual([NaN]);
  });
});

describe('the band of scored samples', () => {
  it('is what the explanation of each sample says was expected', () => {
    const scored = scoreSamples(SeriesState.create(), halfDays(3), {
      explainFrom: 0,
      isExpectedKept: true,
    });

    expect(scored.explanations).toHaveLength(scored.scores.length);
    for (const { index, expected } of scored.explanations) {
      const { lows, medians, highs } = scored.expected!;
      if (index === 0) continue;
      expect({ low: lows[index], median: medians[index], high: highs[index] }).toEqual(expected);
    }
    expect(scored.expected!.medians[0]).toBeNaN();
  });

  it('is not there unless it is asked for', () => {
    expect(scoreSamples(SeriesState.create(), halfDays(1), {}).expected).toBeUndefined();
  });
});
