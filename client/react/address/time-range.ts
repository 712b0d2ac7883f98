/** So many hours up to now, or two instants as ISO 8601. */
export type TimeRange = { readonly hours: number } | { readonly from: string; readonly until: string };

const HOUR_MS = 3_600_000;
const MOST_HOURS = 8_760;

/** What an address says, or the usual range where that is none. */
export function toRange(get: (name: string) => string | undefined, usual: TimeRange): TimeRange {
  const [from, until] = [Date.parse(get('from') ?? ''), Date.parse(get('until') ?? '')];
  const isRange = from < until && until - from <= MOST_HOURS * HOUR_MS;
  if (isRange) return { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
  const hours = Number(get('hours') ?? Number.NaN);
  return Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS ? { hours } : usual;
}

/** Epoch milliseconds. */
export function edgesOf(range: TimeRange, now: number): readonly [from: number, until: number] {
  if ('hours' in range) return [now - range.hours * HOUR_MS, now];
  return [Date.parse(range.from), Date.parse(range.until)];
}

/** The range around the same middle, at least so long. */
export function widened(from: number, until: number, leastMs: number): readonly [number, number] {
  const missing = Math.max(leastMs - (until - from), 0) / 2;
  return [Math.round(from - missing), Math.round(until + missing)];
}
