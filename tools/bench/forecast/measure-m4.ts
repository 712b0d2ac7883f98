import { forecastSeries } from '../../../src/ml/index.js';
import { coreMs } from './core-ms.js';
import { absoluteError, coverage, intervalScore, seasonalScale, smape } from './error-figures.js';
import { type Figures } from './figures.js';
import { naive2, seasonalNaive } from './naive-forecasts.js';
import { before, type SetSeries } from './read-series.js';
import type { Rival } from './rivals.js';

const HORIZON = 48;
const SEASON = 24;

/** lo95, p10, p90, hi95. */
const PROBABILITIES = [0.025, 0.1, 0.9, 0.975];

type Quantiles = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

/** Errors of one method, summed over series. */
type Sums = Record<'smape' | 'mase', number>;

/** The last 48 values of each series held back; ours, seasonal naive, Naive2, which OWA is relative to, and rivals. */
export function measureM4(
  series: readonly SetSeries[],
  rivals: readonly Rival[],
): Readonly<Record<string, Figures>> {
  const sums = { ours: empty(), seasonalNaive: empty(), naive2: empty() };
  const bands = { MSIS: 0, cover95: 0, cover80: 0, ms: 0 };
  let daily = 0;
  for (const one of series) {
    const measured = measureSeries(one);
    add(sums.ours, measured.ours);
    add(sums.seasonalNaive, measured.seasonalNaive);
    add(sums.naive2, measured.naive2);
    add(bands, measured.bands);
    daily += Number(measured.isDaily);
  }
  const n = series.length;
  const meansOf = <Name extends string>(of: Record<Name, number>): Figures =>
    Object.fromEntries(Object.entries<number>(of).map(([name, sum]) => [name, sum / n]));
  const figuresOf = (of: Sums): Figures => pointFigures(of, sums.naive2, n);
  return {
    'm4-hourly': { ...figuresOf(sums.ours), ...meansOf(bands) },
    'm4-hourly, seasonal naive': figuresOf(sums.seasonalNaive),
    'm4-hourly, Naive2': figuresOf(sums.naive2),
    'm4-hourly, seasons': { found: daily / n, of: n },
    ...Object.fromEntries(
      rivals.map((rival) => [`m4-hourly, ${rival.name}`, measureRival(rival, series, sums.naive2)]),
    ),
  };
}

function measureSeries(one: SetSeries) {
  const row = one.values.length - HORIZON;
  const history = before(one, row);
  const truth = one.values.subarray(row);
  const scale = seasonalScale(history.values, SEASON);
  const startedMs = coreMs();
  const options = { horizon: HORIZON, probabilities: PROBABILITIES };
  const { median, quantiles, seasons } = forecastSeries(history, options)!;
  const ms = coreMs() - startedMs;
  const [low, lowDecile, highDecile, high] = quantiles as Quantiles;
  const errorsOf = (forecast: Float64Array): Sums => ({
    smape: smape(forecast, truth),
    mase: absoluteError(forecast, truth) / scale,
  });
  return {
    ours: errorsOf(median),
    seasonalNaive: errorsOf(seasonalNaive(history.values, SEASON, HORIZON)),
    naive2: errorsOf(naive2(history.values, SEASON, HORIZON)),
    bands: {
      MSIS: intervalScore(low, high, { truth, scale }),
      cover95: coverage(low, high, truth),
      cover80: coverage(lowDecile, highDecile, truth),
      ms,
    },
    isDaily: seasons.some(({ length }) => isDaily(length)),
  };
}

function pointFigures({ smape: percent, mase }: Sums, benchmark: Sums, n: number): Figures {
  return {
    sMAPE: percent / n,
    MASE: mase / n,
    OWA: (percent / benchmark.smape + mase / benchmark.mase) / 2,
  };
}

function measureRival(rival: Rival, series: readonly SetSeries[], benchmark: Sums): Figures {
  const sums = empty();
  const bands = { MSIS: 0, cover95: 0, ms: 0 };
  for (const one of series) {
    const row = one.values.length - HORIZON;
    const history = one.values.slice(0, row);
    const truth = one.values.subarray(row);
    const scale = seasonalScale(history, SEASON);
    const startedMs = coreMs();
    const { point, low, high } = rival.forecast(history, HORIZON);
    add(bands, {
      MSIS: intervalScore(low, high, { truth, scale }),
      cover95: coverage(low, high, truth),
      ms: coreMs() - startedMs,
    });
    add(sums, { smape: smape(point, truth), mase: absoluteError(point, truth) / scale });
  }
  const n = series.length;
  return {
    ...pointFigures(sums, benchmark, n),
    MSIS: bands.MSIS / n,
    cover95: bands.cover95 / n,
    ms: bands.ms / n,
  };
}

function add<Name extends string>(to: Record<Name, number>, more: Readonly<Record<Name, number>>): void {
  for (const name of Object.keys(more) as Name[]) to[name] += more[name];
}

function empty(): Sums {
  return { smape: 0, mase: 0 };
}

/** A day or whole days, give or take an hour. */
function isDaily(length: number): boolean {
  const rest = length % SEASON;
  return length >= SEASON - 1 && (rest <= 1 || rest === SEASON - 1);
}
