import { type AssetType } from '../schema/index.js';
import { stableUuid } from './asset-id.js';
import { type FleetAsset, type Site } from './asset.js';
import { frankfurt, london, mumbai } from './sites.js';

type Row = readonly [
  name: string,
  type: AssetType,
  ip: string,
  site: Site,
  makeAndModel: string,
  tier: 1 | 2 | 3,
  size: number,
];

const rows: readonly Row[] = [
  ['core-rtr-01', 'router', '10.0.0.1', frankfurt, 'Cisco ASR-9006', 1, 40],
  ['core-rtr-02', 'router', '10.0.0.2', mumbai, 'Juniper MX480', 1, 36],
  ['edge-rtr-01', 'router', '10.0.0.11', frankfurt, 'Cisco ISR-4451', 1, 14],
  ['edge-rtr-02', 'router', '10.0.0.12', mumbai, 'Juniper MX204', 2, 12],
  ['fw-01', 'firewall', '10.0.1.1', frankfurt, 'Palo-Alto PA-5220', 1, 12],
  ['fw-02', 'firewall', '10.0.1.2', mumbai, 'Fortinet FG-1800F', 1, 10],
  ['fw-branch-01', 'firewall', '10.4.1.1', london, 'Fortinet FG-100F', 2, 2],
  ['dist-sw-01', 'switch', '10.0.2.1', frankfurt, 'Cisco C9500', 1, 18],
  ['dist-sw-02', 'switch', '10.0.2.2', frankfurt, 'Arista 7280R3', 1, 16],
  ['dist-sw-03', 'switch', '10.0.2.3', mumbai, 'Arista 7280R3', 2, 15],
  ['acc-sw-01', 'switch', '10.0.3.1', frankfurt, 'Cisco C9300', 2, 6],
  ['acc-sw-02', 'switch', '10.0.3.2', frankfurt, 'Cisco C9300', 2, 6],
  ['acc-sw-03', 'switch', '10.0.3.3', frankfurt, 'HPE 6300M', 3, 5],
  ['acc-sw-04', 'switch', '10.0.3.4', mumbai, 'HPE 6300M', 3, 5],
  ['lb-01', 'load_balancer', '10.0.9.1', frankfurt, 'F5 i5800', 1, 8],
  ['app-srv-01', 'server', '10.0.10.1', frankfurt, 'Dell R740', 2, 2],
  ['app-srv-02', 'server', '10.0.10.2', frankfurt, 'Dell R740', 2, 2],
  ['app-srv-03', 'server', '10.0.10.3', frankfurt, 'HPE DL380', 2, 1.6],
  ['db-srv-01', 'server', '10.0.10.21', frankfurt, 'Dell R940', 1, 3],
  ['file-srv-01', 'server', '10.1.10.31', mumbai, 'HPE DL360', 3, 1.2],
  ['vm-build-01', 'vm', '10.0.11.5', frankfurt, 'VMware ESXi-guest', 3, 0.6],
  ['ec2-web-01', 'ec2', '172.31.4.17', frankfurt, 'AWS m6i.large', 2, 1],
  ['orders-db', 'database', '10.0.10.22', frankfurt, 'PostgreSQL 15', 1, 2],
  ['customer-portal', 'application', '10.1.12.8', mumbai, 'Internal portal', 2, 1],
];

export const fleet: readonly FleetAsset[] = rows.map(([name, type, ip, site, makeAndModel, tier, size]) => {
  const [vendor = '', model = ''] = makeAndModel.split(' ');
  return {
    id: stableUuid(name),
    name,
    type,
    ip,
    site,
    vendor: vendor.replace('-', ' '),
    model,
    tier,
    size,
    tags: [type, site.region],
  };
});

const byName = new Map(fleet.map((asset) => [asset.name, asset]));

export function assetNamed(name: string): FleetAsset {
  const asset = byName.get(name);
  if (asset === undefined) {
    throw new RangeError(`No asset of the fleet is named ${name}.`);
  }
  return asset;
}
