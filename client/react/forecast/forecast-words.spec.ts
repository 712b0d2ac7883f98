import { cameOf, trustWords } from './forecast-words.js';
import { extremesOf, type LeadAccuracy, type ShownForecast, stepAt } from './shown-forecast.js';

const step = (at: number, actual: number | null) => ({ at, low: 10, median: 20, high: 30, actual });
const known: LeadAccuracy = {
  leadHours: 24,
  n: 100,
  coverage: 0.94,
  error: 1.2,
  mase: 0.7,
  seasonalNaiveMase: 1.1,
  againstSeasonalNaive: 0.6,
  reason: null,
};
const unknown: LeadAccuracy = { ...known, leadHours: 168, coverage: null, againstSeasonalNaive: null };
const forecast: ShownForecast = {
  madeAt: '2026-11-24T12:00:00.000Z',
  level: 0.95,
  stepMs: 10,
  steps: [step(5, 12), step(15, 31), step(25, 30), step(35, null)],
  caveats: [],
  accuracy: [known, unknown],
  isStored: true,
};

describe('a forecast in words', () => {
  it('counts what came inside the band, in the range that is shown', () => {
    expect(cameOf(forecast, 0, 100)).toBe('Here 2 of 3 values were inside the band.');
    expect(cameOf(forecast, 0, 10)).toBe('Here 1 of 1 value was inside the band.');
    expect(cameOf(forecast, 30, 100)).toBeUndefined();
  });

  it('says how far to trust it', () => {
    expect(trustWords(forecast, 24)).toBe(
      'Up to a day ahead, in the last four weeks, 94 of 100 values were inside the band of 95; its error was 0.6 of that of the last day or week repeated.',
    );
    expect(trustWords({ ...forecast, isStored: false }, 24)).toMatch(
      /^Up to a day ahead, tried on the past,/,
    );
    const worse = { ...known, againstSeasonalNaive: 1.04 };
    expect(trustWords({ ...forecast, accuracy: [worse] }, 24)).toMatch(
      /1 of that of .*, which does as well\.$/,
    );
    const alone = { ...known, againstSeasonalNaive: null };
    expect(trustWords({ ...forecast, accuracy: [alone] }, 24)).toMatch(/the band of 95\.$/);
  });

  it('says where that is not known, and what to know before', () => {
    const caveats = ['Weekends are known after two weeks.'];

    expect(trustWords(forecast, 168)).toBe(
      'Up to a week ahead it is not known yet how good such forecasts are.',
    );
    expect(trustWords({ ...forecast, caveats }, 168)).toBe(caveats[0]);
    expect(trustWords({ ...forecast, caveats }, 24)).toMatch(
      /repeated\. Weekends are known after two weeks\.$/,
    );
  });
});

describe('the steps of a forecast', () => {
  it('are found by an instant inside of them', () => {
    expect(stepAt(forecast, 19)).toBe(forecast.steps[1]);
    expect([stepAt(forecast, -1), stepAt(forecast, 40)]).toEqual([undefined, undefined]);
  });

  it('know how high a range of them goes', () => {
    expect(extremesOf(forecast, 0, 20)).toEqual([10, 30]);
    expect(extremesOf(forecast, 100, 200)).toBeUndefined();
  });
});
