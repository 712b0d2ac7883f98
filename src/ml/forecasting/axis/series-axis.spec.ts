import { cellsPerDay, seriesAxis, stepsAhead } from './series-axis.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('seriesAxis', () => {
  it('puts samples on an even axis, with cells without a value for gaps', () => {
    const samples = { timestamps: Float64Array.of(0, MINUTE, 3 * MINUTE), values: Float64Array.of(1, 2, 4) };
    expect([...seriesAxis(samples, 'UTC')!.values]).toEqual([1, 2, NaN, 4]);
  });

  it('counts what comes twice once, in whatever order rows come', () => {
    const samples = {
      timestamps: Float64Array.of(2 * MINUTE, 0, MINUTE, MINUTE),
      values: Float64Array.of(5, 1, 2, 4),
    };
    expect([...seriesAxis(samples, 'UTC')!.values]).toEqual([1, 3, 5]);
  });

  it('takes a step that drifts by seconds for the one that divides the day', () => {
    const timestamps = Float64Array.of(0, 301_000, 599_000, 902_000);
    expect(seriesAxis({ timestamps, values: timestamps }, 'UTC')!.stepMs).toBe(300_000);
  });

  it('keeps the end without values', () => {
    const samples = {
      timestamps: Float64Array.of(0, HOUR, 2 * HOUR),
      values: Float64Array.of(1, NaN, Infinity),
    };
    expect([...seriesAxis(samples, 'UTC')!.values]).toEqual([1, NaN, NaN]);
  });

  it('leaves the hour empty that the clocks skip', () => {
    const before = Date.UTC(2026, 2, 29, 0);
    const timestamps = Float64Array.of(before, before + HOUR, before + 2 * HOUR);
    const { values } = seriesAxis({ timestamps, values: Float64Array.of(1, 2, 3) }, 'Europe/Berlin')!;
    expect([...values]).toEqual([1, NaN, 2, 3]);
  });

  it('has no step for less than two times, and refuses columns of unequal length', () => {
    expect(
      seriesAxis({ timestamps: Float64Array.of(5, 5), values: Float64Array.of(1, 2) }, 'UTC'),
    ).toBeUndefined();
    expect(() => seriesAxis({ timestamps: Float64Array.of(1), values: new Float64Array(0) }, 'UTC')).toThrow(
      RangeError,
    );
  });
});

describe('stepsAhead', () => {
  it('goes on from the last row', () => {
    const axis = seriesAxis(
      { timestamps: Float64Array.of(0, MINUTE), values: Float64Array.of(1, 2) },
      'UTC',
    )!;
    const { timestamps, leads } = stepsAhead(axis, 2);
    expect([...timestamps]).toEqual([2 * MINUTE, 3 * MINUTE]);
    expect([...leads]).toEqual([1, 2]);
  });

  it('skips a cell where the clocks go forward, and uses one twice where they go back', () => {
    const leadsFrom = (at: number): number[] => {
      const timestamps = Float64Array.of(at - HOUR, at);
      const axis = seriesAxis({ timestamps, values: Float64Array.of(1, 2) }, 'Europe/Berlin')!;
      return [...stepsAhead(axis, 3).leads];
    };
    expect(leadsFrom(Date.UTC(2026, 2, 28, 23))).toEqual([1, 3, 4]);
    expect(leadsFrom(Date.UTC(2026, 9, 24, 22))).toEqual([1, 2, 2]);
  });
});

describe('cellsPerDay', () => {
  it('is none where a day is no whole number of steps', () => {
    expect(cellsPerDay(300_000)).toBe(288);
    expect(cellsPerDay(7 * HOUR)).toBe(0);
  });
});
