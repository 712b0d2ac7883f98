/** Numbers by hour of the day, 24 of them. */
export type HourCounts = readonly number[];

/** Longer is no rhythm of a job. */
const SPAN_HOURS = 2;

/** The two hours of the day in which most of it falls. */
export function busiestHours(hours: HourCounts): { readonly startHour: number; readonly count: number } {
  const countFrom = (startHour: number): number =>
    Array.from({ length: SPAN_HOURS }, (_, k) => hours[(startHour + k) % 24] ?? 0).reduce((a, b) => a + b);
  return hours
    .map((_, startHour) => ({ startHour, count: countFrom(startHour) }))
    .reduce((best, one) => (one.count > best.count ? one : best), { startHour: 0, count: 0 });
}
