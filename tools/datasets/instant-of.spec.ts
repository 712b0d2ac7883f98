import { instantOf } from './instant-of.js';

describe('instantOf', () => {
  const fiveAfterTwo = Date.UTC(2026, 6, 31, 14, 5);

  it.each([
    '2026-07-31T14:05:00Z',
    '2026-07-31 14:05:00',
    '2026-07-31T14:05',
    '2026-07-31 14:05:00.000999',
    '2026-07-31 14:05:00+00',
    '2026-07-31 16:05:00+02',
    '2026-07-31T16:05:00+0200',
    '2026-07-31T07:35:00.000-06:30',
    '2026-07-31 14:05:00 UTC',
    '2026-07-31 14:05:00,000',
    '2026-07-31 02:05:00 PM',
    '2026-7-31 2:05pm',
    '2026-07-31 04:05 PM +02:00',
    '2026/07/31 14:05',
    '2026/7/31 14:05:00',
    '2026.07.31 14:05',
  ])('reads %s', (text) => {
    expect(instantOf(text)).toBe(fiveAfterTwo);
  });

  it('keeps milliseconds', () => {
    expect(instantOf('2026-07-31 14:05:00.123')).toBe(fiveAfterTwo + 123);
  });

  it('takes a day to begin at midnight UTC', () => {
    expect(instantOf('1970-01-02')).toBe(86_400_000);
  });

  it.each([
    ['12:00 AM', 0],
    ['12:30 AM', 0.5],
    ['12:00 PM', 12],
    ['11:59:59.999 pm', 24 - 0.001 / 3600],
  ])('reads %s by the clock of twelve hours', (clock, hours) => {
    expect(instantOf(`1970-01-01 ${clock}`)).toBe(Math.round(hours * 3_600_000));
  });

  it.each([
    '31/07/2026 14:05',
    '07/31/2026 2:05 PM',
    '05/06/2026 14:05',
    '31.07.2026 14:05',
    '05-06-2026',
    '31/07/26 14:05',
    'Jul 31 2026 14:05',
    '2026-07-31 14:05 CET',
    '2026-07/31 14:05',
  ])('does not guess what %s means', (text) => {
    expect(instantOf(text)).toBeNaN();
  });

  it.each([
    '2026-02-30',
    '2026-07-31 25:00',
    '2026-07-31 13:05 PM',
    '2026-07-31 0:05 AM',
    '2026-07-31 14:61',
  ])('does not take %s for a time, which no calendar and no clock has', (text) =>
    expect(instantOf(text)).toBeNaN(),
  );

  it.each(['', 'soon', '2026-13-01 00:00:00', '1767225600'])('does not take "%s" for a time', (text) => {
    expect(instantOf(text)).toBeNaN();
  });
});
