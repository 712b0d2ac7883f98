import { SeriesState } from '../series/series-state.js';
import { referenceSet } from '../testing/reference-set.js';
import { syntheticSeries } from '../testing/synthetic-series.js';
import { scoreSamples } from './score-samples.js';

const MINUTE_MS = 60_000;
const N = 2600;
const N_HISTORY = 1900;

/** Normal series of several noises, scored once the first half has been learned from. */
const normal = [0.5, 5, 60].flatMap((minutes) =>
  [0.5, 2, 8].map((noise, i) => {
    const series = syntheticSeries({ n: N, stepMs: minutes * MINUTE_MS, noise, seed: 50 + i });
    const part = (from: number, end: number) => ({
      timestamps: series.timestamps.subarray(from, end),
      values: series.values.subarray(from, end),
    });
    const state = SeriesState.create();
    scoreSamples(state, part(0, N_HISTORY), {});
    return { minutes, state, samples: part(N_HISTORY, N) };
  }),
);

describe('the false-alarm rate on normal samples', () => {
  it.each([1, 2, 3, 4, 5])('is the stated one with the model of seed %d', (seed) => {
    const model = referenceSet.fitModel({ seed });
    const scores = normal.flatMap(({ state, samples }) => [
      ...scoreSamples(state.clone(), samples, { model, explainFrom: 2 }).scores,
    ]);
    const shareFrom = (level: number): number =>
      scores.filter((score) => score >= level).length / scores.length;

    expect(scores.length).toBe(normal.length * (N - N_HISTORY));
    expect(shareFrom(0.5)).toBeLessThan(0.05);
    expect(shareFrom(0.7)).toBeLessThan(0.003);
  });
});
