import { BucketMeans } from '../axis/bucket-means.js';
import { type ForecastOptions, forecastSeries, type SeriesForecast } from '../forecast-series.js';
import { type SeriesSamples } from '../../series/series-samples.js';
import { backtestForecast, type ForecastBacktest } from './backtest-forecast.js';
import { SeasonalNaive } from './seasonal-naive.js';
import { historyFacts, type HistoryFacts } from './history-facts.js';

const { ceil, max } = Math;

const FEWEST_VALUES = 2;

/** Errors are counted by the hour, whatever the step of the answer is. */
const RATED_STEP_MS = 3_600_000;

/** A history, and what is to be said of what comes after it. */
export interface RatedForecastRequest {
  /** Means of equal steps by their starts, or samples: ascending; NaN where there is none. */
  readonly samples: SeriesSamples;
  /** What is known by then counts; epoch milliseconds. */
  readonly untilMs: number;
  /** Step of the answer, in milliseconds; longer where the series has longer ones itself. */
  readonly stepMs: number;
  /** How far is looked ahead of `untilMs`. */
  readonly horizonMs: number;
  /** Ascending, in 0..1: two where it is rated, the ends of the band. */
  readonly probabilities: readonly number[];
  readonly timeZone: string;
  readonly lowest?: number | undefined;
  readonly highest?: number | undefined;
  /** Whether the method is tried on the past of the series, too: ten forecasts more. */
  readonly isRated: boolean;
}

/** A forecast with what helps to trust it. */
export interface RatedForecast {
  /** Undefined where fewer than two values are known: one says nothing of how far others are from it. */
  readonly forecast: SeriesForecast | undefined;
  /** Undefined where it was not asked for, or history is too short. */
  readonly backtest: ForecastBacktest | undefined;
  readonly history: HistoryFacts;
  /** What the seasonal naive forecast says of the same steps; undefined where there is no forecast. */
  readonly naive: NaiveForecast | undefined;
}

/** The same as a season ago: what a forecast is to be better than. */
interface NaiveForecast {
  /** One for each step; NaN where no season before has a value. */
  readonly values: Float64Array;
  /** Its usual error a season ahead; NaN where there is none. */
  readonly scale: number;
}

/**
 * Forecasts a series at a step that suits the horizon, up to a time after `untilMs`, and says how good the method has been on it.
 *
 * @throws RangeError for a zone that is unknown.
 */
export function ratedForecast(request: RatedForecastRequest): RatedForecast {
  const { untilMs, stepMs, horizonMs, timeZone, probabilities } = request;
  const options = { probabilities, timeZone, ...boundsOf(request) };
  const means = bucketed(request, stepMs);
  const history = historyFacts(means);
  const first =
    history.nValues < FEWEST_VALUES ? undefined : forecastSeries(means, { ...options, horizon: 1 });
  if (first === undefined) return { forecast: undefined, backtest: undefined, history, naive: undefined };
  const endMs = untilMs + horizonMs;
  const horizon = max(1, ceil((endMs - first.timestamps[0]!) / first.stepMs));
  const forecast = forecastSeries(means, { ...options, horizon });
  const rated = request.isRated ? rate(request, options) : undefined;
  return { forecast, backtest: rated, history, naive: forecast && naiveOf(means, forecast) };
}

function naiveOf(means: SeriesSamples, { seasons, stepMs, timestamps }: SeriesForecast): NaiveForecast {
  const naive = new SeasonalNaive(means, (seasons[0]?.length ?? 1) * stepMs);
  const originMs = means.timestamps[means.timestamps.length - 1]!;
  return { values: timestamps.map((at) => naive.at(at, originMs)), scale: naive.scale() };
}

function rate(
  request: RatedForecastRequest,
  options: Omit<ForecastOptions, 'horizon'>,
): ForecastBacktest | undefined {
  const means = bucketed(request, RATED_STEP_MS);
  const forecast = forecastSeries(means, { ...options, horizon: 1 });
  return forecast && backtestForecast(means, options, forecast);
}

function bucketed({ samples, untilMs, timeZone }: RatedForecastRequest, stepMs: number): SeriesSamples {
  const means = new BucketMeans({ stepMs, timeZone });
  means.add(samples);
  return means.until(untilMs);
}

function boundsOf({ lowest, highest }: RatedForecastRequest): Pick<ForecastOptions, 'lowest' | 'highest'> {
  return { ...(lowest !== undefined && { lowest }), ...(highest !== undefined && { highest }) };
}
