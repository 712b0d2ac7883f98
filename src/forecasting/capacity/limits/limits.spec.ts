import { linkCapacities } from './link-capacity.js';
import { limitOf, noLimitReason } from './series-limit.js';

const link = (sourceId: string, targetId: string, speedMbps: number, isUplink = true) => ({
  sourceId,
  targetId,
  speedMbps,
  isUplink,
});

describe('linkCapacities', () => {
  it('takes the uplinks of an asset together, and all its connections where it has none', () => {
    const found = linkCapacities([
      link('core', 'edge', 100),
      link('core', 'edge', 50),
      link('edge', 'access', 1000),
      link('edge', 'peer', 10, false),
    ]);
    expect(found.get('edge')).toEqual({ speedMbps: 150, nLinks: 2, isUplinks: true });
    expect(found.get('core')).toEqual({ speedMbps: 150, nLinks: 2, isUplinks: false });
    expect(found.get('peer')).toEqual({ speedMbps: 10, nLinks: 1, isUplinks: false });
    expect(found.get('nobody')).toBeUndefined();
  });
});

describe('limitOf', () => {
  const policy = { direction: 'both', minDeviation: 0, minRelativeDeviation: 0 } as const;
  const uplink = { speedMbps: 1000, nLinks: 1, isUplinks: true };

  it('knows a share by its unit or its bounds, and bandwidth by the speed of links, in its own unit', () => {
    const none = { policy: undefined, link: undefined };
    expect(limitOf({ metricName: 'disk_usage', unit: '%', ...none })).toMatchObject({ value: 100 });
    const bounded = { ...policy, lowest: 0, highest: 100 };
    expect(limitOf({ metricName: 'pool', unit: '', policy: bounded, link: undefined })?.source).toBe(
      'percent',
    );
    const inbound = { metricName: 'bandwidth_in{interface=eth1}', unit: 'kbps', policy, link: uplink };
    expect(limitOf(inbound)).toMatchObject({ value: 1_000_000, source: 'link-speed' });
    expect(limitOf({ ...inbound, link: undefined })).toBeUndefined();
    expect(limitOf({ metricName: 'latency', unit: 'ms', ...none })).toBeUndefined();
    expect(limitOf({ metricName: 'packet_loss', unit: 'percent', ...none })).toBeUndefined();
  });

  it('goes by the setting before all', () => {
    const limited = {
      metricName: 'bandwidth_in',
      unit: 'mbps',
      policy: { ...policy, capacity: 7 },
      link: uplink,
    };
    expect(limitOf(limited)).toMatchObject({ value: 7, source: 'setting' });
  });

  it('says what is missing', () => {
    expect(noLimitReason('bandwidth_out')).toMatch(/link_speed_mbps/);
    expect(noLimitReason('latency')).toMatch(/METRIC_POLICIES/);
  });
});
