import { packResults, packTask, unpackResults, unpackTask } from './packed-series.js';
import type { ScoreTask, SeriesResult } from './tasks.js';

const samples = (...values: readonly number[]) => ({
  timestamps: Float64Array.from(values, (_, n) => 1000 * n),
  values: Float64Array.from(values),
});

describe('series on their way to a thread', () => {
  it('arrive as they were, with a state or without, with samples or without', () => {
    const policy = { direction: 'both', minDeviation: 0, minRelativeDeviation: 0, lowest: 0 } as const;
    const task: ScoreTask = {
      minTrainingSamples: 100,
      explainFrom: 0.7,
      series: [
        { state: Uint8Array.of(1, 2, 3), samples: samples(1, NaN, 3), scope: 'router', policy },
        { samples: samples(), modelFromMs: 5, timeZone: 'Europe/Berlin' },
        { state: Uint8Array.of(4), samples: samples(7) },
      ],
    };

    expect(unpackTask(structuredClone(packTask(task)))).toEqual(task);
  });
});

describe('results on their way back', () => {
  const resultOf = (n: number, more: Partial<SeriesResult['scored']> = {}): SeriesResult => ({
    state: Uint8Array.of(n, n + 1),
    pace: { lastSampleMs: 1000 * n, intervalMs: NaN },
    scored: {
      timestamps: new Float64Array(n).fill(1),
      values: new Float64Array(n).fill(2),
      scores: new Float64Array(n).fill(0.5),
      isStatistical: new Uint8Array(n).fill(1),
      isUsual: new Uint8Array(n),
      isRecurring: new Uint8Array(n).fill(1),
      lean: new Int8Array(n).fill(-1),
      explanations: [],
      counts: { received: n, scored: n, missing: 1, invalid: 2, duplicate: 3, outOfOrder: 4, gaps: 5 },
      ...more,
    },
  });

  it('arrive as they were', () => {
    const band = { lows: Float64Array.of(1), medians: Float64Array.of(2), highs: Float64Array.of(3) };
    const explanations = [
      { index: 0, direction: 'high' },
    ] as unknown as SeriesResult['scored']['explanations'];
    const results = [resultOf(2), resultOf(0), resultOf(1, { explanations, expected: band }), resultOf(3)];

    expect(unpackResults(structuredClone(packResults(results)))).toEqual(results);
    expect(unpackResults(packResults([]))).toEqual([]);
  });

  it('have states of their own: to keep one keeps no other', () => {
    const [one] = unpackResults(packResults([resultOf(1), resultOf(2)]));

    expect(one?.state.buffer.byteLength).toBe(2);
  });
});
