import { type FleetAsset } from './asset.js';
import { assetNamed } from './fleet.js';

export interface Connection {
  readonly upstream: FleetAsset;
  readonly downstream: FleetAsset;
  readonly kind: 'uplink' | 'backup' | 'peer' | 'wan';
  readonly speedMbps: number;
}

type Row = readonly [upstream: string, downstream: string, kind: Connection['kind'], speedMbps: number];

const rows: readonly Row[] = [
  ['core-rtr-01', 'core-rtr-02', 'peer', 100_000],
  ['core-rtr-01', 'edge-rtr-01', 'uplink', 40_000],
  ['core-rtr-02', 'edge-rtr-02', 'uplink', 40_000],
  ['edge-rtr-01', 'fw-01', 'uplink', 20_000],
  ['edge-rtr-02', 'fw-02', 'uplink', 20_000],
  ['edge-rtr-02', 'fw-branch-01', 'wan', 1000],
  ['edge-rtr-01', 'ec2-web-01', 'wan', 1000],
  ['core-rtr-01', 'dist-sw-01', 'uplink', 40_000],
  ['core-rtr-01', 'dist-sw-02', 'uplink', 40_000],
  ['core-rtr-02', 'dist-sw-02', 'backup', 40_000],
  ['core-rtr-02', 'dist-sw-03', 'uplink', 40_000],
  ['dist-sw-01', 'acc-sw-01', 'uplink', 10_000],
  ['dist-sw-01', 'acc-sw-02', 'uplink', 10_000],
  ['dist-sw-02', 'acc-sw-02', 'backup', 10_000],
  ['dist-sw-02', 'acc-sw-03', 'uplink', 10_000],
  ['dist-sw-03', 'acc-sw-04', 'uplink', 10_000],
  ['acc-sw-01', 'app-srv-01', 'uplink', 1000],
  ['acc-sw-01', 'app-srv-02', 'uplink', 1000],
  ['acc-sw-02', 'app-srv-03', 'uplink', 1000],
  ['acc-sw-02', 'lb-01', 'uplink', 10_000],
  ['acc-sw-02', 'vm-build-01', 'uplink', 1000],
  ['acc-sw-03', 'db-srv-01', 'uplink', 10_000],
  ['acc-sw-03', 'orders-db', 'uplink', 10_000],
  ['acc-sw-04', 'file-srv-01', 'uplink', 1000],
  ['acc-sw-04', 'customer-portal', 'uplink', 1000],
];

export const connections: readonly Connection[] = rows.map(([upstream, downstream, kind, speedMbps]) => ({
  upstream: assetNamed(upstream),
  downstream: assetNamed(downstream),
  kind,
  speedMbps,
}));

interface Reach {
  readonly asset: FleetAsset;
  readonly hops: number;
}

/** Everything cut off when an asset goes dark, nearest first; backup and peer links carry nothing here. */
export function downstreamOf(root: FleetAsset): readonly Reach[] {
  const reached: Reach[] = [{ asset: root, hops: 0 }];
  for (const { asset, hops } of reached) {
    for (const { upstream, downstream, kind } of connections) {
      if (upstream === asset && (kind === 'uplink' || kind === 'wan')) {
        reached.push({ asset: downstream, hops: hops + 1 });
      }
    }
  }
  return reached.slice(1);
}
