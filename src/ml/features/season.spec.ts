import { SLOT } from './layout.js';
import { SeriesState } from '../series/series-state.js';
import { learnSeason, seasonBinOf, usualValue } from './season.js';

const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;
const DAY_MS = 48 * HALF_HOUR_MS;
const NOON = DAY_MS / 2;

interface Lesson {
  readonly value: number;
  readonly elapsed?: number;
  readonly reach?: number;
}

function learn(slots: Float64Array, timestamp: number, lesson: Lesson): void {
  learnSeason(slots, timestamp, { elapsed: 0, reach: Infinity, ...lesson });
  slots[SLOT.sampleCount]! += 1;
}

/** The usual value at noon after one sample of 10 and then these. */
function atNoon(...lessons: Lesson[]): number {
  const { slots } = SeriesState.create();
  for (const lesson of [{ value: 10 }, ...lessons]) learn(slots, NOON, lesson);
  return usualValue(slots, NOON);
}

describe('seasonBinOf', () => {
  it.each([
    [0, 0],
    [HALF_HOUR_MS - 1, 0],
    [HALF_HOUR_MS, 1],
    [DAY_MS - 1, 47],
    [DAY_MS, 0],
    [-1, 47],
    [Date.UTC(2026, 10, 22, 13, 45), 27],
  ])('puts %d into half-hour %d', (timestamp, bin) => expect(seasonBinOf(timestamp)).toBe(bin));
});

describe('usualValue', () => {
  it('is unknown before the first sample', () => {
    expect(usualValue(SeriesState.create().slots, NOON)).toBeNaN();
  });

  it('is the running level at a time of day that was never seen', () => {
    const { slots } = SeriesState.create();
    [10, 20, 60].forEach((value, i) => {
      learn(slots, i * HALF_HOUR_MS, { value, elapsed: HALF_HOUR_MS });
    });
    expect(usualValue(slots, NOON)).toBeCloseTo(30, 12);
  });

  it('is the level of the half-hour at a time of day that was', () => {
    const { slots } = SeriesState.create();
    [10, 20, 60].forEach((value, i) => {
      learn(slots, i * HALF_HOUR_MS, { value, elapsed: HALF_HOUR_MS });
    });
    expect([0, 1, 2].map((day) => usualValue(slots, DAY_MS * 7 + day * HALF_HOUR_MS))).toEqual([10, 20, 60]);
  });
});

describe('learnSeason', () => {
  it('replaces a quarter for a full half-hour and in proportion for less', () => {
    expect(atNoon({ value: 20, elapsed: HALF_HOUR_MS })).toBe(12.5);
    expect(atNoon({ value: 20, elapsed: HALF_HOUR_MS / 2 })).toBe(11.25);
    expect(atNoon({ value: 20, elapsed: 0 })).toBe(10);
  });

  it('replaces no more than a quarter after a long gap', () => {
    expect(atNoon({ value: 20, elapsed: DAY_MS })).toBe(12.5);
  });

  it('is pulled no further than its reach, up or down', () => {
    expect(atNoon({ value: 1e9, elapsed: HALF_HOUR_MS, reach: 4 })).toBe(11);
    expect(atNoon({ value: -1e9, elapsed: HALF_HOUR_MS, reach: 4 })).toBe(9);
  });

  it('learns about as much from a half-hour however often it is polled', () => {
    const polledEvery = (minutes: number): number =>
      atNoon(...Array.from({ length: 30 / minutes }, () => ({ value: 20, elapsed: minutes * MINUTE_MS })));
    expect(polledEvery(1)).toBeGreaterThan(12);
    expect(Math.abs(polledEvery(1) - polledEvery(5))).toBeLessThan(0.05);
    expect(Math.abs(polledEvery(1) - polledEvery(30))).toBeLessThan(0.3);
  });

  it('leaves the other half-hours alone', () => {
    const { slots } = SeriesState.create();
    learn(slots, 0, { value: 5 });
    learn(slots, NOON, { value: 50, elapsed: HALF_HOUR_MS });
    expect([usualValue(slots, 0), usualValue(slots, NOON)]).toEqual([5, 50]);
  });
});
