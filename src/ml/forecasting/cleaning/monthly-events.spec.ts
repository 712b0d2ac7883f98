import { monthlyEvents } from './monthly-events.js';

const DAY_MS = 86_400_000;
const JANUARY = Date.UTC(2026, 0, 1);
const times = { firstLocal: JANUARY, stepMs: DAY_MS / 2 };
const dayOf = (month: number, day: number): number => (Date.UTC(2026, month, day) - JANUARY) / DAY_MS;

/** Two values a day over four months; the second of some days is higher. */
function seriesOf(days: readonly number[]) {
  const usual = new Float64Array(240).fill(10);
  const values = usual.slice();
  const outliers = days.map((day) => 2 * day + 1);
  outliers.forEach((cell, i) => (values[cell] = 40 + i));
  return { values, usual, outliers };
}

describe('monthlyEvents', () => {
  it('finds the last days of months, however long those are', () => {
    const eventAt = monthlyEvents(seriesOf([dayOf(1, 0), dayOf(2, 0), dayOf(3, 0)]), times);
    const { shift, spread } = eventAt(2 * dayOf(4, 0) + 1)!;
    expect(shift).toBe(31);
    expect(spread).toBeCloseTo(1.4826, 9);
    expect(eventAt(2 * dayOf(4, 0))).toBeUndefined();
    expect(eventAt(2 * dayOf(4, 5) + 1)).toBeUndefined();
  });

  it('takes what came twice, or on other days, for no rule', () => {
    expect(monthlyEvents(seriesOf([dayOf(1, 0), dayOf(2, 0)]), times)(2 * dayOf(3, 0) + 1)).toBeUndefined();
    const scattered = monthlyEvents(seriesOf([dayOf(0, 7), dayOf(1, 3), dayOf(2, 22)]), times);
    for (let cell = 0; cell < 300; cell += 1) expect(scattered(cell)).toBeUndefined();
  });
});
