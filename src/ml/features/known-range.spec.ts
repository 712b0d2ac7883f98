import { FEATURE, N_SLOTS, scalerOf } from './layout.js';
import { rememberedValue, usualBand, withinReach } from './known-range.js';

/** The knots of values and residuals; seven of each have been learned. */
function slotsWith(value: readonly number[], seasonal: readonly number[]): Float64Array {
  const slots = new Float64Array(N_SLOTS).fill(NaN);
  slots.set([...value, 7], scalerOf(FEATURE.value));
  slots.set([...seasonal, 7], scalerOf(FEATURE.seasonal));
  return slots;
}

const VALUES = [10, 20, 40, 50, 60, 80, 90];
const RESIDUALS = [-12, -10, -2, 0, 2, 10, 12];
const known = slotsWith(VALUES, RESIDUALS);
const VALUE_AT = scalerOf(FEATURE.value);

describe('withinReach', () => {
  it.each([
    [70, 0, 70],
    [100, 0, 90],
    [100, 0.5, 100],
    [1e9, 3, 210],
    [-1e9, 3, -110],
  ])('makes of %d with a growth of %d reaches %d', (value, growth, allowed) => {
    expect(withinReach(known, VALUE_AT, value, growth)).toBe(allowed);
  });

  it('takes any value where all that is known is constant', () => {
    const constant = slotsWith(Array<number>(7).fill(5), Array<number>(7).fill(0));
    expect(withinReach(constant, VALUE_AT, 1e9, 3)).toBe(1e9);
  });
});

describe('rememberedValue', () => {
  it('is the value itself within what is known', () => expect(rememberedValue(known, 55, 50, 0)).toBe(55));
  it('is bounded by the values and by the residuals', () => {
    expect(rememberedValue(known, 1e9, 85, 0)).toBe(90);
    expect(rememberedValue(known, 0, 75, 0)).toBe(50);
    expect(rememberedValue(known, 0, 75, 3)).toBe(27);
  });
  it('is the value itself while nothing is known', () =>
    expect(rememberedValue(new Float64Array(N_SLOTS).fill(NaN), 1e9, 0, 0)).toBe(1e9));
});

describe('usualBand', () => {
  it('ends a tenth of its width beyond the 1 and 99 % quantiles', () =>
    expect(usualBand(known)).toEqual({ low: -12, high: 12 }));
  it('holds everything while nothing is known', () =>
    expect(usualBand(new Float64Array(N_SLOTS).fill(NaN))).toEqual({ low: -Infinity, high: Infinity }));
});
