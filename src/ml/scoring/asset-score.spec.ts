import { assetScore } from './asset-score.js';

describe('assetScore', () => {
  it('is the mean of the three highest', () =>
    expect(assetScore([0.1, 0.9, 0.2, 0.6, 0.3])).toBeCloseTo(0.6, 12));
  it('is the mean of what there is', () => expect(assetScore([0.4, Number.NaN, 0.2])).toBeCloseTo(0.3, 12));
  it('is 0 without scores', () => expect(assetScore([])).toBe(0));
});
