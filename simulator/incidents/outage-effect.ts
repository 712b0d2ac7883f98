import { type Quantity } from '../signals/index.js';

/** Nothing answers any more, so nothing is measured. */
export const silence = undefined;

const traffic: ReadonlySet<Quantity> = new Set([
  'bandwidth_in',
  'bandwidth_out',
  'live_users',
  'active_connections',
  'vpn_tunnels',
]);

/** Metrics that show an outage at an asset that is itself dark, and at one that is only cut off behind it. */
export const outageQuantities: Readonly<Record<'dark' | 'cutOff', ReadonlySet<Quantity>>> = {
  dark: new Set<Quantity>([...traffic, 'packet_loss', 'latency', 'cpu', 'memory']),
  cutOff: new Set<Quantity>([...traffic, 'packet_loss', 'latency']),
};

/** The poller still counts lost packets and empty links of a dark device; it cannot ask for the rest. */
export function outageEffect(
  quantity: Quantity,
  healthy: number,
  magnitude: number,
): number | typeof silence {
  if (traffic.has(quantity)) {
    return healthy * (1 - magnitude);
  }
  if (quantity === 'packet_loss') {
    return 100 * magnitude;
  }
  return magnitude >= 1 ? silence : healthy * (1 + 15 * magnitude);
}
