import { useAddress } from './use-address.js';
import { type TimeRange, toRange, widened } from './time-range.js';

const LEAST_MS = 60_000;

/** The time range of a view, in its address: so many hours up to now, or from and until. */
export function useRange(usual: TimeRange) {
  const address = useAddress();
  const range = toRange(address.get, usual);
  const zoom = (from: number, until: number) => {
    const [start, end] = widened(from, until, LEAST_MS);
    const limit = Math.min(end, Date.now());
    address.set({ from: iso(start), until: iso(Math.max(limit, start + LEAST_MS)), hours: undefined });
  };
  return {
    range,
    /** Whether it is another range than the usual one. */
    isZoomed: address.get('from') !== undefined,
    zoom,
    lookBack: (hours: number) => address.set({ hours: String(hours), from: undefined, until: undefined }),
    reset: () => address.set({ hours: undefined, from: undefined, until: undefined }),
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
