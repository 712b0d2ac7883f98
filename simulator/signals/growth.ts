import { type Quantity } from './profile.js';

/** How the level at rest of a series moves over months. */
export interface Growth {
  /** When its history begins. */
  readonly fromMs: number;
  /** In its unit: what it is then, and what comes to it in a month. */
  readonly rest: number;
  readonly perMonth: number;
}

type Row = readonly [asset: string, quantity: Quantity, rest: number, perMonth: number];

/** Half a year later: some near their limit, some on the way there, some that stay. */
const rows: readonly Row[] = [
  ['app-srv-01', 'disk', 49, 7.3],
  ['db-srv-01', 'disk', 48, 5.5],
  ['file-srv-01', 'disk', 62, 3.2],
  ['orders-db', 'disk', 40, 2.5],
  ['app-srv-02', 'disk', 55, 0],
  ['app-srv-03', 'disk', 47, 0],
  ['vm-build-01', 'disk', 71, 0],
  ['customer-portal', 'memory', 45, 3],
  ['lb-01', 'memory', 58, 0],
  ['fw-branch-01', 'bandwidth_in', 85, 19],
  ['ec2-web-01', 'bandwidth_in', 130, 12],
];

const monthMs = 30 * 86_400_000;

/** Undefined for a series that only wanders. */
export function growthOf(asset: string, quantity: Quantity, fromMs: number): Growth | undefined {
  const row = rows.find(([name, what]) => name === asset && what === quantity);
  return row && { fromMs, rest: row[2], perMonth: row[3] };
}

/** The level at rest at an instant. */
export function grown({ fromMs, rest, perMonth }: Growth, atMs: number): number {
  return rest + (perMonth * (atMs - fromMs)) / monthMs;
}
