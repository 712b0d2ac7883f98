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
  ])('reads %s', (text) => {
    expect(instantOf(text)).toBe(fiveAfterTwo);
  });

  it('keeps milliseconds', () => {
    expect(instantOf('2026-07-31 14:05:00.123')).toBe(fiveAfterTwo + 123);
  });

  it('takes a day to begin at midnight UTC', () => {
    expect(instantOf('1970-01-02')).toBe(86_400_000);
  });

  it.each(['', 'soon', '2026-13-01 00:00:00', '1767225600'])('does not take "%s" for a time', (text) => {
    expect(instantOf(text)).toBeNaN();
  });
});
