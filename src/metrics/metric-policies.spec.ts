import { assertMetricPolicy } from '../ml/index.js';
import { DEFAULT_POLICIES, MetricPolicies } from './metric-policies.js';
import { KNOWN_METRIC_NAMES } from './metric-vocabulary.js';

describe('DEFAULT_POLICIES', () => {
  it('know every metric of the platform, and nothing below 0', () => {
    expect(Object.keys(DEFAULT_POLICIES).sort()).toEqual([...KNOWN_METRIC_NAMES].sort());
    for (const policy of Object.values(DEFAULT_POLICIES)) {
      expect(policy.lowest).toBe(0);
      expect(() => {
        assertMetricPolicy(policy);
      }).not.toThrow();
    }
  });

  it('end percentages at 100, and nothing else', () => {
    const ending = KNOWN_METRIC_NAMES.filter((name) => DEFAULT_POLICIES[name]?.highest === 100);
    expect(ending).toEqual(['cpu_usage', 'memory_usage', 'disk_usage', 'packet_loss']);
  });

  it('mind only rises of latency, lost packets and a filling disk', () => {
    const rising = KNOWN_METRIC_NAMES.filter((name) => DEFAULT_POLICIES[name]?.direction === 'high');
    expect(rising).toEqual(['disk_usage', 'latency', 'packet_loss']);
  });
});

describe('MetricPolicies', () => {
  const defaults = new MetricPolicies({});

  it('knows a metric by any of its names', () => {
    expect(defaults.of('cpu')).toBe(DEFAULT_POLICIES.cpu_usage);
    expect(defaults.of('cpu_usage')).toBe(DEFAULT_POLICIES.cpu_usage);
  });

  it('knows one source of a metric by the metric, unless it has a policy of its own', () => {
    const policies = new MetricPolicies({
      bandwidth_in: { minDeviation: 5 },
      'bandwidth_in{interface=eth2}': { minDeviation: 50 },
    });
    const minDeviations = ['eth0', 'eth2'].map(
      (name) => policies.of(`bandwidth_in{interface=${name}}`)?.minDeviation,
    );

    expect(minDeviations).toEqual([5, 50]);
    expect(policies.of('bandwidth_in{interface=eth2}')?.lowest).toBe(0);
    expect(policies.of('cpu{core=1}')).toEqual(DEFAULT_POLICIES.cpu_usage);
  });

  it('has none for a metric it does not know', () => {
    for (const name of ['value', 'fan_speed', 'm00', 'toString', '']) {
      expect(defaults.of(name)).toBeUndefined();
    }
  });

  it('replaces only what an override names', () => {
    const policies = new MetricPolicies({ cpu: { minDeviation: 10, highest: 400 } });
    expect(policies.of('cpu_usage')).toEqual({
      ...DEFAULT_POLICIES.cpu_usage,
      minDeviation: 10,
      highest: 400,
    });
    expect(policies.of('latency')).toBe(DEFAULT_POLICIES.latency);
  });

  it('takes a bound away with null', () => {
    expect(new MetricPolicies({ latency: { lowest: null } }).of('latency')?.lowest).toBeUndefined();
  });

  it('minds everything about a new metric but what its override says', () => {
    expect(new MetricPolicies({ fan_speed: { lowest: 0 } }).of('fan_speed')).toEqual({
      direction: 'both',
      minDeviation: 0,
      minRelativeDeviation: 0,
      lowest: 0,
    });
  });

  it('names the metric whose bounds cross', () => {
    expect(() => new MetricPolicies({ cpu_usage: { lowest: 200 } })).toThrow(
      'Policy of cpu_usage: lowest: must be below highest (100), got 200',
    );
  });
});
