import type { AlertingPreview } from '../../ml-api.js';

/** Alerts of one day, UTC. */
export interface DayCounts {
  /** @example 2026-11-24 */
  readonly date: string;
  readonly single: number;
  readonly incident: number;
}

const DAY_MS = 86_400_000;

/** Every day of the range, also those without anything. @param until - epoch milliseconds */
export function dayCounts({ since, days }: AlertingPreview, until: number): readonly DayCounts[] {
  const known = new Map(days.map((day) => [day.date, day]));
  const counts: DayCounts[] = [];
  const first = Math.floor(Date.parse(since) / DAY_MS) * DAY_MS;
  for (let at = first; at <= until; at += DAY_MS) {
    const date = new Date(at).toISOString().slice(0, 10);
    const day = known.get(date);
    counts.push({ date, single: day?.singleAlerts ?? 0, incident: day?.incidentAlerts ?? 0 });
  }
  return counts;
}
