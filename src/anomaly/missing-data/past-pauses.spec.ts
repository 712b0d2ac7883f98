import { PastPauses } from './past-pauses.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEP_MS = 5 * MINUTE_MS;
/** A Monday, midnight UTC. */
const NOW_DAY_MS = Date.UTC(2026, 10, 23);

/** The hour of the day, and the day of the week, 0 is Sunday. */
type IsOn = (hour: number, weekday: number, daysAgo: number) => boolean;

/** Samples every five minutes while a device is on, for two weeks before an instant, by a clock `hoursAhead` of UTC. */
function historyOf(isOn: IsOn, untilMs: number, hoursAhead: (atMs: number) => number = () => 0): number[] {
  const first = untilMs - 15 * DAY_MS;
  return Array.from({ length: (untilMs - first) / STEP_MS + 1 }, (_, i) => first + i * STEP_MS).filter(
    (at) => {
      const local = at + hoursAhead(at) * HOUR_MS;
      const hour = (local % DAY_MS) / HOUR_MS;
      return isOn(hour, new Date(local).getUTCDay(), Math.floor((untilMs - at) / DAY_MS));
    },
  );
}

/** Whether the device's being off is usual since its last sample, up to so many hours after the Monday began. */
function isUsualAt(isOn: IsOn, sinceHour: number, nowHour: number): boolean {
  const fromMs = NOW_DAY_MS + sinceHour * HOUR_MS;
  return new PastPauses(historyOf(isOn, fromMs), STEP_MS, 'UTC').isUsual(
    fromMs,
    NOW_DAY_MS + nowHour * HOUR_MS,
  );
}

const byDay: IsOn = (hour) => hour >= 8 && hour < 20;
const always: IsOn = () => true;

describe('PastPauses', () => {
  it('takes a night in which a device is switched off as every night for usual, to its usual end', () => {
    expect(isUsualAt(byDay, 20, 20.5)).toBe(true);
    expect(isUsualAt(byDay, 20, 24 + 7.9)).toBe(true);
    expect(isUsualAt(byDay, 20, 24 + 8.4)).toBe(true);
    expect(isUsualAt(byDay, 20, 24 + 8.6)).toBe(false);
    expect(isUsualAt(byDay, 20, 5 * 24)).toBe(false);
  });

  it('takes half an hour earlier for usual, and no earlier', () => {
    expect(isUsualAt(byDay, 19.6, 19.9)).toBe(true);
    expect(isUsualAt(byDay, 19, 19.5)).toBe(false);
    expect(isUsualAt(byDay, 12, 24)).toBe(false);
  });

  it('takes no pause of a series for usual that always reports', () => {
    expect(isUsualAt(always, 20, 20.4)).toBe(false);
  });

  it.each([
    [2, false],
    [3, true],
    [4, true],
  ])('wants the same pause in three nights: %d', (nights, isUsual) => {
    const isOn: IsOn = (hour, weekday, daysAgo) => byDay(hour, weekday, daysAgo) || daysAgo >= nights;
    expect(isUsualAt(isOn, 20, 23)).toBe(isUsual);
  });

  it('forgets nights of more than a week ago', () => {
    const isOn: IsOn = (hour, weekday, daysAgo) => byDay(hour, weekday, daysAgo) || daysAgo < 7;
    expect(isUsualAt(isOn, 20, 23)).toBe(false);
  });

  it('takes an outage of days for one pause', () => {
    const isOn: IsOn = (_hour, _weekday, daysAgo) => daysAgo < 2 || daysAgo > 6;
    expect(isUsualAt(isOn, 12, 13)).toBe(false);
  });

  it('takes a weekend for usual that was the same in both last weeks, and no day longer', () => {
    const isOn: IsOn = (hour, weekday) => weekday >= 1 && weekday <= 5 && byDay(hour, weekday, 0);
    const sinceFriday = (nowHour: number): boolean => isUsualAt(isOn, -2 * 24 - 4, nowHour);
    expect(sinceFriday(-1.5 * 24)).toBe(true);
    expect(sinceFriday(7.9)).toBe(true);
    expect(sinceFriday(9)).toBe(false);
  });

  it('takes every second night for usual', () => {
    const isOn: IsOn = (hour, weekday, daysAgo) => byDay(hour, weekday, daysAgo) || daysAgo % 2 === 0;
    expect(isUsualAt(isOn, 20, 23)).toBe(true);
  });

  it('goes by local time where the clocks are changed', () => {
    const changedMs = Date.UTC(2026, 9, 25, 1);
    const hoursAhead = (at: number): number => (at < changedMs ? 2 : 1);
    const offAtMs = Date.UTC(2026, 9, 26, 19);
    const past = new PastPauses(historyOf(byDay, offAtMs, hoursAhead), STEP_MS, 'Europe/Berlin');
    expect(past.isUsual(offAtMs, offAtMs + 11.9 * HOUR_MS)).toBe(true);
    expect(past.isUsual(offAtMs, offAtMs + 13 * HOUR_MS)).toBe(false);
    expect(past.isUsual(offAtMs - 1.5 * HOUR_MS, offAtMs)).toBe(false);
  });

  it('allows a series that reports rarely its usual limit after the usual end', () => {
    const hourly = historyOf(byDay, NOW_DAY_MS + 20 * HOUR_MS).filter((at) => at % HOUR_MS === 0);
    const past = new PastPauses(hourly, HOUR_MS, 'UTC');
    expect(past.isUsual(NOW_DAY_MS + 19 * HOUR_MS, NOW_DAY_MS + 35.9 * HOUR_MS)).toBe(true);
    expect(past.isUsual(NOW_DAY_MS + 19 * HOUR_MS, NOW_DAY_MS + 36.1 * HOUR_MS)).toBe(false);
  });

  it('knows nothing without a history', () => {
    expect(new PastPauses([], STEP_MS, 'UTC').isUsual(NOW_DAY_MS, NOW_DAY_MS + HOUR_MS)).toBe(false);
  });
});
