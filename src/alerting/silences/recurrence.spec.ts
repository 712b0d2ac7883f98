import { Recurrence } from './recurrence.js';

const inForce = (cron: string, durationMinutes: number, timeZone: string, at: string): boolean =>
  new Recurrence({ cron, durationMinutes, timeZone }).isInForce(new Date(at));

describe('Recurrence', () => {
  it.each([
    ['2026-11-24T20:59:59.999Z', false],
    ['2026-11-24T21:00:00.000Z', true],
    ['2026-11-25T04:59:59.999Z', true],
    ['2026-11-25T05:00:00.000Z', false],
  ])('is in force from ten in the evening in Berlin for eight hours: %s: %s', (at, expected) => {
    expect(inForce('0 22 * * *', 480, 'Europe/Berlin', at)).toBe(expected);
  });

  it.each([
    ['2026-11-27T22:30:00Z', true],
    ['2026-11-28T22:30:00Z', false],
    ['2026-11-29T22:30:00Z', false],
    ['2026-11-30T22:30:00Z', true],
  ])('keeps to days of the week: %s: %s', (at, expected) => {
    expect(inForce('0 22 * * MON-FRI', 60, 'UTC', at)).toBe(expected);
  });

  it.each([
    ['in summer', '2026-07-01T20:00:00Z', true],
    ['in summer, an hour later', '2026-07-02T04:00:00Z', false],
    ['in winter', '2026-12-01T20:59:00Z', false],
    ['in the long night, to six', '2026-10-25T04:59:00Z', true],
    ['in the long night, from six on', '2026-10-25T05:00:00Z', false],
    ['in the short night, to six', '2026-03-29T03:59:00Z', true],
    ['in the short night, from six on', '2026-03-29T04:00:00Z', false],
  ])('goes by the clock on the wall %s', (_when, at, expected) => {
    expect(inForce('0 22 * * *', 480, 'Europe/Berlin', at)).toBe(expected);
  });

  it('counts a begin in an hour that is skipped', () => {
    const at = (time: string): boolean => inForce('30 2 * * *', 60, 'Europe/Berlin', `2026-03-29T${time}Z`);
    expect([at('00:59:00'), at('01:00:00'), at('01:29:00'), at('01:30:00')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('counts both begins in an hour that comes twice', () => {
    const at = (time: string): boolean => inForce('30 2 * * *', 20, 'Europe/Berlin', `2026-10-25T${time}Z`);
    expect([at('00:29:00'), at('00:30:00'), at('00:51:00'), at('01:30:00'), at('01:51:00')]).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('answers the same in any order of instants', () => {
    const recurrence = new Recurrence({ cron: '0 22 * * *', durationMinutes: 60, timeZone: 'Asia/Kolkata' });
    const at = (time: string): boolean => recurrence.isInForce(new Date(`2026-11-24T${time}Z`));
    expect(['16:31', '12:00', '17:29', '17:30', '16:30'].map(at)).toEqual([true, false, true, false, true]);
  });

  it.each(['0 0 29 2 *', '*/15 8-17 1,15 * MON', '0 22 * * 7'])('takes the schedule %s', (cron) => {
    expect(Recurrence.faultOf(cron)).toBeUndefined();
  });

  it.each(['61 * * * *', '0 0 30 2 *', '0 25 * * *', '0 22 * * XYZ'])('says what is wrong with %s', (cron) =>
    expect(Recurrence.faultOf(cron)).toEqual(expect.any(String)),
  );

  describe('timesBetween', () => {
    const between = (cron: string, durationMinutes: number, from: string, until: string, nMost = 100) =>
      new Recurrence({ cron, durationMinutes, timeZone: 'Europe/Berlin' })
        .timesBetween(Date.parse(from), Date.parse(until), nMost)
        .map(({ fromMs, untilMs }) => [fromMs, untilMs].map((ms) => new Date(ms).toISOString().slice(5, 16)));

    it('lists them by the clock on the wall, cut off at both ends', () => {
      expect(between('0 22 * * *', 480, '2026-10-23T23:00:00Z', '2026-10-25T23:30:00Z')).toEqual([
        ['10-23T23:00', '10-24T04:00'],
        ['10-24T20:00', '10-25T05:00'],
        ['10-25T21:00', '10-25T23:30'],
      ]);
    });

    it('puts those together that touch, and looks at so many begins only', () => {
      expect(between('0 * * * *', 60, '2026-11-24T09:00:00Z', '2026-11-24T15:00:00Z')).toEqual([
        ['11-24T09:00', '11-24T15:00'],
      ]);
      expect(between('0 * * * *', 10, '2026-11-24T09:00:00Z', '2026-11-24T15:00:00Z', 2)).toHaveLength(2);
      expect(between('0 22 * * *', 60, '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')).toEqual([]);
    });
  });
});
