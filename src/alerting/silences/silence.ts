import { isNamed, type SeriesKey } from '../../metrics/index.js';
import type { Recurrence } from './recurrence.js';

/** A time in which nothing is announced of an asset, of a metric of every asset, of one metric of one asset, or at all. */
export interface Silence {
  readonly id: string;
  /** Null for every asset. */
  readonly assetId: string | null;
  /** Canonical; null for every metric. */
  readonly metricName: string | null;
  readonly startsAt: Date;
  /** Null until it is removed. */
  readonly endsAt: Date | null;
  /** When it is in force between start and end; null for all the time. */
  readonly recurrence: Recurrence | null;
  readonly reason: string;
  readonly createdAt: Date;
}

export type NewSilence = Omit<Silence, 'id'>;

/** Whether the silence is in force at an instant: from its start on, up to but not at its end, and where it recurs only then. */
export function isActive({ startsAt, endsAt, recurrence }: Silence, at: Date): boolean {
  const isBetween = startsAt <= at && (endsAt === null || at < endsAt);
  return isBetween && (recurrence === null || recurrence.isInForce(at));
}

export function isSilencedBy(silence: Silence, series: SeriesKey, at: Date): boolean {
  return (
    (silence.assetId === null || silence.assetId === series.assetId) &&
    (silence.metricName === null || isNamed(series, silence.metricName)) &&
    isActive(silence, at)
  );
}
