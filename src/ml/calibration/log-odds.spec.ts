import { fromLogOdds, logOdds } from './log-odds.js';

describe('logOdds', () => {
  it('has the values that follow from its definition', () => {
    expect(logOdds(0.5)).toBe(0);
    expect(logOdds(0.9)).toBeCloseTo(Math.log(9), 12);
    expect([logOdds(0), logOdds(1), logOdds(NaN)]).toEqual([-Infinity, Infinity, NaN]);
  });

  it('is undone by fromLogOdds', () => {
    for (const score of [0, 0.01, 0.27, 0.5, 0.7, 0.999, 1])
      expect(fromLogOdds(logOdds(score))).toBeCloseTo(score, 12);
  });
});
