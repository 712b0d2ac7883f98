import { beginExcursion } from './excursion.js';
import { FEATURE, N_SLOTS, scalerOf, SLOT } from './layout.js';
import { leanOf, trackLean } from './lean.js';

const HOUR_MS = 3_600_000;
const STEP_MS = 300_000;

/** A series whose residuals are usual from −12 to 24: a tenth of the distance of their outer quantiles more than these. */
function lopsided(): Float64Array {
  const slots = new Float64Array(N_SLOTS).fill(NaN);
  slots.set([-20, -9, -5, 0, 5, 21, 40, 7], scalerOf(FEATURE.seasonal));
  slots[SLOT.interval] = STEP_MS;
  return slots;
}

function takeFor(slots: Float64Array, hours: number, residual: number): void {
  for (let i = 0; i * STEP_MS < hours * HOUR_MS; i += 1) trackLean(slots, residual, STEP_MS);
}

describe('the lean of a series', () => {
  it('is a mean over four hours of where usual values lie between what is usual and either edge', () => {
    const slots = lopsided();
    trackLean(slots, 12, HOUR_MS);
    expect(slots[SLOT.lean]).toBe(0.125);
    trackLean(slots, -12, HOUR_MS);
    expect(slots[SLOT.lean]).toBe(0.125 - 0.28125);
  });

  it.each([
    ['up', 18, 1],
    ['down', -9, -1],
  ])('goes %s where values keep to the outer half', (_, residual, side) => {
    const slots = lopsided();
    takeFor(slots, 2, residual);
    expect(leanOf(slots, residual)).toBe(0);
    takeFor(slots, 6, residual);
    expect(leanOf(slots, residual)).toBe(side);
    takeFor(slots, 4, 0);
    expect(leanOf(slots, 0)).toBe(0);
  });

  it.each([
    ['up', 20, [48, 49, -12, -13], [1, 0, 1, 0]],
    ['down', -10, [-24, -25, 24, 25], [-1, 0, -1, 0]],
  ])('says nothing of a value further out or on the other side, going %s', (_, residual, others, leans) => {
    const slots = lopsided();
    takeFor(slots, 12, residual);
    expect(others.map((other) => leanOf(slots, other))).toEqual(leans);
  });

  it('does not follow values that are not usual', () => {
    const slots = lopsided();
    takeFor(slots, 12, 90);
    beginExcursion(slots, { timestamp: 0, value: 90, residual: 90 }, undefined);
    takeFor(slots, 12, 90);
    expect(leanOf(slots, 20)).toBe(0);
  });

  it('is none while little is known', () => {
    const slots = new Float64Array(N_SLOTS).fill(NaN);
    takeFor(slots, 12, 20);
    expect(leanOf(slots, 20)).toBe(0);
  });
});
