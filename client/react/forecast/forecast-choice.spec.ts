import { aheadUntil, madeBefore, toForecastChoice } from './forecast-choice.js';

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 10, 24, 12, 20);

describe('the choice of a forecast', () => {
  it('is what the address says, and none where that is no forecast', () => {
    expect(['ahead', 'day-ago', 'toString', '', undefined].map(toForecastChoice)).toEqual([
      'ahead',
      'day-ago',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('asks for the same forecast during an hour, and for the newest without a time', () => {
    expect(madeBefore('day-ago', NOW)).toBe('2026-11-23T12:00:00.000Z');
    expect(madeBefore('day-ago', NOW + 0.5 * HOUR_MS)).toBe('2026-11-23T12:00:00.000Z');
    expect(madeBefore('week-ago', NOW)).toBe('2026-11-18T12:00:00.000Z');
    expect(madeBefore('ahead', NOW)).toBeUndefined();
  });

  it.each([
    ['half as far as it looks back', 24, 0, 12],
    ['an hour at least', 1, 0, 1],
    ['a week at most', 720, 0, 168],
    ['not at all where the range is over', 24, 6, 0],
  ])('goes on into the time to come %s', (_, hours, hoursAgo, hoursAhead) => {
    const until = NOW - hoursAgo * HOUR_MS;

    expect(aheadUntil(until - hours * HOUR_MS, until, NOW) - until).toBe(hoursAhead * HOUR_MS);
  });
});
