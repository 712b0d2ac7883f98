import { compareSteps } from './compare-steps.js';

const HOUR_MS = 3_600_000;
const cpu = { assetId: '1', metricName: 'cpu_usage' };

describe('compareSteps', () => {
  it('counts the steps that are over and were not counted before', () => {
    const pending = {
      ...cpu,
      id: 7,
      firstMs: 0,
      stepMs: HOUR_MS,
      scale: 2,
      doneSteps: 1,
      untilSteps: 4,
      lows: [1, 1, 1],
      medians: [2, 2, 2],
      highs: [3, 3, 3],
      naives: [4, 4, 4],
    };
    const samples = {
      timestamps: Float64Array.of(0, HOUR_MS, 3 * HOUR_MS),
      values: Float64Array.of(99, 2.5, 9),
    };

    expect(compareSteps(pending, samples)).toEqual([
      {
        ...cpu,
        leadHours: 24,
        n: 2,
        nInside: 1,
        error: 7.5,
        naiveError: 6.5,
        nCompared: 2,
        nScaled: 2,
        scaledError: 3.75,
        scaledNaiveError: 3.25,
      },
    ]);
  });
});
