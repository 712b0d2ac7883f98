import { TrainingSet } from '../training/training-set.js';
import { referenceSeries } from './reference-series.js';

describe('referenceSeries', () => {
  it('repeats itself for the same seed', () => {
    expect(referenceSeries(1, 2)).toEqual(referenceSeries(1, 2));
    expect(referenceSeries(1, 1)).not.toEqual(referenceSeries(2, 1));
  });

  it('is finite and a fair training set by itself', () => {
    const set = new TrainingSet();
    for (const samples of referenceSeries(1, 8)) {
      expect(samples.values.every((value) => Number.isFinite(value))).toBe(true);
      set.addSeries(samples);
    }
    expect(set.fit({ nTrees: 20 }).report.anomaliesDetected / set.nRows).toBeLessThan(0.01);
  });
});
