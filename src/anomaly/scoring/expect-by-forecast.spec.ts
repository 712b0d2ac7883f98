import { START_MS, stretchOf } from '../testing/stretches.js';
import { expectByForecast } from './expect-by-forecast.js';

const HOUR_MS = 3_600_000;
const band = {
  madeMs: START_MS - HOUR_MS,
  firstMs: START_MS - HOUR_MS,
  stepMs: HOUR_MS,
  lows: [0, 30],
  medians: [5, 35],
  highs: [10, 40],
};
/** A minute apart; each explained as too high above 20 to 60. */
const { scored } = stretchOf([0.1, 0.9, 0.95]);

describe('what was expected', () => {
  it('is what the newest forecast said that was made before', () => {
    const older = { ...band, highs: [10, 12], madeMs: band.madeMs - HOUR_MS };
    const { explanations } = expectByForecast(scored, [older, band]);
    expect(explanations).toMatchObject([
      { index: 1, expected: { low: 30, median: 35, high: 40 }, deviation: 55, isForecast: true },
      { index: 2, expected: { low: 30, median: 35, high: 40 }, deviation: 60, isForecast: true },
    ]);
  });

  it.each([
    ['made later', { madeMs: START_MS + HOUR_MS }],
    ['of another time', { firstMs: START_MS - 9 * HOUR_MS }],
    ['that expected it', { highs: [10, 99] }],
  ])('is what the detector says where there is only a forecast %s', (_what, changes) => {
    expect(expectByForecast(scored, [{ ...band, ...changes }]).explanations).toEqual(scored.explanations);
  });

  it('is the detector’s of what is stuck', () => {
    const stuck = scored.explanations.map((one) => ({ ...one, direction: 'flat' as const }));
    expect(expectByForecast({ ...scored, explanations: stuck }, [band]).explanations).toEqual(stuck);
  });
});
