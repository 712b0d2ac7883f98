import { assetNamed, connections, downstreamOf, fleet } from './index.js';

const reach = (name: string): Record<string, number> =>
  Object.fromEntries(downstreamOf(assetNamed(name)).map(({ asset, hops }) => [asset.name, hops]));

describe('topology', () => {
  it('connects every asset', () => {
    const connected = new Set(connections.flatMap(({ upstream, downstream }) => [upstream, downstream]));
    expect(connected.size).toBe(fleet.length);
  });

  it('reaches from a distribution switch over access switches to servers, hop by hop', () => {
    expect(reach('dist-sw-01')).toEqual({
      'acc-sw-01': 1,
      'acc-sw-02': 1,
      'app-srv-01': 2,
      'app-srv-02': 2,
      'app-srv-03': 2,
      'lb-01': 2,
      'vm-build-01': 2,
    });
  });

  it('follows neither backup nor peer links', () => {
    expect(reach('core-rtr-01')).not.toHaveProperty('core-rtr-02');
    expect(reach('core-rtr-02')).not.toHaveProperty('dist-sw-02');
  });

  it('ends at a server', () => {
    expect(downstreamOf(assetNamed('app-srv-01'))).toEqual([]);
  });
});
