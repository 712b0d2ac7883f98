import { stepMeans } from './step-means.js';

describe('stepMeans', () => {
  it('are the means of what lies inside each step', () => {
    const samples = {
      timestamps: Float64Array.of(9, 10, 11, 12, 16, 20),
      values: Float64Array.of(1, 2, 4, NaN, 5, 7),
    };

    expect([...stepMeans(samples, { startMs: 10, stepMs: 3, nSteps: 3 })]).toEqual([3, NaN, 5]);
  });
});
