/** The quantity behind a metric, whichever of its names a table uses. */
export type Quantity =
  | 'cpu'
  | 'memory'
  | 'disk'
  | 'bandwidth_in'
  | 'bandwidth_out'
  | 'latency'
  | 'packet_loss'
  | 'live_users'
  | 'active_connections'
  | 'vpn_tunnels';

export interface Profile {
  readonly unit: 'percent' | 'mbps' | 'ms' | 'count';
  /** Level at rest: lowest and highest of the fleet, per unit of asset size where it scales. */
  readonly rest: readonly [number, number];
  readonly scalesWithSize: boolean;
  /** Shares of the level at rest: added at full workload, wandering over hours, fresh in every sample. */
  readonly rhythm: number;
  readonly wander: number;
  readonly noise: number;
  readonly weekendShare: number;
  /** Share of the level gained or lost per two weeks. */
  readonly drift: number;
  readonly ceiling: number;
  readonly decimals: 0 | 2;
}

type Row = readonly [
  unit: Profile['unit'],
  rest: readonly [number, number],
  rhythm: number,
  wander: number,
  noise: number,
  weekendShare: number,
  drift: number,
];

const unbounded = Number.MAX_SAFE_INTEGER;

const profile = ([unit, rest, rhythm, wander, noise, weekendShare, drift]: Row): Profile => ({
  unit,
  rest,
  scalesWithSize: unit === 'mbps' || unit === 'count',
  rhythm,
  wander,
  noise,
  weekendShare,
  drift,
  ceiling: unit === 'percent' ? 100 : unbounded,
  decimals: unit === 'count' ? 0 : 2,
});

export const profiles: Readonly<Record<Quantity, Profile>> = {
  cpu: profile(['percent', [14, 26], 1.1, 0.12, 0.07, 0.4, 0.01]),
  memory: profile(['percent', [42, 62], 0.12, 0.03, 0.008, 0.6, 0.04]),
  disk: profile(['percent', [48, 70], 0.01, 0.004, 0.001, 0.8, 0.05]),
  bandwidth_in: profile(['mbps', [26, 40], 2.4, 0.15, 0.08, 0.35, 0.01]),
  bandwidth_out: profile(['mbps', [18, 30], 2.1, 0.15, 0.08, 0.35, 0.01]),
  latency: profile(['ms', [2, 9], 0.35, 0.08, 0.06, 0.5, 0]),
  packet_loss: profile(['percent', [0.02, 0.08], 0.5, 0.3, 0.5, 0.6, 0]),
  live_users: profile(['count', [12, 20], 6, 0.12, 0.04, 0.2, 0]),
  active_connections: profile(['count', [160, 240], 3.5, 0.14, 0.05, 0.3, 0]),
  vpn_tunnels: profile(['count', [6, 9], 0.8, 0.06, 0.02, 0.5, 0]),
};

/** Both vocabularies lead to the same quantity. */
export function quantityOf(metricType: string): Quantity | undefined {
  const name = metricType.replace(/_usage$/, '');
  return name in profiles ? (name as Quantity) : undefined;
}
