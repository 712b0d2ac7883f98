import { formatBeside, formatRange, formatValue } from './format-value.js';

describe('formatValue', () => {
  it.each([
    [97.3456, 'percent', '97.3%'],
    [2.149, 'mbps', '2.15 Mbps'],
    [0.00123456, 'ms', '0.00123 ms'],
    [1234.56, 'count', '1235'],
    [123456789, 'count', '123456789'],
    [-1500.4, 'ms', '-1500 ms'],
    [0, 'percent', '0%'],
    [100, 'percent', '100%'],
    [999.6, 'ms', '1000 ms'],
    [21.55, 'celsius', '21.6 celsius'],
    [3, '', '3'],
    [32.31, 'ma', '32.3 mA'],
    [4_294_967_295, 'count', '4294967295'],
    [1.23456e21, 'count', '1.23e+21'],
    [-1e-12, '', '-1e-12'],
  ])('shows %d %s as %s', (value, unit, shown) => {
    expect(formatValue(value, unit)).toBe(shown);
  });
});

describe('formatRange', () => {
  it('names the unit once', () => {
    expect(formatRange(38, 61.23, 'mbps')).toBe('38–61.2 Mbps');
  });

  it('has no dash beside a minus', () => {
    expect(formatRange(-11.1, -9.46, 'dbm')).toBe('-11.1 to -9.46 dBm');
    expect(formatRange(-3, 4, 'celsius')).toBe('-3 to 4 celsius');
  });

  it('shows bounds that look the same as one value', () => {
    expect(formatRange(99.99, 100.01, 'percent')).toBe('100%');
  });
});

describe('formatBeside', () => {
  it.each([
    [46.44, 40, 46.36, '46.44 ms', '40–46.36 ms', true],
    [1000.2, 1000, 1000, '1000.2 ms', '1000 ms', true],
    [99, 38.123, 61, '99 ms', '38.1–61 ms', true],
    [61, 38.123, 61, '61 ms', '38.1–61 ms', false],
    [0.1 + 0.2, 0.3, 0.3, '0.3 ms', '0.3 ms', false],
  ])('shows %d beside %d to %d as %s beside %s', (value, low, high, shown, range, isApart) => {
    expect(formatBeside(value, { low, high }, 'ms')).toEqual({ value: shown, range, isApart });
  });
});
