import { seasonality } from './seasonality.js';

const HOUR = 3_600_000;
const MONDAY = Date.UTC(2026, 5, 1);

/** Three weeks from a Monday: 10 at night, 50 at work, 20 at weekends, by the clock of a zone two hours ahead of UTC. */
function office(n = 21 * 24) {
  const timestamps = Float64Array.from({ length: n }, (_, i) => MONDAY + i * HOUR);
  const values = timestamps.map((at) => {
    const local = new Date(at + 2 * HOUR);
    if (local.getUTCDay() % 6 === 0) return 20;
    return local.getUTCHours() >= 8 && local.getUTCHours() < 18 ? 50 : 10;
  });
  return { timestamps, values };
}

const found = (samples: ReturnType<typeof office>) =>
  seasonality({ samples, untilMs: MONDAY + samples.values.length * HOUR, timeZone: 'Europe/Berlin' });

describe('seasonality', () => {
  it('finds day and week, and what is typical of their hours by the clock on the wall', () => {
    const { seasons, day, week } = found(office())!;

    expect(seasons.map(({ length }) => length)).toEqual([24, 168]);
    expect([7, 8, 17, 18].map((hour) => day.median[hour])).toEqual([10, 50, 50, 10]);
    expect(day.low[12]).toBe(20);
    expect([12, 36, 5 * 24 + 12, 6 * 24 + 12].map((hour) => week.median[hour])).toEqual([50, 50, 20, 20]);
  });

  it('has nothing to say of hours without a value, and of no history', () => {
    expect(found(office(30))!.week.median[100]).toBeNaN();
    expect(found(office(1))).toBeUndefined();
  });
});
