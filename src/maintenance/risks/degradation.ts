import { type MetricPolicy, timeToFailure } from '../../ml/index.js';
import { DAY_MS } from '../day.js';
import type { Observation } from '../observations/observation.js';
import type { TimeToFailureDays } from './asset-risk.js';

const PERCENT = 100;
/** A processor that is busy wears not, and lost packets fill nothing up. */
const NO_WEAR = /^(cpu|packet_loss|bandwidth|live_users|active_connections|vpn_tunnels)/;
/** As far ahead as risks look. */
const WITHIN_DAYS = 90;

/** A metric that comes to its limit. */
export interface Degradation {
  readonly metricName: string;
  readonly limit: number;
  /** Its last daily level. */
  readonly level: number;
  readonly time: TimeToFailureDays;
}

interface WearLimit {
  readonly value: number;
  readonly side: 'above' | 'below';
}

/** What a metric must not reach by its policy: a capacity, all of a share, or a bound below of what may only sink too low; undefined for none. */
function wearLimit(metricName: string, policy: MetricPolicy | undefined): WearLimit | undefined {
  if (policy === undefined || NO_WEAR.test(metricName)) return undefined;
  if (policy.capacity !== undefined) return { value: policy.capacity, side: 'above' };
  if (policy.direction === 'low' && policy.lowest !== undefined)
    return { value: policy.lowest, side: 'below' };
  return policy.lowest === 0 && policy.highest === PERCENT ? { value: PERCENT, side: 'above' } : undefined;
}

/**
 * Finds the metric of an asset that reaches its limit first.
 *
 * @param days - of one asset, oldest first
 * @returns the metric, or what would be needed to say so
 */
export function findDegradation(
  days: readonly Observation[],
  policyOf: (metricName: string) => MetricPolicy | undefined,
  nowMs: number,
): Degradation | string {
  const names = new Set(days.flatMap(({ metrics }) => [...metrics.keys()]));
  const found: Degradation[] = [];
  let needed = 'a metric with a limit (capacity in METRIC_POLICIES)';
  for (const metricName of names) {
    const limit = wearLimit(metricName, policyOf(metricName));
    if (limit === undefined) continue;
    const metric = { samples: levelsOf(days, metricName), limit: { ...limit, withinDays: WITHIN_DAYS } };
    const answer = timeToFailure({ metric });
    if (answer.basis === 'nothing') needed = answer.needed;
    if (answer.basis !== 'limit') continue;
    const { earliestAt, medianAt = nowMs, latestAt } = answer.forecast;
    const daysTo = (ms: number): number => Math.max(0, (ms - nowMs) / DAY_MS);
    found.push({
      metricName,
      limit: limit.value,
      level: metric.samples.values.at(-1) ?? Number.NaN,
      time: {
        low: daysTo(earliestAt ?? medianAt),
        median: daysTo(medianAt),
        high: latestAt === undefined ? null : daysTo(latestAt),
      },
    });
  }
  return found.sort((a, b) => a.time.median - b.time.median)[0] ?? needed;
}

/** A daily level stands at noon, so that it is of that day wherever it is. */
function levelsOf(days: readonly Observation[], metricName: string) {
  const known = days.flatMap(({ day, metrics }) => {
    const found = metrics.get(metricName);
    return found === undefined ? [] : [[(day + 0.5) * DAY_MS, found.level] as const];
  });
  return {
    timestamps: Float64Array.from(known, ([at]) => at),
    values: Float64Array.from(known, ([, level]) => level),
  };
}
