import { forecastSeries, type ForecastOptions, type SeriesForecast } from '../forecast-series.js';
import { type SeriesSamples } from '../../series/series-samples.js';
import { addLeadSums, type ForecastOutcome, LEAD_HOURS, type LeadSums, tallyLeads } from './lead-tally.js';
import { SeasonalNaive } from './seasonal-naive.js';

const { ceil, floor, max, min } = Math;

/** Times of the past from which is forecast: each costs one forecast more. */
const ORIGINS = 10;

/** How far back they reach: three weeks, so that each day of the week is forecast from several. */
const REACH_MS = 21 * 86_400_000;

/** Hours of history that the first of them needs. */
const LEAST_STEPS = 48;

const HOUR_MS = 3_600_000;

/** How good the method has been on a series, by lead. */
export interface ForecastBacktest {
  /** One for each of {@link LEAD_HOURS}. */
  readonly sums: readonly LeadSums[];
  /** Mean absolute error of the seasonal naive forecast a season ahead over the whole history; NaN where there is none. */
  readonly scale: number;
  /** Season of the naive forecast, in milliseconds; a step where the series has none. */
  readonly seasonMs: number;
}

/**
 * Forecasts a series from up to ten times of its past, and counts how that turned out.
 *
 * @param samples means of equal steps by their starts, ascending; NaN where there is none.
 * @param options two `probabilities`, the ends of the band; no horizon: a week at most.
 * @param forecast of the same samples: whose seasons the naive forecast goes by.
 * @returns undefined where history is too short: less than 48 steps before the first origin.
 * @complexity ten forecasts of the series.
 */
export function backtestForecast(
  samples: SeriesSamples,
  options: Omit<ForecastOptions, 'horizon'>,
  { seasons, stepMs }: Pick<SeriesForecast, 'seasons' | 'stepMs'>,
): ForecastBacktest | undefined {
  const n = samples.timestamps.length;
  const back = min(floor(n / 2), floor(REACH_MS / stepMs));
  if (n - back < LEAST_STEPS) return undefined;
  const seasonMs = (seasons[0]?.length ?? 1) * stepMs;
  const naive = new SeasonalNaive(samples, seasonMs);
  const apart = max(1, floor(back / ORIGINS));
  let sums = tallyLeads([]);
  for (let end = n - apart; end >= n - back; end -= apart) {
    const more = tallyLeads(outcomesFrom(samples, end, { options, naive, stepMs }));
    sums = sums.map((one, place) => addLeadSums(one, more[place]!));
  }
  return { sums, scale: naive.scale(), seasonMs };
}

function* outcomesFrom(
  { timestamps, values }: SeriesSamples,
  end: number,
  {
    options,
    naive,
    stepMs,
  }: {
    readonly options: Omit<ForecastOptions, 'horizon'>;
    readonly naive: SeasonalNaive;
    readonly stepMs: number;
  },
): Generator<ForecastOutcome> {
  const past = { timestamps: timestamps.subarray(0, end), values: values.subarray(0, end) };
  const longest = LEAD_HOURS[LEAD_HOURS.length - 1]!;
  const horizon = max(1, min(values.length - end, ceil((longest * HOUR_MS) / stepMs)));
  const forecast = forecastSeries(past, { ...options, horizon });
  if (forecast === undefined) return;
  const originMs = timestamps[end - 1]!;
  const [lows, highs] = forecast.quantiles;
  for (const [step, at] of forecast.timestamps.entries())
    yield {
      leadMs: (step + 1) * stepMs,
      low: lows![step]!,
      median: forecast.median[step]!,
      high: highs![step]!,
      actual: naive.actualAt(at),
      naive: naive.at(at, originMs),
    };
}
