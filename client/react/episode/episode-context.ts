import type { Episode } from '../../ml-api.js';
import type { TimeRange } from '../address/time-range.js';

const HOUR_MS = 3_600_000;
/** What is open was looked at a moment ago, whatever the viewer's clock says. */
const DAY_MS = 86_400_000;
/** The end of a range that moves with the clock: a new range each second would be a new question each second. */
const STEP_MS = 60_000;

/** The episode with twice its length before it and once behind it, at least three hours and one. */
export function contextOf({ startedAt, endedAt, lastAnomalousAt }: Episode, now: number): TimeRange {
  const start = Date.parse(startedAt);
  const end = Date.parse(endedAt ?? lastAnomalousAt);
  const length = Math.max(end - start, 0);
  const upToStep = (at: number) => Math.ceil(at / STEP_MS) * STEP_MS;
  const newest = upToStep(now);
  const until =
    endedAt === null
      ? Math.min(newest, upToStep(end + DAY_MS))
      : Math.min(end + Math.max(length, HOUR_MS), newest);
  const from = start - Math.max(2 * length, 3 * HOUR_MS);
  return { from: new Date(from).toISOString(), until: new Date(Math.max(until, end)).toISOString() };
}
