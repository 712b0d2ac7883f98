import { FEATURE, N_SLOTS, scalerOf, SLOT } from '../features/layout.js';
import { isLikeCode, isRecurringCode, learnCode } from './recurring-code.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A week of a series that is usual from `low` to `high`. */
function known(low: number, high: number): Float64Array {
  const slots = new Float64Array(N_SLOTS).fill(NaN);
  const middle = (low + high) / 2;
  slots.set([low, low, low, middle, high, high, high, 7], scalerOf(FEATURE.value));
  slots[SLOT.firstTimestamp] = -7 * DAY_MS;
  slots[SLOT.lastTimestamp] = -HOUR_MS;
  return slots;
}

/** Takes values at hours, and nothing usual between them is further than an hour away. */
function takeAll(slots: Float64Array, values: readonly (readonly [hour: number, value: number])[]) {
  return values.map(([hour, value]) => {
    const sample = { timestamp: hour * HOUR_MS, value };
    slots[SLOT.lastTimestamp] = Math.max(slots[SLOT.lastTimestamp]!, sample.timestamp - HOUR_MS);
    const isCode = isRecurringCode(slots, sample);
    if (!isCode) learnCode(slots, sample, isLikeCode(slots, sample));
    slots[SLOT.lastTimestamp] = sample.timestamp;
    return isCode;
  });
}

describe('isRecurringCode', () => {
  it.each([
    ['far above', 65_535],
    ['far below', -9999],
    ['negative where nothing is', -1],
  ])('recognises a value that is %s on its third occasion', (_, code) => {
    const slots = known(20, 40);
    expect(
      takeAll(
        slots,
        [0, 5, 11, 18].map((hour) => [hour, code] as const),
      ),
    ).toEqual([false, false, true, true]);
  });

  it('takes what follows without another value between for the same occasion', () => {
    const slots = known(20, 40);
    const row = [0, 1, 2, 3, 4].map((hour) => [hour, 65_535] as const);
    expect(takeAll(slots, row)).toEqual([false, false, false, false, false]);
  });

  it('does not count what comes at the same time of day', () => {
    const slots = known(20, 40);
    const daily = [0, 24, 48, 72, 96].map((hour) => [hour, 5000] as const);
    expect(takeAll(slots, daily)).toEqual([false, false, false, false, false]);
  });

  it('forgets it where another value is near, and after a month', () => {
    const near = [
      [0, 65_535],
      [5, 65_535],
      [7, 30_000],
      [11, 65_535],
    ] as const;
    expect(takeAll(known(20, 40), near).at(-1)).toBe(false);
    const late = [
      [0, 65_535],
      [5, 65_535],
      [31 * 24, 65_535],
    ] as const;
    expect(takeAll(known(20, 40), late).at(-1)).toBe(false);
  });

  it('keeps it whatever incidents are between', () => {
    const slots = known(20, 40);
    const taken = takeAll(slots, [
      [0, 65_535],
      [5, 300],
      [7, 65_535],
      [11, 65_535],
    ]);
    expect(taken).toEqual([false, false, false, true]);
  });

  it('knows two codes of one sensor', () => {
    const slots = known(20, 40);
    const hours = [0, 2, 5, 7, 11, 13];
    const taken = takeAll(
      slots,
      hours.map((hour, i) => [hour, i % 2 === 0 ? 65_535 : -127] as const),
    );
    expect(taken).toEqual([false, false, false, false, true, true]);
  });
});

describe('isLikeCode', () => {
  it.each([
    ['a value that is not whole', 20, 40, 65_535.5],
    ['what is less than ten times as large', 20, 40, 399],
    ['all of 100 %', 0, 0.5, 100],
    ['all of a share', 0.001, 0.01, 1],
    ['nothing', 300, 360, 0],
    ['another state of a series with two of them', 1, 1, 2000],
    ['another negative value', -30, -20, -40],
  ])('is not %s', (_, low, high, value) => {
    expect(isLikeCode(known(low, high), { timestamp: 0, value })).toBe(false);
  });

  it('is nothing in the first two days', () => {
    const slots = known(20, 40);
    slots[SLOT.firstTimestamp] = -DAY_MS;
    expect(isLikeCode(slots, { timestamp: 0, value: 65_535 })).toBe(false);
  });
});
