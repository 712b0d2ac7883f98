import { ratedForecast, type RatedForecastRequest } from './rated-forecast.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const noise = (i: number): number => ((Math.imul(i, 0x9e3779b1) >>> 8) % 2001) / 1000 - 1;

/** So many hours of a day's rhythm. */
function hours(
  n: number,
  valueAt = (i: number) => 50 + 20 * Math.sin((2 * Math.PI * i) / 24) + 2 * noise(i),
) {
  return {
    timestamps: Float64Array.from({ length: n }, (_, i) => i * HOUR),
    values: Float64Array.from({ length: n }, (_, i) => valueAt(i)),
  };
}

const request = (samples: RatedForecastRequest['samples'], changes: Partial<RatedForecastRequest> = {}) => ({
  samples,
  untilMs: samples.timestamps.length * HOUR,
  stepMs: HOUR,
  horizonMs: DAY,
  probabilities: [0.025, 0.975],
  timeZone: 'UTC',
  isRated: false,
  ...changes,
});

describe('ratedForecast', () => {
  it('says what comes up to the horizon, and how good it has been, by lead', () => {
    const { forecast, backtest, naive } = ratedForecast(request(hours(14 * 24), { isRated: true }));

    expect(forecast?.timestamps).toHaveLength(24);
    expect(forecast?.timestamps[0]).toBe(14 * DAY);
    expect(naive?.values[0]).toBe(hours(14 * 24).values[13 * 24]);
    expect(backtest?.seasonMs).toBe(DAY);
    for (const { n, nInside, error, naiveError } of backtest?.sums ?? []) {
      expect(n).toBeGreaterThan(5);
      expect(nInside / n).toBeGreaterThan(0.7);
      expect(error).toBeLessThan(naiveError);
    }
  });

  it('looks ahead of now, not of the last value', () => {
    const { forecast } = ratedForecast(request(hours(10 * 24), { untilMs: 10 * DAY + 6 * HOUR }));

    expect(forecast?.timestamps[0]).toBe(10 * DAY + 6 * HOUR);
    expect(forecast?.timestamps).toHaveLength(24);
  });

  it('goes by the longer steps of a slow series', () => {
    const slow = {
      timestamps: Float64Array.of(0, 6 * HOUR, 12 * HOUR, DAY - 6 * HOUR),
      values: Float64Array.of(1, 2, 1, 2),
    };
    const { forecast } = ratedForecast(request(slow, { untilMs: DAY, horizonMs: 2 * DAY, isRated: true }));

    expect(forecast).toMatchObject({ stepMs: 6 * HOUR, isShort: true });
    expect(forecast?.timestamps).toHaveLength(8);
  });

  it('has no forecast of nothing, nor of one value, and no rating of a short history', () => {
    expect(
      ratedForecast(request({ timestamps: Float64Array.of(), values: Float64Array.of() })).forecast,
    ).toBeUndefined();
    expect(ratedForecast(request(hours(2, (i) => (i === 0 ? 1 : NaN)))).naive).toBeUndefined();
    expect(ratedForecast(request(hours(60), { isRated: true })).backtest).toBeUndefined();
  });

  it('says of a constant that it stays, and keeps the bounds of the metric', () => {
    const { forecast, history } = ratedForecast(request(hours(96, () => 7)));
    expect(history.isConstant).toBe(true);
    expect([...forecast!.median, ...forecast!.quantiles[1]!].every((value) => value === 7)).toBe(true);

    const high = ratedForecast(
      request(
        hours(96, (i) => 95 + 10 * noise(i)),
        { lowest: 90, highest: 100 },
      ),
    ).forecast!;
    expect(high.quantiles[0]!.every((value) => value >= 90)).toBe(true);
    expect(high.quantiles[1]!.every((value) => value <= 100)).toBe(true);
  });

  it('stays near what a series has been, however far ahead, where two weeks hold one sight of a weekend', () => {
    const weekly = hours(
      335,
      (i) => (i % 168 < 120 ? 100 + 80 * Math.sin((2 * Math.PI * i) / 24) : 20) * (1 + noise(i) / 20),
    );
    const { forecast } = ratedForecast(request(weekly, { horizonMs: 60 * DAY }));

    expect(forecast!.quantiles[1]!.every((value) => value < 1000)).toBe(true);
    expect(forecast!.median.every((value) => value > -200 && value < 400)).toBe(true);
  });

  it('takes negative values as they are', () => {
    const { forecast } = ratedForecast(
      request(hours(7 * 24, (i) => -60 - 5 * Math.sin((2 * Math.PI * i) / 24) + noise(i))),
    );

    expect(forecast!.median.every((value) => value < -50 && value > -70)).toBe(true);
  });
});
