import { ALL_METRICS, type MissingData } from './missing-data-rule.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * Says in one sentence what does not report, since when, and how often it usually does.
 *
 * @example "cpu_usage has not reported since 14:05 UTC; it usually does every 30 s"
 */
export function describeMissingData(missing: MissingData, nowMs: number): string {
  const { metricName, nSeries } = missing;
  const since = formatTime(missing.lastSampleMs, nowMs);
  const interval = formatInterval(missing.intervalMs);
  return metricName === ALL_METRICS
    ? `${ALL_METRICS} of the asset (${nSeries}) have not reported since ${since}; they usually do every ${interval}`
    : `${metricName} has not reported since ${since}; it usually does every ${interval}`;
}

/** With the date where it was not today. */
function formatTime(atMs: number, nowMs: number): string {
  const [day, time = ''] = new Date(atMs).toISOString().split('T');
  const isToday = new Date(nowMs).toISOString().startsWith(`${day}T`);
  return `${isToday ? '' : `${day} `}${time.slice(0, 5)} UTC`;
}

function formatInterval(ms: number): string {
  if (ms < 1.5 * MINUTE_MS) return `${Math.max(1, Math.round(ms / 1000))} s`;
  if (ms < 1.5 * HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`;
  return `${Number((ms / HOUR_MS).toPrecision(2))} h`;
}
