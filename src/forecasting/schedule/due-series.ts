import type { SeriesSamples } from '../../ml/index.js';
import { stepMeans } from '../../ml/index.js';
import type { ForecastState } from '../stored/stored-forecast.js';

const HOUR_MS = 3_600_000;
/** Looks come once an hour, a little early or late. */
const SLACK_MS = 10 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** A forecast that does not hold is not made again sooner. */
const SOONEST_MS = 6 * HOUR_MS;

/** Whether a series is to be forecast again: after a day, or after half as much time as its history was long. */
export function isDue(state: ForecastState | undefined, nowMs: number): boolean {
  if (!state) return true;
  const lastsMs = Math.min(DAY_MS, Math.max(HOUR_MS, (state.historySeconds * 1000) / 2));
  return nowMs - state.madeMs >= lastsMs - SLACK_MS;
}

/** Whether it is worth a look what came of a forecast: there is something to compare, and it is old enough to be made again. */
export function mayHaveBroken({ madeMs, lows }: ForecastState, nowMs: number): boolean {
  return nowMs - madeMs >= SOONEST_MS - SLACK_MS && lows.length >= FEWEST;
}

/** Fewer steps are an accident. */
const FEWEST = 4;

/**
 * Whether a forecast does not hold any more: more than half of its newest steps lie outside a band that is to hold 95 in 100. Of six
 * independent ones that happens by chance once in ten thousand times.
 *
 * @param samples - of the time of these steps
 */
export function hasBroken({ recentMs, stepMs, lows, highs }: ForecastState, samples: SeriesSamples): boolean {
  const actual = stepMeans(samples, { startMs: recentMs, stepMs, nSteps: lows.length });
  const known = Array.from(actual.keys()).filter((step) => !Number.isNaN(actual[step]));
  const outside = known.filter((step) => {
    const value = actual[step] ?? NaN;
    return value < (lows[step] ?? -Infinity) || value > (highs[step] ?? Infinity);
  });
  return known.length >= FEWEST && outside.length > known.length / 2;
}
