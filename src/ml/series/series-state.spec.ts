import { scoreSamples } from '../scoring/score-samples.js';
import { syntheticSeries, SYNTHETIC_START } from '../testing/synthetic-series.js';
import { SeriesState } from './series-state.js';

describe('SeriesState', () => {
  it('knows nothing at first', () => {
    const state = SeriesState.create();
    expect(state.sampleCount).toBe(0);
    expect(state.lastTimestamp).toBeNaN();
    expect(state.pace).toEqual({ lastSampleMs: Number.NaN, intervalMs: Number.NaN });
  });

  it('survives encoding to the bit, within 2.5 KB', () => {
    const state = SeriesState.create();
    scoreSamples(state, syntheticSeries({ n: 700 }), {});
    const bytes = state.encode();
    expect(bytes.length).toBeLessThanOrEqual(2560);
    expect(SeriesState.decode(bytes).encode()).toEqual(bytes);
    expect(SeriesState.decode(bytes).lastTimestamp).toBe(SYNTHETIC_START + 699 * 300_000);
  });

  it('knows when the series reported last and how often it does, whatever is missing', () => {
    const state = SeriesState.create();
    const timestamps = Float64Array.from([0, 30_000, 60_000, 90_000, 120_000]);
    scoreSamples(state, { timestamps, values: Float64Array.of(1, 2, 3, 4, Number.NaN) }, {});
    expect(state.pace).toEqual({ lastSampleMs: 90_000, intervalMs: 30_000 });
  });

  it('copies independently', () => {
    const state = SeriesState.create();
    const copy = state.clone();
    scoreSamples(copy, syntheticSeries({ n: 3 }), {});
    expect([state.sampleCount, copy.sampleCount]).toEqual([0, 3]);
  });

  it('names what is wrong with foreign bytes', () => {
    const bytes = SeriesState.create().encode();
    expect(() => SeriesState.decode(bytes.subarray(1))).toThrow('series state: must have');
    expect(() => SeriesState.decode(bytes.with(0, 0))).toThrow('magic');
    expect(() => SeriesState.decode(bytes.with(4, 99))).toThrow('version');
  });
});
