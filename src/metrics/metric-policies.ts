import { assertMetricPolicy, type MetricPolicy } from '../ml/index.js';
import type { PolicyOverride, PolicyOverrides } from '../platform/config/index.js';
import { canonicalMetricName } from './metric-vocabulary.js';
import { baseNameOf } from './tags/tagged-name.js';

/** Every departure of any value is news. */
const ANYTHING: MetricPolicy = { direction: 'both', minDeviation: 0, minRelativeDeviation: 0 };

const PERCENT: MetricPolicy = { ...ANYTHING, lowest: 0, highest: 100 };
const AMOUNT: MetricPolicy = { ...ANYTHING, minRelativeDeviation: 0.1, lowest: 0 };

/** Which departures of the platform's metrics are actionable, by canonical name and in the units of the vocabulary. */
export const DEFAULT_POLICIES: Readonly<Record<string, MetricPolicy>> = {
  cpu_usage: { ...PERCENT, minDeviation: 2 },
  memory_usage: { ...PERCENT, minDeviation: 2 },
  disk_usage: { ...PERCENT, direction: 'high', minDeviation: 1 },
  bandwidth_in: { ...AMOUNT, minDeviation: 1 },
  bandwidth_out: { ...AMOUNT, minDeviation: 1 },
  latency: { ...AMOUNT, direction: 'high', minDeviation: 1, invalidValues: [0] },
  packet_loss: { ...PERCENT, direction: 'high', minDeviation: 0.5 },
  live_users: { ...AMOUNT, minDeviation: 2 },
  active_connections: { ...AMOUNT, minDeviation: 5 },
  vpn_tunnels: { ...AMOUNT, minDeviation: 1 },
};

const DEFAULTS: ReadonlyMap<string, MetricPolicy> = new Map(Object.entries(DEFAULT_POLICIES));

/** The policy of each metric: the platform's defaults, with what the settings say differently. */
export class MetricPolicies {
  private readonly overridden: ReadonlyMap<string, MetricPolicy>;

  /**
   * @param overrides by any name of a metric.
   * @throws RangeError naming the metric whose bounds cross once both are put together.
   */
  constructor(overrides: PolicyOverrides) {
    this.overridden = new Map(
      Object.entries(overrides).map(([name, override]) => {
        const metricName = canonicalMetricName(name);
        return [metricName, overridden(metricName, override)];
      }),
    );
  }

  /** @returns undefined for a metric of which nothing is known: every departure of any value is news. */
  of(metricName: string): MetricPolicy | undefined {
    const canonical = canonicalMetricName(baseNameOf(metricName));
    return this.overridden.get(metricName) ?? this.overridden.get(canonical) ?? DEFAULTS.get(canonical);
  }
}

function overridden(metricName: string, override: PolicyOverride): MetricPolicy {
  const policy = { ...(DEFAULTS.get(baseNameOf(metricName)) ?? ANYTHING), ...override };
  const bounded = {
    ...policy,
    lowest: policy.lowest ?? undefined,
    highest: policy.highest ?? undefined,
    capacity: policy.capacity ?? undefined,
  };
  try {
    assertMetricPolicy(bounded);
  } catch (error) {
    throw new RangeError(`Policy of ${metricName}: ${error instanceof Error ? error.message : ''}`);
  }
  return bounded;
}
