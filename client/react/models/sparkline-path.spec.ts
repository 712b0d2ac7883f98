import { sparklinePath, yOf } from './sparkline-path.js';

const BOX = { width: 100, height: 20, highest: 0.5 };

const evenly = (...values: (number | null)[]) =>
  values.map((value, index) => ({ share: index / Math.max(values.length - 1, 1), value }));

describe('sparklinePath', () => {
  it('draws each point at its share of the width, zero at the lower edge', () => {
    expect(sparklinePath(evenly(0, 0.25, 0.5), BOX)).toBe('M0 20L50 10L100 0');
  });

  it('breaks where a value is missing, and shows one alone as a dot', () => {
    expect(sparklinePath(evenly(0, 0, null, 0.5, null), BOX)).toBe('M0 20L25 20M75 0h0.01');
    expect(sparklinePath(evenly(null, null), BOX)).toBe('');
    expect(sparklinePath([{ share: 0.5, value: 0.25 }], BOX)).toBe('M50 10h0.01');
  });

  it('keeps what is higher than the box inside of it', () => {
    expect(yOf(9, BOX)).toBe(0);
  });
});
