import { missedFigures } from './musts.js';

describe('missedFigures', () => {
  it('names what is not in its range, and nothing that was not measured or has none', () => {
    expect(missedFigures({ traffic: { relToSNaive: 0.61, cover95: 0.95, cover80: 0.1 } })).toEqual([
      'traffic, relToSNaive is 0.61, must be in 0..0.6',
    ]);
    expect(missedFigures({ 'growth, 8 seeds': { medianError: 0.03, dateInBand: 0.86 } })).toEqual([
      'growth, 8 seeds, dateInBand is 0.86, must be in 0.75..0.85',
    ]);
  });
});
