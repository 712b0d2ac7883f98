import { naive2, seasonalNaive } from './naive-forecasts.js';

describe('naive forecasts', () => {
  const history = Float64Array.from({ length: 40 }, (_, at) => [10, 30, 20, 20][at % 4]!);

  it('repeat the last season', () => {
    expect([...seasonalNaive(history, 4, 5)]).toEqual([10, 30, 20, 20, 10]);
  });

  it('adjust the last value by the season where there is one', () => {
    const forecast = naive2(history, 4, 4);
    [10, 30, 20, 20].forEach((value, step) => expect(forecast[step]).toBeCloseTo(value, 9));
  });

  it('keep the last value where there is none', () => {
    const line = Float64Array.from({ length: 9 }, (_, at) => at + (at % 3));
    expect([...naive2(line, 4, 2)]).toEqual([line[8], line[8]]);
  });
});
