import { FEATURE, N_SLOTS, scalerOf, SLOT } from './layout.js';
import { beginExcursion, continueExcursion, isInExcursion, isOldNews, isUsualResidual } from './excursion.js';

const HOUR_MS = 3_600_000;
const STEP_MS = 300_000;

/** A series around 50 that is usual from 38 to 62, polled every five minutes. */
function lively(): Float64Array {
  const slots = new Float64Array(N_SLOTS).fill(NaN);
  slots.set([30, 40, 45, 50, 55, 60, 70, 7], scalerOf(FEATURE.value));
  slots.set([-20, -10, -5, 0, 5, 10, 20, 7], scalerOf(FEATURE.seasonal));
  slots[SLOT.interval] = STEP_MS;
  return slots;
}

const sampleOf = (value: number, timestamp = 0) => ({ timestamp, value, residual: value - 50 });

function takeFor(slots: Float64Array, hours: number, valueAt: (i: number) => number): void {
  for (let i = 1; i * STEP_MS <= hours * HOUR_MS; i += 1) {
    const sample = sampleOf(valueAt(i), i * STEP_MS);
    if (isInExcursion(slots)) continueExcursion(slots, sample, isUsualResidual(slots, sample.residual));
  }
}

describe('an excursion', () => {
  it('begins outside the band, and keeps the band as it was', () => {
    const slots = lively();
    beginExcursion(slots, sampleOf(90), undefined);
    expect(isInExcursion(slots)).toBe(true);
    slots[scalerOf(FEATURE.seasonal) + 5] = 100;
    expect([12, 13].map((residual) => isUsualResidual(slots, residual))).toEqual([true, false]);
  });

  it('begins inside the band far from what came just before, and ends half as far away', () => {
    const slots = lively();
    beginExcursion(slots, sampleOf(39), { low: -2, high: 3 });
    expect(isInExcursion(slots)).toBe(true);
    expect([-6, -7].map((residual) => isUsualResidual(slots, residual))).toEqual([true, false]);
  });

  it.each([
    ['inside the band, and inside what came just before', 52, { low: -2, high: 3 }],
    ['nearer to the usual value than what came just before', 51, { low: -11, high: -9 }],
    ['where nothing came just before', 58, undefined],
  ])('does not begin %s', (_, value, before) => {
    const slots = lively();
    beginExcursion(slots, sampleOf(value), before);
    expect(isInExcursion(slots)).toBe(false);
  });

  it('is no news after eight hours, where it has been before', () => {
    const slots = lively();
    expect(isOldNews(slots, sampleOf(90, 9 * HOUR_MS))).toBe(false);
    beginExcursion(slots, sampleOf(90), undefined);
    takeFor(slots, 8, (i) => 90 + (i % 3));
    const oldAt = (hours: number, value: number): boolean =>
      isOldNews(slots, sampleOf(value, hours * HOUR_MS));
    expect([oldAt(8, 91), oldAt(9, 91), oldAt(9, 92.1), oldAt(9, 89)]).toEqual([false, true, false, false]);
  });

  it('ends with the third usual sample in a row', () => {
    const values = [90, 50, 50, 90, 50, 50, 50];
    const slots = lively();
    beginExcursion(slots, sampleOf(90), undefined);
    const states = values.map((value, i) => {
      const sample = sampleOf(value, (i + 1) * STEP_MS);
      continueExcursion(slots, sample, isUsualResidual(slots, sample.residual));
      return isInExcursion(slots);
    });
    expect(states).toEqual([true, true, true, true, true, true, false]);
  });

  it.each([
    ['a rise', 24, (i: number) => 90 + (i % 3)],
    ['a fall', 36, (i: number) => 10 + (i % 3)],
  ])('is accepted as normal: %s after %d hours, and the series begins anew', (_, hours, valueAt) => {
    const slots = lively();
    beginExcursion(slots, sampleOf(valueAt(0)), undefined);
    takeFor(slots, hours - 1, valueAt);
    expect(isInExcursion(slots)).toBe(true);
    takeFor(slots, hours, valueAt);
    expect(isInExcursion(slots)).toBe(false);
    expect(slots[SLOT.sampleCount]).toBe(0);
  });

  it('is accepted where a line is dead, which learns nothing anew', () => {
    const slots = lively();
    beginExcursion(slots, sampleOf(0), undefined);
    takeFor(slots, 36, () => 0);
    expect(isInExcursion(slots)).toBe(false);
    expect(slots[SLOT.sampleCount]).toBeNaN();
  });
});
