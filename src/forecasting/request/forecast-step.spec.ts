import { historyFor, readingStepFor, stepFor } from './forecast-step.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('the step of a forecast', () => {
  it('suits the horizon', () => {
    const steps = [1, 24, 25, 336, 337, 2160, 2161, 8760].map(
      (hours) => stepFor(hours, 365 * DAY_MS) / HOUR_MS,
    );

    expect(steps).toEqual([1 / 12, 1 / 12, 1, 1, 6, 6, 24, 24]);
  });

  it('is no day where there are few days to forecast from', () => {
    expect(stepFor(8760, 89 * DAY_MS)).toBe(6 * HOUR_MS);
  });

  it('is read by the hour at most', () => {
    expect([24, 48, 8760].map((hours) => readingStepFor(hours) / 60_000)).toEqual([5, 60, 60]);
  });

  it('wants three times as much history, within bounds', () => {
    expect([24, 48, 2160, 8760].map((hours) => historyFor(hours, 70) / DAY_MS)).toEqual([70, 70, 270, 1095]);
    expect(historyFor(24, 1000) / DAY_MS).toBe(70);
  });
});
