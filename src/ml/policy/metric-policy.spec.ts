import { assertMetricPolicy, nearestPossible } from './metric-policy.js';

const anything = { direction: 'both', minDeviation: 0, minRelativeDeviation: 0 } as const;

describe('nearestPossible', () => {
  it('keeps what is possible and gives the bound beyond it', () => {
    const percent = { ...anything, lowest: 0, highest: 100 };
    expect([-1, 0, 50, 100, 140].map((value) => nearestPossible(value, percent))).toEqual([
      0, 0, 50, 100, 100,
    ]);
  });

  it('knows no bound without one', () => {
    expect(nearestPossible(-1e300, anything)).toBe(-1e300);
    expect(nearestPossible(1e300, { ...anything, lowest: 0 })).toBe(1e300);
    expect(nearestPossible(7, undefined)).toBe(7);
  });
});

describe('assertMetricPolicy', () => {
  it.each([
    [{ minDeviation: -1 }, 'minDeviation: must be 0 or more, got -1'],
    [{ minDeviation: Number.NaN }, 'minDeviation: must be 0 or more, got NaN'],
    [{ minRelativeDeviation: -0.1 }, 'minRelativeDeviation: must be 0 or more, got -0.1'],
    [{ lowest: 100, highest: 0 }, 'lowest: must be below highest (0), got 100'],
    [{ lowest: 5, highest: 5 }, 'lowest: must be below highest (5), got 5'],
  ])('refuses %o', (field, message) => {
    expect(() => {
      assertMetricPolicy({ ...anything, ...field });
    }).toThrow(message);
  });

  it.each([{}, { lowest: 0 }, { highest: -5 }, { lowest: 0, highest: 1 }])('takes %o', (field) => {
    expect(() => {
      assertMetricPolicy({ ...anything, ...field });
    }).not.toThrow();
  });
});
