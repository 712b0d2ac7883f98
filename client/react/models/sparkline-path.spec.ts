import { sparklinePath, yOf } from './sparkline-path.js';

const BOX = { width: 100, height: 20, highest: 0.5 };

describe('sparklinePath', () => {
  it('draws evenly from left to right, zero at the lower edge', () => {
    expect(sparklinePath([0, 0.25, 0.5], BOX)).toBe('M0 20L50 10L100 0');
  });

  it('breaks where a value is missing, and shows one alone as a dot', () => {
    expect(sparklinePath([0, 0, null, 0.5, null], BOX)).toBe('M0 20L25 20M75 0h0.01');
    expect(sparklinePath([null, null], BOX)).toBe('');
    expect(sparklinePath([0.25], BOX)).toBe('M0 10h0.01');
  });

  it('keeps what is higher than the box inside of it', () => {
    expect(yOf(9, BOX)).toBe(0);
  });
});
