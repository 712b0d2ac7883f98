import { BucketMeans } from './bucket-means.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const POLICY = { direction: 'both', minDeviation: 0, minRelativeDeviation: 0, lowest: 0 } as const;

function samples(...pairs: readonly (readonly [number, number])[]) {
  return {
    timestamps: Float64Array.from(pairs, ([at]) => at),
    values: Float64Array.from(pairs, ([, value]) => value),
  };
}

describe('BucketMeans', () => {
  it('are the means of hours that are over', () => {
    const hours = new BucketMeans({ stepMs: HOUR, timeZone: 'UTC' });
    hours.add(samples([0, 1], [60_000, 3]));
    hours.add(samples([HOUR, 9], [2 * HOUR, 5]));

    expect(hours.until(2 * HOUR + 1)).toEqual(samples([0, 2], [HOUR, 9]));
    expect(hours.all()).toEqual(samples([0, 2], [HOUR, 9], [2 * HOUR, 5]));
    expect(hours.nValues).toBe(4);
  });

  it('exclude what is missing, infinite, or no reading by the policy', () => {
    const hours = new BucketMeans({ stepMs: HOUR, timeZone: 'UTC', policy: POLICY });
    hours.add(samples([0, NaN], [1, Infinity], [2, -1], [3, 4]));

    expect(hours.until(HOUR)).toEqual(samples([0, 4]));
    expect([hours.nValues, hours.nInvalid]).toEqual([1, 1]);
  });

  it('say by a last one without a value that nothing came for steps', () => {
    const hours = new BucketMeans({ stepMs: HOUR, timeZone: 'UTC' });
    hours.add(samples([0, 1], [HOUR, 2], [2 * HOUR, 3]));

    expect(hours.until(6 * HOUR)).toEqual(samples([0, 1], [HOUR, 2], [2 * HOUR, 3], [5 * HOUR, NaN]));
  });

  it('of a series that is slower than the step are its own samples', () => {
    const hours = new BucketMeans({ stepMs: HOUR, timeZone: 'UTC' });
    hours.add(samples([0, 1], [6 * HOUR, 2], [12 * HOUR, 3]));

    expect(hours.until(14 * HOUR)).toEqual(samples([0, 1], [6 * HOUR, 2], [12 * HOUR, 3]));
  });

  it('of days begin at local midnight, also where the clocks are changed', () => {
    const days = new BucketMeans({ stepMs: DAY, timeZone: 'Europe/Berlin' });
    const noons = [27, 28, 29, 30].map((day) => Date.UTC(2026, 2, day, 11));
    days.add(samples(...noons.map((at) => [at, 1] as const)));

    expect([...days.all().timestamps].map((at) => new Date(at).toISOString().slice(0, 13))).toEqual([
      '2026-03-26T23',
      '2026-03-27T23',
      '2026-03-28T22',
      '2026-03-29T22',
    ]);
  });

  it('of nothing are nothing', () => {
    expect(new BucketMeans({ stepMs: HOUR, timeZone: 'UTC' }).until(DAY).values).toHaveLength(0);
    expect(() => new BucketMeans({ stepMs: HOUR, timeZone: 'Mars' })).toThrow(RangeError);
  });
});
