import { accuracySums, addAccuracies } from './accuracy-sums.js';
import { accuracyOf } from './lead-accuracy.js';
import { realisedAccuracy, totalAccuracy } from './realised-accuracy.js';

const sums = { n: 10, nInside: 9, error: 4, naiveError: 8, nCompared: 8 };
const cpu = { assetId: '1', metricName: 'cpu_usage' };

describe('accuracy', () => {
  it('of a backtest is given by lead, with the reason where it is not known', () => {
    const [hour, day, week] = accuracyOf({
      sums: [sums, { ...sums, naiveError: 0 }, { ...sums, n: 0 }],
      scale: 0.5,
      seasonMs: 1,
    });

    expect(hour).toEqual({
      leadHours: 1,
      n: 10,
      coverage: 0.9,
      error: 0.5,
      mase: 1,
      seasonalNaiveMase: 2,
      againstSeasonalNaive: 0.5,
      reason: null,
    });
    expect(day).toMatchObject({
      againstSeasonalNaive: null,
      reason: expect.stringContaining('never off') as string,
    });
    expect(week).toMatchObject({
      coverage: null,
      mase: null,
      reason: expect.stringContaining('has come yet') as string,
    });
    expect(accuracyOf(undefined)[0]).toMatchObject({
      n: 0,
      reason: expect.stringContaining('too short') as string,
    });
  });

  it('of stored forecasts adds up over weeks, and over series only what has no unit', () => {
    const one = { ...cpu, ...accuracySums(24, sums, 0.5) };
    const [both] = addAccuracies([one, one]);
    expect(both).toMatchObject({ n: 20, nScaled: 16, scaledError: 16, scaledNaiveError: 32 });

    expect(realisedAccuracy([both!])[1]).toMatchObject({
      error: 0.5,
      mase: 1,
      seasonalNaiveMase: 2,
      coverage: 0.9,
    });
    expect(totalAccuracy([both!])[1]).toMatchObject({ error: null, mase: 1, againstSeasonalNaive: 0.5 });
    expect(totalAccuracy([])[0]).toMatchObject({ n: 0, coverage: null });
    expect(accuracySums(24, sums, null)).toMatchObject({ nScaled: 0, scaledError: 0 });
  });
});
