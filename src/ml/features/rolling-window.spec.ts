import fc from 'fast-check';
import { SeriesState } from '../series/series-state.js';
import {
  addToWindow,
  BUCKET_MS,
  rangeBefore,
  summariseWindow,
  type WindowSummary,
} from './rolling-window.js';

const SECOND_MS = 1000;
const WINDOW_MS = 12 * BUCKET_MS;
const HOUR_MS = 3_600_000;

interface Sample {
  readonly at: number;
  readonly value: number;
  readonly residual?: number;
}

/** The window as it is seen with the last sample, at a typical polling interval. */
function windowOf(samples: readonly Sample[], interval: number): WindowSummary {
  const { slots } = SeriesState.create();
  for (const { at, value, residual } of samples) addToWindow(slots, at, value, residual ?? value);
  const summary = { count: 0, mean: 0, deviation: 0, low: 0, high: 0 };
  summariseWindow(slots, samples.at(-1)!.at, interval, summary);
  return summary;
}

function polled(n: number, stepMs: number, valueAt: (i: number) => number): Sample[] {
  return Array.from({ length: n }, (_, i) => ({ at: i * stepMs, value: valueAt(i) }));
}

describe('rolling window', () => {
  it('equals the sums by hand', () => {
    const samples = [
      { at: 0, value: 2, residual: -1 },
      { at: BUCKET_MS, value: 4, residual: 3 },
      { at: 2 * BUCKET_MS, value: 9, residual: 0.5 },
    ];
    const { count, mean, deviation, low, high } = windowOf(samples, BUCKET_MS);
    expect([count, mean, low, high]).toEqual([3, 5, -1, 3]);
    expect(deviation).toBeCloseTo(Math.sqrt(26 / 3), 12);
  });

  it('holds one sample', () => {
    expect(windowOf([{ at: 0, value: 5 }], 0)).toEqual({ count: 1, mean: 5, deviation: 0, low: 5, high: 5 });
  });

  it('spans the last twelve minutes at a polling interval of a second', () => {
    const samples = polled(1440, SECOND_MS, (i) => (i < 720 ? 0 : 10));
    expect(windowOf(samples, SECOND_MS)).toEqual({ count: 720, mean: 10, deviation: 0, low: 10, high: 10 });
  });

  it('spans the last twelve samples at a polling interval of an hour', () => {
    const summary = windowOf(
      polled(20, HOUR_MS, (i) => i),
      HOUR_MS,
    );
    expect([summary.count, summary.low, summary.high]).toEqual([12, 8, 19]);
    expect(summary.mean).toBeCloseTo(13.5, 12);
    expect(summary.deviation).toBeCloseTo(Math.sqrt(143 / 12), 12);
  });

  it('sees the same spread in the same twelve minutes however often it was polled', () => {
    const wave = (stepMs: number): WindowSummary =>
      windowOf(
        polled((2 * WINDOW_MS) / stepMs, stepMs, (i) => Math.sin((2 * Math.PI * i * stepMs) / WINDOW_MS)),
        stepMs,
      );
    expect(wave(2 * SECOND_MS).deviation).toBeCloseTo(wave(SECOND_MS).deviation, 2);
    expect(wave(12 * SECOND_MS).deviation).toBeCloseTo(wave(SECOND_MS).deviation, 2);
  });

  it('forgets over a gap instead of bridging it', () => {
    const samples = [
      ...polled(12, BUCKET_MS, () => 100),
      { at: 11 * BUCKET_MS + 2 * HOUR_MS, value: 1, residual: 1 },
    ];
    expect(windowOf(samples, BUCKET_MS)).toEqual({ count: 1, mean: 1, deviation: 0, low: 1, high: 1 });
  });

  it('loses no digits at a high level', () => {
    const samples = polled(12, BUCKET_MS, (i) => 1e9 + (i % 2));
    expect(windowOf(samples, BUCKET_MS).deviation).toBeCloseTo(0.5, 6);
  });

  it('equals the plain moments of all samples within the window, in buckets or not', () => {
    const sample = fc.record({
      wait: fc.integer({ min: 1, max: 20 }),
      // Without -0, of which nothing is said.
      value: fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((value) => value + 0),
    });
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 35 }), (steps) => {
        let at = 0;
        const samples = steps.map(({ wait, value }) => ({ at: (at += wait * SECOND_MS), value }));
        const summary = windowOf(samples, SECOND_MS);
        const mean = samples.reduce((sum, { value }) => sum + value, 0) / samples.length;
        const squares = samples.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
        expect(summary.count).toBe(samples.length);
        expect(summary.mean).toBeCloseTo(mean, 6);
        expect(summary.deviation).toBeCloseTo(Math.sqrt(squares / samples.length), 6);
        expect(summary.low).toBe(Math.min(...samples.map(({ value }) => value)));
        expect(summary.high).toBe(Math.max(...samples.map(({ value }) => value)));
      }),
    );
  });
});

describe('rangeBefore', () => {
  const rangeOf = (values: readonly number[], at = (values.length - 1) * BUCKET_MS) => {
    const { slots } = SeriesState.create();
    values.forEach((value, i) => {
      addToWindow(slots, i * BUCKET_MS, value, value);
    });
    return rangeBefore(slots, at, BUCKET_MS);
  };

  it('is that of the window without its newest bucket', () =>
    expect(rangeOf([3, -2, 5, 100])).toEqual({ low: -2, high: 5 }));

  it('does not exist without another bucket', () => {
    expect(rangeOf([3])).toBeUndefined();
    expect(rangeOf([3, 4, 5], 2 * HOUR_MS)).toBeUndefined();
  });
});
