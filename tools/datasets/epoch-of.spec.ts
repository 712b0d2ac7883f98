import { epochOf } from './epoch-of.js';

describe('epochOf', () => {
  it.each([
    ['seconds', '1767225600', 1_767_225_600_000],
    ['seconds with a fraction', '1767225600.1239', 1_767_225_600_123],
    ['milliseconds', '1767225600123', 1_767_225_600_123],
    ['milliseconds with a fraction', '1767225600123.5', 1_767_225_600_123],
    ['microseconds', '1767225600123456', 1_767_225_600_123],
    ['nanoseconds', '1767225600123456789', 1_767_225_600_123],
  ])('reads %s', (_, text, expected) => {
    expect(epochOf(text)).toBe(expected);
  });

  it.each([
    ['what could be a day', '20260131'],
    ['what could be an hour of a day', '2026013114'],
    ['a date and time without marks', '20260131140500'],
    ['a count of days', '46054.5'],
    ['digits that a spreadsheet has dropped', '1.76723E+12'],
    ['a time before 2001', '999999999'],
    ['nothing', ''],
  ])('does not take %s for one', (_, text) => {
    expect(epochOf(text)).toBeNaN();
  });
});
