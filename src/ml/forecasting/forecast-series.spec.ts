import { gaussian } from '../random/gaussian.js';
import { SeededRandom } from '../random/seeded-random.js';
import { busyDay, FIRST_HOUR, hourlySeries } from '../testing/hourly-series.js';
import { forecastSeries, type SeriesForecast } from './forecast-series.js';

const PROBABILITIES = [0.025, 0.1, 0.5, 0.9, 0.975];
const HOUR = 3_600_000;
type Samples = ReturnType<typeof hourlySeries>;

function forecastOf(samples: Samples, horizon = 48, more = {}): SeriesForecast {
  return forecastSeries(samples, { horizon, probabilities: PROBABILITIES, ...more })!;
}

const history = busyDay(480);
const mapped = (of: (value: number, hour: number) => number): Samples => ({
  ...history,
  values: history.values.map(of),
});

/** All columns, for comparing. */
const columnsOf = ({ median, quantiles }: SeriesForecast): number[] =>
  [median, ...quantiles].flatMap((c) => [...c]);

describe('forecastSeries', () => {
  const forecast = forecastOf(history);

  it('meets a busy day, with the truth of two days inside the band', () => {
    const { values: truth } = busyDay(528, 1);
    const [low, , , , high] = forecast.quantiles;
    let inside = 0;
    for (let step = 0; step < 48; step += 1) {
      expect(Math.abs(forecast.median[step]! - truth[480 + step]!)).toBeLessThan(25);
      inside += Number(truth[480 + step]! >= low![step]! && truth[480 + step]! <= high![step]!);
    }
    expect(inside).toBeGreaterThanOrEqual(43);
    expect(forecast.timestamps[0]).toBe(FIRST_HOUR + 480 * HOUR);
    expect(forecast.seasons[0]!.length).toBe(24);
  });

  it('gives members weights that add up to 1', () => {
    expect(forecast.members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
  });

  it('gives the same bits for the same samples, in whatever order they come', () => {
    const turned = { timestamps: history.timestamps.toReversed(), values: history.values.toReversed() };
    expect(columnsOf(forecastOf(turned))).toEqual(columnsOf(forecast));
  });

  it('gives another answer where values change places in time', () => {
    const swapped = mapped(
      (value, hour) => history.values[hour - (hour % 24) + 23 - (hour % 24)]! + 0 * value,
    );
    expect(columnsOf(forecastOf(swapped))).not.toEqual(columnsOf(forecast));
  });

  it('scales with the values', () => {
    expect(columnsOf(forecastOf(mapped((value) => 8 * value)))).toEqual(
      columnsOf(forecast).map((v) => 8 * v),
    );
    const tiny = columnsOf(forecastOf(mapped((value) => 3e-13 * value)));
    columnsOf(forecast).forEach((value, i) => expect(tiny[i]! / 3e-13).toBeCloseTo(value, 6));
  });

  it('shifts with values that have no zero', () => {
    const by = 1000;
    const shifted = columnsOf(forecastOf(mapped((value) => value - by)));
    const other = columnsOf(forecastOf(mapped((value) => value - 2 * by)));
    shifted.forEach((value, i) => expect(other[i]! + by).toBeCloseTo(value, 6));
  });

  it('is not changed by a season of zeros, nor by what is asked beyond', () => {
    expect(columnsOf(forecastOf(mapped((value, hour) => value + 0 * (hour % 24))))).toEqual(
      columnsOf(forecast),
    );
    const longer = forecastOf(history, 300);
    expect([...longer.median.subarray(0, 48)]).toEqual([...forecast.median]);
    longer.quantiles.forEach((column, i) =>
      expect([...column.subarray(0, 48)]).toEqual([...forecast.quantiles[i]!]),
    );
  });

  it('widens with the lead for a walk, and finds no season in it', () => {
    const random = new SeededRandom(3);
    let level = 500;
    const walk = forecastOf(
      hourlySeries(700, () => (level += gaussian(random))),
      96,
    );
    const width = (step: number): number => walk.quantiles[4]![step]! - walk.quantiles[0]![step]!;
    for (let step = 1; step < 96; step += 1)
      expect(width(step)).toBeGreaterThanOrEqual(width(step - 1) * 0.95);
    expect(width(95)).toBeGreaterThan(3 * width(0));
    expect(walk.seasons).toEqual([]);
  });

  it('never crosses quantiles nor leaves what the metric can be', () => {
    for (let seed = 1; seed <= 3; seed += 1) {
      const random = new SeededRandom(seed);
      const samples = hourlySeries(250, (hour) => Math.max(0, 30 * gaussian(random) + (hour % 24)));
      const { quantiles } = forecastOf(samples, 30, { highest: 60 });
      quantiles.forEach((column, i) =>
        column.forEach((value, step) => {
          expect(value).toBeGreaterThanOrEqual(i === 0 ? 0 : quantiles[i - 1]![step]!);
          expect(value).toBeLessThanOrEqual(60);
        }),
      );
    }
  });

  it('keeps negative values negative', () => {
    const dbm = forecastOf(mapped((value) => -12 + value / 30));
    expect(Math.max(...dbm.quantiles[4]!)).toBeLessThan(-5);
  });

  it('is zero for what is mostly nothing, with a band that holds what comes between', () => {
    const random = new SeededRandom(8);
    const sparse = forecastOf(hourlySeries(700, () => (random.next() < 1 / 12 ? 5 + 35 * random.next() : 0)));
    expect(Math.max(...sparse.median)).toBe(0);
    expect(sparse.quantiles[4]![0]).toBeGreaterThan(5);
  });

  it('says that two days are a short history', () => {
    const short = forecastOf(busyDay(50));
    expect(short.isShort).toBe(true);
    expect(forecast.isShort).toBe(false);
    expect(columnsOf(short).every(Number.isFinite)).toBe(true);
  });

  it.each([
    ['two values', hourlySeries(2, (hour) => hour)],
    ['a constant', hourlySeries(300, () => 1000)],
    [
      'gaps and infinities',
      mapped((value, hour) => (hour % 7 === 0 ? NaN : hour % 50 === 1 ? Infinity : value)),
    ],
    ['huge values', mapped((value) => 1e300 * value)],
    ['tiny values', mapped((value) => 1e-310 * value)],
    ['one known value', hourlySeries(100, (hour) => (hour === 50 ? 3 : NaN))],
    ['an end without values', mapped((value, hour) => (hour > 430 ? NaN : value))],
    ['a counter that resets', hourlySeries(400, (hour) => 1000 * (hour % 150))],
  ])('gives numbers for %s', (_, samples) => {
    expect(columnsOf(forecastOf(samples)).every(Number.isFinite)).toBe(true);
  });

  it('repeats three values that are alike', () => {
    const samples = { timestamps: Float64Array.of(0, 60_000, 120_000), values: Float64Array.of(7, 7, 7) };
    expect(forecastSeries(samples, { horizon: 2, probabilities: [0.9] })?.median).toEqual(
      Float64Array.of(7, 7),
    );
  });

  it('has no forecast without a step or a value', () => {
    const options = { horizon: 1, probabilities: [0.5] };
    expect(
      forecastSeries(
        hourlySeries(1, () => 1),
        options,
      ),
    ).toBeUndefined();
    expect(
      forecastSeries(
        hourlySeries(0, () => 1),
        options,
      ),
    ).toBeUndefined();
    expect(
      forecastSeries(
        hourlySeries(9, () => NaN),
        options,
      ),
    ).toBeUndefined();
  });

  it('refuses no horizon, a zone that is none and columns of unequal length', () => {
    expect(() => forecastOf(history, 0)).toThrow(RangeError);
    expect(() => forecastOf(history, 1, { timeZone: 'Mars' })).toThrow(RangeError);
    expect(() => forecastOf({ ...history, values: new Float64Array(3) })).toThrow(RangeError);
  });
});
