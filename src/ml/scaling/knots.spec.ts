import { isReady, knotRange, spreadFloor, spreadOf } from './knots.js';

/** A scaler with these seven knots, as if learned from a hundred values. */
const scaler = (...knots: number[]): Float64Array => Float64Array.of(...knots, 100);
const UNLEARNED = new Float64Array(8).fill(Number.NaN);

describe('isReady', () => {
  it('holds from the seventh value on', () => {
    const slots = scaler(1, 2, 3, 4, 5, 6, 7);
    expect([6, 7].map((count) => isReady(slots.with(7, count), 0))).toEqual([false, true]);
    expect(isReady(UNLEARNED, 0)).toBe(false);
  });
});

describe('spreadOf', () => {
  it('is the middle half in sigmas', () => {
    expect(spreadOf(scaler(0, 1, 25, 50, 75, 99, 100), 0)).toBeCloseTo(50 / 1.349, 12);
  });

  it('falls back on the tails, then on the whole range, of a series that is mostly constant', () => {
    expect(spreadOf(scaler(0, 0, 0, 0, 0, 93, 1000), 0)).toBeCloseTo(10, 12);
    expect(spreadOf(scaler(0, 0, 0, 0, 0, 0, 1000), 0)).toBeCloseTo(1, 12);
  });

  it('is 0 of a constant', () => expect(spreadOf(scaler(7, 7, 7, 7, 7, 7, 7), 0)).toBe(0));

  it('moves with the unit, not with the level', () => {
    const knots = [0, 1, 25, 50, 75, 99, 100];
    const spread = spreadOf(scaler(...knots), 0);
    expect(spreadOf(scaler(...knots.map((knot) => 8 * knot + 512)), 0)).toBe(8 * spread);
  });
});

describe('knotRange', () => {
  it('reads the 1, 50 and 99 % quantiles at the given place', () => {
    const slots = Float64Array.of(-1, -1, ...scaler(0, 1, 25, 50, 75, 99, 100));
    expect(knotRange(slots, 2)).toEqual({ low: 1, median: 50, high: 99 });
  });

  it('is all zero before seven values', () =>
    expect(knotRange(UNLEARNED, 0)).toEqual({ low: 0, median: 0, high: 0 }));
});

describe('spreadFloor', () => {
  const constant = scaler(7, 7, 7, 7, 7, 7, 7);

  it('is at least a thousandth of the level, whatever its sign', () => {
    expect(spreadFloor(constant, 0, -2000)).toBeCloseTo(2, 12);
    expect(spreadFloor(scaler(0, 1, 25, 50, 75, 99, 100), 0, 50)).toBeCloseTo(50 / 1.349, 12);
  });

  it('is never zero', () => {
    expect(spreadFloor(constant, 0, 0)).toBe(Number.MIN_VALUE);
    expect(spreadFloor(UNLEARNED, 0, 0)).toBe(Number.MIN_VALUE);
  });
});
