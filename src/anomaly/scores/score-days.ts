const DAY_MS = 86_400_000;

/** Epoch milliseconds, both ends included. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** First millisecond of each day in UTC on which a span falls. */
export function daysOf({ fromMs, untilMs }: Span): readonly number[] {
  const days: number[] = [];
  for (let dayMs = dayOf(fromMs); dayMs <= untilMs; dayMs += DAY_MS) days.push(dayMs);
  return days;
}

/** First millisecond of the oldest day of which anything is kept. */
export function oldestKeptDay(nowMs: number, retentionDays: number): number {
  return dayOf(nowMs - retentionDays * DAY_MS);
}

/** The tables that are divided by day, and what the names of their days begin with: of single scores with the name of before. */
const DIVIDED = { single_scores: 'anomaly_scores', score_hours: 'score_hours' } as const;

export type Divided = keyof typeof DIVIDED;

/** Name of the part of a table that holds a day's scores; the names are in the order of the days. */
export function partitionOf(table: Divided, dayMs: number): string {
  return `${DIVIDED[table]}_${isoDay(dayMs).replaceAll('-', '')}`;
}

/** What falls into the table, in SQL. */
export function boundsOf(dayMs: number): string {
  return `from ('${isoDay(dayMs)}T00:00:00Z') to ('${isoDay(dayMs + DAY_MS)}T00:00:00Z')`;
}

function dayOf(atMs: number): number {
  return Math.floor(atMs / DAY_MS) * DAY_MS;
}

function isoDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
