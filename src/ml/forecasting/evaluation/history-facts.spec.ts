import { historyFacts } from './history-facts.js';

const factsOf = (values: readonly number[]) =>
  historyFacts({
    timestamps: Float64Array.from(values, (_, i) => i * 60_000),
    values: Float64Array.from(values),
  });

describe('historyFacts', () => {
  it('of nothing are none', () => {
    expect(factsOf([NaN, NaN])).toMatchObject({
      firstAt: undefined,
      lastAt: undefined,
      nValues: 0,
      missingShare: 1,
    });
  });

  it('know what is constant, and what is missing', () => {
    expect(factsOf([7, 7, NaN, 7])).toMatchObject({
      isConstant: true,
      nValues: 3,
      missingShare: 0.25,
      lastAt: 180_000,
    });
    expect(factsOf([7, 8]).isConstant).toBe(false);
  });

  it('know a counter, also one that restarted, from what rises and falls', () => {
    const counter = Array.from({ length: 100 }, (_, i) => (i < 60 ? 1000 + 10 * i : 10 * (i - 59)));
    expect(factsOf(counter)).toMatchObject({ isCounter: true, nResets: 1 });
    expect(factsOf(counter.slice(0, 50))).toMatchObject({ isCounter: true, nResets: 0 });
    expect(factsOf(counter.map((value, i) => value + (i % 3) * 20))).toMatchObject({
      isCounter: false,
      nResets: 0,
    });
    expect(factsOf(counter.slice(0, 5)).isCounter).toBe(false);
  });
});
