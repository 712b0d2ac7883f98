import { placeSeries, seriesIn } from './placed-series.js';
import { shareSamples } from './share-samples.js';

const samples = (...values: readonly number[]) => ({
  timestamps: Float64Array.from(values, (_, n) => 1000 * n),
  values: Float64Array.from(values),
});

describe('series with shared samples', () => {
  const given = [samples(1, NaN, 3), samples(), samples(4)];

  it('are copies in one piece of memory', () => {
    const shared = shareSamples(given);

    expect(shared).toEqual(given);
    expect(new Set(shared.flatMap(({ timestamps, values }) => [timestamps.buffer, values.buffer])).size).toBe(
      1,
    );
    expect(shared[0]?.values.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('arrive in a thread as they were, in the same memory', () => {
    const series = [...shareSamples(given), ...shareSamples([samples(5, 6)])].map((one, n) => ({
      samples: one,
      untilMs: n,
    }));
    const placed = placeSeries(series);
    const arrived = seriesIn(structuredClone(placed));

    expect(arrived).toEqual(series);
    expect(placed.memory).toHaveLength(2);
    arrived[0]!.samples.values[1] = 7;
    expect(series[0]?.samples.values[1]).toBe(7);
  });

  it('may be in memory of their own, and are none', () => {
    const series = given.map((one) => ({ samples: one }));

    expect(seriesIn(structuredClone(placeSeries(series)))).toEqual(series);
    expect(seriesIn(placeSeries([]))).toEqual([]);
  });
});
