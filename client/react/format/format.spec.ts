import { formatAgo, formatDuration, formatUtc, toDate } from './format-time.js';
import { countOf, formatNumber, formatScore, formatValue } from './format-value.js';
import { toCsv } from './to-csv.js';

describe('formatValue', () => {
  it('shows three digits, thousands apart, and the unit', () => {
    expect(formatValue(1234.56, 'mbps')).toBe('1,235 Mbps');
    expect(formatValue(46.4449, 'ms')).toBe('46.4 ms');
    expect(formatValue(0.5, 'percent')).toBe('0.5%');
    expect(formatValue(-9.46, 'dbm')).toBe('−9.46 dBm');
    expect(formatValue(7, 'count')).toBe('7');
    expect(formatValue(-3.14159, null)).toBe('−3.14');
  });

  it('says where there is nothing, and shortens what nobody can read', () => {
    expect(formatValue(null, 'ms')).toBe('–');
    expect(formatValue(Number.NaN, 'ms')).toBe('–');
    expect(formatNumber(3e16)).toBe('3.00e+16');
    expect(formatNumber(0.0000123)).toBe('1.23e−5');
    expect(formatScore(null)).toBe('–');
    expect(formatScore(0.8449)).toBe('0.84');
  });

  it('counts in words', () => {
    expect([countOf(1, 'episode'), countOf(1200, 'episode')]).toEqual(['1 episode', '1,200 episodes']);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [59.4, '59 s'],
    [90, '1 min 30 s'],
    [754, '12 min'],
    [3720, '1 h 2 min'],
    [86_400, '1 d'],
    [97_200, '1 d 3 h'],
    [Number.NaN, '–'],
  ])('says %s seconds in its two largest units', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('says how long ago, also where the clocks differ', () => {
    const at = new Date('2026-11-24T14:05:09Z');
    expect(formatAgo(at, at.getTime() + 300_000)).toBe('5 min ago');
    expect(formatAgo(at, at.getTime() - 20_000)).toBe('just now');
    expect(formatAgo(at, at.getTime() - 3_600_000)).toBe('in 1 h');
    expect(formatUtc(at)).toBe('2026-11-24 14:05:09 UTC');
    expect(toDate('yesterday')).toBeUndefined();
  });
});

describe('toCsv', () => {
  it('quotes what needs it and keeps a spreadsheet from computing', () => {
    const csv = toCsv(
      ['name', 'value'],
      [
        ['a "b", c', 1.5],
        ['=SUM(A1)', null],
      ],
    );
    expect(csv).toBe('name,value\r\n"a ""b"", c",1.5\r\n\'=SUM(A1),\r\n');
  });
});
