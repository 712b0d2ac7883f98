import { SLOT } from './layout.js';
import { SeriesState } from '../series/series-state.js';
import { learnRecurringPeak, usualExcess } from './recurring-peak.js';

const DAY_MS = 86_400_000;
const HALF_HOUR_MS = 1_800_000;

/** One day of half-hours, of which the eighteenth peaks. */
function liveThroughDay(slots: Float64Array, day: number, peak: number, others = 0.5): void {
  for (let bin = 0; bin < 48; bin += 1)
    learnRecurringPeak(slots, day * DAY_MS + bin * HALF_HOUR_MS, bin === 18 ? peak : others);
}

function polled(interval: number): SeriesState {
  const state = SeriesState.create();
  state.slots[SLOT.interval] = interval;
  return state;
}

describe('recurring peak', () => {
  const atPeak = (day: number): number => day * DAY_MS + 18 * HALF_HOUR_MS;

  it('forms when the same half-hour peaks day after day, and only there', () => {
    const { slots } = polled(300_000);
    for (let day = 0; day < 10; day += 1) liveThroughDay(slots, day, 3);
    expect(usualExcess(slots, atPeak(10))).toBeGreaterThan(2);
    expect(usualExcess(slots, atPeak(10) + HALF_HOUR_MS)).toBe(0);
  });

  it('does not form from one incident, however large', () => {
    const { slots } = polled(300_000);
    liveThroughDay(slots, 0, 16);
    expect(usualExcess(slots, atPeak(1))).toBe(0);
  });

  it('equals the sum by hand after three days: 6 · (3 · ⅞ − 2.2)', () => {
    const { slots } = polled(300_000);
    for (let day = 0; day < 3; day += 1) liveThroughDay(slots, day, 3);
    expect(usualExcess(slots, atPeak(3))).toBeCloseTo(2.55, 12);
  });

  it.each([
    ['later where many samples of noise reach a peak by chance', 1.5, [true, true, false, false]],
    ['at any polling interval where the rest of the day is quiet', 0, [true, true, true, true]],
  ])('forms %s', (_, others, expected) => {
    const after = (interval: number): number => {
      const { slots } = polled(interval);
      for (let day = 0; day < 10; day += 1) liveThroughDay(slots, day, 3, others);
      return usualExcess(slots, atPeak(10));
    };
    expect([3_600_000, 300_000, 60_000, 1000].map((interval) => after(interval) > 0)).toEqual(expected);
  });

  it('recurs at no half-hour when all are alike', () => {
    const { slots } = polled(300_000);
    for (let i = 0; i < 480; i += 1) learnRecurringPeak(slots, i * HALF_HOUR_MS, 3);
    expect(usualExcess(slots, atPeak(10))).toBe(0);
  });

  it('is forgotten within two days', () => {
    const { slots } = polled(300_000);
    for (let day = 0; day < 10; day += 1) liveThroughDay(slots, day, 3);
    for (let day = 10; day < 12; day += 1) liveThroughDay(slots, day, 0.5);
    expect(usualExcess(slots, atPeak(12))).toBe(0);
  });

  it('counts the highest sample of a half-hour, once the half-hour is over', () => {
    const { slots } = polled(300_000);
    for (const excess of [1, 4, 2]) learnRecurringPeak(slots, 0, excess);
    expect(slots[SLOT.recurringPeak]).toBeNaN();
    learnRecurringPeak(slots, HALF_HOUR_MS, 0);
    expect(slots[SLOT.recurringPeak]).toBe(2);
  });

  it('is 0 of an unknown series', () => expect(usualExcess(SeriesState.create().slots, 0)).toBe(0));

  it('never takes off more than the recurring peak itself', () => {
    const { slots } = polled(300_000);
    for (let day = 0; day < 60; day += 1) liveThroughDay(slots, day, 6);
    expect(usualExcess(slots, atPeak(60))).toBeLessThanOrEqual(6);
  });
});
