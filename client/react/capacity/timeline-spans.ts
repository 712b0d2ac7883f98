import type { CapacityRow } from '../../ml-api.js';

/** Where a row stands between now (0) and the horizon (1). */
export interface TimelineSpan {
  readonly row: CapacityRow;
  /** The earliest and the latest plausible day; the latest may be beyond the horizon. */
  readonly from: number;
  readonly until: number;
  /** The median; undefined where it is not within the horizon. */
  readonly median: number | undefined;
  /** When the median is at 80 %; undefined where it is, or not within the horizon. */
  readonly early: number | undefined;
}

const DAY_MS = 86_400_000;

/** Rows that are at their limit, or may get there within the horizon, in the order given. */
export function timelineSpans(
  rows: readonly CapacityRow[],
  { nowMs, horizonDays }: { readonly nowMs: number; readonly horizonDays: number },
): readonly TimelineSpan[] {
  const shareOf = (at: string | null): number | undefined =>
    at === null ? undefined : clamp((Date.parse(at) - nowMs) / (horizonDays * DAY_MS));
  return rows.flatMap((row): TimelineSpan[] => {
    const { answer, medianAt, upperAt, lowerAt } = row.at100;
    const early = row.at80.answer === 'date' ? shareOf(row.at80.medianAt) : undefined;
    if (answer === 'since') return [{ row, from: 0, until: 1, median: 0, early: undefined }];
    const from = shareOf(upperAt);
    if (from === undefined) return [];
    return [{ row, from, until: shareOf(lowerAt) ?? 1, median: shareOf(medianAt), early }];
  });
}

function clamp(share: number): number {
  return Math.max(0, Math.min(1, share));
}
