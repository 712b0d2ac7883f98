import { chartAnomalies } from './chart-anomalies.js';
import { expectedColumns, sampleColumns, scoreColumn } from './chart-columns.js';

const grid = { startMs: 0, stepMs: 10, nSteps: 4, isDownsampled: true };
const columns = (...values: number[]) => Float64Array.of(...values);

describe('the columns of a chart', () => {
  it('are mean, lowest and highest of each step, empty where there is no value', () => {
    const samples = { timestamps: columns(0, 3, 9, 10, 30, 31), values: columns(1, -3, 8, NaN, 5, NaN) };
    const { mean, min, max } = sampleColumns(grid, samples);

    expect([...mean]).toEqual([2, NaN, NaN, 5]);
    expect([...min]).toEqual([-3, NaN, NaN, 5]);
    expect([...max]).toEqual([8, NaN, NaN, 5]);
  });

  it('have the highest score, whatever the order', () => {
    const trace = {
      timestamps: columns(31, 0, 3),
      scores: columns(0, 0.9, 0.1),
      isAnomaly: Uint8Array.of(0, 1, 0),
    };

    expect([...scoreColumn(grid, trace)]).toEqual([0.9, NaN, NaN, 0]);
  });

  it('have the mean of what was expected, and nothing where nothing is known', () => {
    const band = { lows: columns(1, 3, NaN), medians: columns(2, 4, NaN), highs: columns(3, 5, NaN) };
    const expected = { basis: 'at-the-time', timestamps: columns(0, 1, 20), band } as const;

    expect([...expectedColumns(grid, expected).expectedMedian]).toEqual([3, NaN, NaN, NaN]);
    expect([...expectedColumns(grid, undefined).expectedLow]).toEqual([NaN, NaN, NaN, NaN]);
  });
});

describe('chartAnomalies', () => {
  it('have their values, oldest first, also where the sample has gone', () => {
    const trace = {
      timestamps: columns(31, 5, 3),
      scores: columns(0.8, 0.9, 0.1),
      isAnomaly: Uint8Array.of(1, 1, 0),
    };

    expect(chartAnomalies(trace, { timestamps: columns(3, 31), values: columns(7, 8) })).toEqual({
      anomalies: [
        { atMs: 5, value: NaN, score: 0.9 },
        { atMs: 31, value: 8, score: 0.8 },
      ],
      isTruncated: false,
    });
  });

  it('are the 500 highest', () => {
    const length = 700;
    const timestamps = Float64Array.from({ length }, (_, i) => i);
    const trace = {
      timestamps,
      scores: timestamps.map((at) => at / 700),
      isAnomaly: new Uint8Array(length).fill(1),
    };
    const { anomalies, isTruncated } = chartAnomalies(trace, { timestamps, values: timestamps });

    expect(anomalies).toHaveLength(500);
    expect(anomalies[0]).toMatchObject({ atMs: 200, value: 200 });
    expect(isTruncated).toBe(true);
  });
});
