import { isTimeZone, LocalClock } from './local-clock.js';

const HOUR_MS = 3_600_000;
const local = (timeZone: string, at: string): string =>
  new Date(LocalClock.of(timeZone).localTime(Date.parse(at))).toISOString();
const other = (timeZone: string, at: string): string =>
  new Date(LocalClock.of(timeZone).otherTime(Date.parse(at))).toISOString();

describe('LocalClock', () => {
  it.each([
    ['UTC', '2026-03-29T00:59:59.999Z', '2026-03-29T00:59:59.999Z'],
    ['Asia/Kolkata', '2026-01-01T00:00:00.000Z', '2026-01-01T05:30:00.000Z'],
    ['America/New_York', '2026-07-01T12:00:00.000Z', '2026-07-01T08:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29T00:59:59.999Z', '2026-03-29T01:59:59.999Z'],
    ['Europe/Berlin', '2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25T00:59:59.999Z', '2026-10-25T02:59:59.999Z'],
    ['Europe/Berlin', '2026-10-25T01:00:00.000Z', '2026-10-25T02:00:00.000Z'],
    ['Australia/Sydney', '2026-04-04T16:00:00.000Z', '2026-04-05T02:00:00.000Z'],
    ['Australia/Sydney', '2026-10-03T16:00:00.000Z', '2026-10-04T03:00:00.000Z'],
    ['America/Santiago', '2026-04-05T03:00:00.000Z', '2026-04-04T23:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00.000Z', '2026-04-05T01:30:00.000Z'],
    ['America/St_Johns', '2026-11-01T04:30:00.000Z', '2026-11-01T01:00:00.000Z'],
    ['Africa/Monrovia', '1950-01-01T00:00:00.000Z', '1949-12-31T23:15:30.000Z'],
  ])('shows in %s at %s the time %s', (timeZone, at, shown) => expect(local(timeZone, at)).toBe(shown));

  it.each([
    ['Europe/Berlin', Date.UTC(2026, 2, 29, 1), HOUR_MS],
    ['Europe/Berlin', Date.UTC(2026, 9, 25, 1), -HOUR_MS],
    ['Australia/Lord_Howe', Date.UTC(2026, 9, 3, 15, 30), HOUR_MS / 2],
  ])(
    'gives a second time in %s as long before and after a change as it is',
    (timeZone, changedAt, change) => {
      const clock = LocalClock.of(timeZone);
      const apart = (at: number): number => clock.otherTime(at) - clock.localTime(at);
      const size = Math.abs(change);
      for (const ago of [1, size / 2, size]) expect(apart(changedAt - ago)).toBe(change);
      for (const since of [0, size / 2, size]) expect(apart(changedAt + since)).toBe(-change);
      for (const far of [-size - 1, size + 1, 24 * HOUR_MS]) expect(apart(changedAt + far)).toBe(0);
    },
  );

  it('knows no second time without a change, and of a whole day only hours', () => {
    expect(other('Asia/Kolkata', '2026-03-29T01:00:00Z')).toBe('2026-03-29T06:30:00.000Z');
    expect(other('Pacific/Apia', '2011-12-30T14:00:00Z')).toBe('2011-12-31T04:00:00.000Z');
  });

  it('goes the same way as the calendar at every hour of three years', () => {
    const hours = Array.from({ length: 3 * 365 * 24 }, (_, hour) => Date.UTC(2025, 0, 1, hour));
    for (const timeZone of [
      'Europe/Berlin',
      'America/Santiago',
      'Africa/Casablanca',
      'Australia/Lord_Howe',
    ]) {
      const clock = LocalClock.of(timeZone);
      const calendar = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' });
      const differs = hours.filter(
        (at) => new Date(clock.localTime(at)).getUTCHours() !== Number(calendar.format(at)),
      );
      expect([timeZone, differs]).toEqual([timeZone, []]);
    }
  });

  it('leaves what has no date as it is', () => {
    for (const at of [8.64e15, -1e300, Infinity, NaN])
      expect(LocalClock.of('Europe/Berlin').otherTime(at)).toBe(at);
  });

  it('refuses what is no time zone', () => {
    expect(() => LocalClock.of('Middle/Earth')).toThrow(
      new RangeError('timeZone: must be the IANA name of a time zone, e.g. Europe/Berlin, got Middle/Earth'),
    );
    expect([isTimeZone('Europe/Berlin'), isTimeZone(''), isTimeZone('CEST+1')]).toEqual([true, false, false]);
  });
});
