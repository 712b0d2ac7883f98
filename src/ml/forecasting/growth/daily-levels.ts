import { quantileOfSorted } from '../../statistics/quantile.js';
import { LocalClock } from '../../time/local-clock.js';
import { type Samples, seriesAxis } from '../axis/series-axis.js';

const { ceil, floor, max } = Math;

const DAY_MS = 86_400_000;

/** What is compared with a limit: the busiest hour or so of a day, as bandwidth is billed; the lowest for a limit below. */
const BUSY = 0.95;

/** A day of which less is known says little about its busy hours. */
const LEAST_SHARE = 0.75;

/** The busy level of each day of a series. */
export interface DailyLevels {
  /** Local time of the first day's midnight. */
  readonly firstDay: number;
  /** One a day; NaN for a day that is not known well enough. */
  readonly levels: Float64Array;
}

/**
 * The 95th percentile of each local day, or the 5th where the limit lies below.
 *
 * @returns undefined where no step is known.
 */
export function dailyLevels(
  samples: Samples,
  timeZone: string,
  side: 'above' | 'below',
): DailyLevels | undefined {
  const axis = seriesAxis(samples, timeZone);
  if (axis === undefined) return undefined;
  const { values, firstLocal, stepMs } = axis;
  const firstDay = floor(firstLocal / DAY_MS) * DAY_MS;
  const nDays = floor((firstLocal + (values.length - 1) * stepMs - firstDay) / DAY_MS) + 1;
  const fewest = max(1, LEAST_SHARE * (DAY_MS / stepMs));
  const levels = Float64Array.from({ length: nDays }, (_, day) => {
    const from = max(0, ceil((firstDay + day * DAY_MS - firstLocal) / stepMs));
    const to = max(0, ceil((firstDay + (day + 1) * DAY_MS - firstLocal) / stepMs));
    const known = values
      .slice(from, to)
      .filter((value) => !Number.isNaN(value))
      .sort();
    return known.length >= fewest ? quantileOfSorted(known, side === 'above' ? BUSY : 1 - BUSY) : Number.NaN;
  });
  return { firstDay, levels };
}

/** @returns the instant at which a local day begins. */
export function startOfDay(local: number, timeZone: string): number {
  const clock = LocalClock.of(timeZone);
  let at = local - (clock.localTime(local) - local);
  at = local - (clock.localTime(at) - at);
  return at;
}
