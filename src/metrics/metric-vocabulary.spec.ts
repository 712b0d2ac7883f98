import {
  canonicalMetricName,
  KNOWN_METRIC_NAMES,
  storedMetricNames,
  usualUnit,
} from './metric-vocabulary.js';

describe('the metric vocabulary', () => {
  it.each([
    ['cpu', 'cpu_usage'],
    ['cpu_usage', 'cpu_usage'],
    ['memory', 'memory_usage'],
    ['disk', 'disk_usage'],
    ['bandwidth_in', 'bandwidth_in'],
    ['fan_speed', 'fan_speed'],
  ])('calls %s %s', (name, canonical) => {
    expect(canonicalMetricName(name)).toBe(canonical);
  });

  it('finds every known metric under all its stored names, the canonical one first', () => {
    expect(storedMetricNames('cpu_usage')).toEqual(['cpu_usage', 'cpu']);
    expect(storedMetricNames('fan_speed')).toEqual(['fan_speed']);
    for (const name of KNOWN_METRIC_NAMES) {
      expect(storedMetricNames(name)[0]).toBe(name);
      for (const stored of storedMetricNames(name)) expect(canonicalMetricName(stored)).toBe(name);
    }
  });

  it('knows the units of the platform', () => {
    expect(['cpu_usage', 'bandwidth_in', 'latency', 'vpn_tunnels', 'fan_speed'].map(usualUnit)).toEqual([
      'percent',
      'mbps',
      'ms',
      'count',
      '',
    ]);
  });
});
