import { isAtLeast, severityOf } from './severity.js';

describe('severityOf', () => {
  it.each([
    [0, 'low'],
    [0.699, 'low'],
    [0.7, 'medium'],
    [0.799, 'medium'],
    [0.8, 'high'],
    [0.899, 'high'],
    [0.9, 'critical'],
    [1, 'critical'],
  ])('calls a score of %d %s', (score, severity) => {
    expect(severityOf(score)).toBe(severity);
  });
});

describe('isAtLeast', () => {
  it('puts severities in order', () => {
    const order = ['low', 'medium', 'high', 'critical'] as const;
    for (const [a, one] of order.entries()) {
      for (const [b, other] of order.entries()) expect(isAtLeast(one, other)).toBe(a >= b);
    }
  });
});
