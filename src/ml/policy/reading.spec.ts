import { N_SLOTS, SLOT } from '../features/layout.js';
import { type MetricPolicy } from './metric-policy.js';
import { isReading, trackReading } from './reading.js';

const anything: MetricPolicy = { direction: 'both', minDeviation: 0, minRelativeDeviation: 0 };
const percent: MetricPolicy = { ...anything, lowest: 0, highest: 100 };
const STEP_MS = 300_000;
const DAY_SAMPLES = 288;

/** Takes values one after the other, as a series does. */
function takeAll(values: readonly number[], policy: MetricPolicy | undefined) {
  const slots = new Float64Array(N_SLOTS).fill(NaN);
  return values.map((value, i) => {
    const reading = trackReading(slots, { timestamp: i * STEP_MS, value }, policy);
    slots[SLOT.lastTimestamp] = i * STEP_MS;
    return reading;
  });
}
const takeOne = (value: number, policy: MetricPolicy | undefined) => takeAll([value], policy)[0];

describe('trackReading', () => {
  it.each([
    ['inside the bounds', 55, percent, 55],
    ['at a bound', 100, percent, 100],
    ['a hair beyond one', 100.44, percent, 100],
    ['beyond them where there are none', -1e9, anything, -1e9],
    ['of a metric of which nothing is known', -1e9, undefined, -1e9],
  ])('takes a value %s', (_, value, policy, taken) => {
    expect(takeOne(value, policy)).toEqual({ value: taken, isBounded: true });
  });

  it.each([
    ['beyond the bounds', 140, percent],
    ['a whole number beyond them, however near', -1, percent],
    ['that stands for no reading inside the bounds', 0, { ...percent, invalidValues: [0] }],
    [
      'that stands for no reading where there are no bounds',
      65_535,
      { ...anything, invalidValues: [65_535] },
    ],
  ])('takes none %s', (_, value, policy) => expect(takeOne(value, policy)).toBeUndefined());

  it('takes them all where most of them are impossible for a day and a half, so that the bounds are wrong', () => {
    const taken = takeAll(Array<number>(3 * DAY_SAMPLES).fill(250), percent);
    expect(taken.slice(0, DAY_SAMPLES).every((one) => one === undefined)).toBe(true);
    expect(taken.at(-1)).toEqual({ value: 250, isBounded: false });
  });

  it('keeps the bounds through an outage of half a day that is written as a code', () => {
    const day = Array<number>(DAY_SAMPLES).fill(50);
    const taken = takeAll([...day, ...Array<number>(DAY_SAMPLES / 2).fill(-1), 50], percent);
    expect(taken.slice(DAY_SAMPLES, -1).every((one) => one === undefined)).toBe(true);
    expect(taken.at(-1)).toEqual({ value: 50, isBounded: true });
  });
});

describe('isReading', () => {
  const probe: MetricPolicy = { ...percent, invalidValues: [0] };

  it.each([
    ['a value inside the bounds', 55, probe, true],
    ['a hair beyond one', 100.44, probe, true],
    ['a code inside the bounds', 0, probe, false],
    ['a code beyond them', 65_535, probe, false],
    ['any value of a metric of which nothing is known', -1, undefined, true],
  ])('says whether %s is a measurement', (_, value, policy, expected) => {
    expect(isReading(value, policy)).toBe(expected);
  });
});
