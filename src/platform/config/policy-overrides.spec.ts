import { readPolicyOverrides } from './policy-overrides.js';

const faultsOf = (overrides: unknown): readonly string[] =>
  readPolicyOverrides(JSON.stringify(overrides)).faults;

describe('readPolicyOverrides', () => {
  it('takes any part of a policy for any metric', () => {
    const given = {
      cpu_usage: { direction: 'high', minDeviation: 5, highest: 400 },
      fan_speed: { minRelativeDeviation: 0.2, lowest: 0 },
      temperature: { lowest: null, highest: null },
      latency: { invalidValues: [] },
      rx_power: { invalidValues: [-40, 65535] },
    };
    expect(readPolicyOverrides(JSON.stringify(given))).toEqual({ overrides: given, faults: [] });
    expect(readPolicyOverrides('{}')).toEqual({ overrides: {}, faults: [] });
  });

  it.each(['', 'cpu', '[]', 'null', '3', '{"cpu_usage":'])(
    'refuses %j, which is no object by name',
    (text) => {
      expect(readPolicyOverrides(text).faults).toEqual(['must be a JSON object by metric name']);
    },
  );

  it.each([
    [{ direction: 'up' }, 'cpu.direction must be both, high, low (it is "up")'],
    [{ minDeviation: -1 }, 'cpu.minDeviation must be a number, 0 or more (it is -1)'],
    [{ minDeviation: '2' }, 'cpu.minDeviation must be a number, 0 or more (it is "2")'],
    [{ minRelativeDeviation: null }, 'cpu.minRelativeDeviation must be a number, 0 or more (it is null)'],
    [{ lowest: 'none' }, 'cpu.lowest must be a number, or null for no bound (it is "none")'],
    [{ lowest: 100, highest: 0 }, 'cpu.lowest must be below highest, 0 (it is 100)'],
    [
      { mindeviation: 2 },
      'cpu.mindeviation is no field; there are direction, minDeviation, minRelativeDeviation, lowest, highest, capacity, invalidValues (it is 2)',
    ],
    [{ invalidValues: 5 }, 'cpu.invalidValues must be a list of numbers, at most 20 (it is 5)'],
    [{ invalidValues: ['-1'] }, 'cpu.invalidValues must be a list of numbers, at most 20 (it is ["-1"])'],
    [7, 'cpu must be an object (it is 7)'],
  ])('names metric, field and range of %j', (override, fault) => {
    expect(faultsOf({ cpu: override })).toEqual([fault]);
  });

  it('lists the faults of all metrics at once', () => {
    expect(faultsOf({ a: { lowest: true, direction: 0 }, b: [], c: {} })).toHaveLength(3);
  });
});
