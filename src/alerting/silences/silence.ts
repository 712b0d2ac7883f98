import type { SeriesKey } from '../../metrics/index.js';

/** A time in which EMS Core is not told of an asset, a metric of every asset, one metric of one asset, or anything. */
export interface Mute {
  readonly id: string;
  /** Null for every asset. */
  readonly assetId: string | null;
  /** Canonical; null for every metric. */
  readonly metricName: string | null;
  readonly startsAt: Date;
  /** Null until it is removed. */
  readonly endsAt: Date | null;
  readonly reason: string;
  readonly createdAt: Date;
}

export type NewMute = Omit<Mute, 'id'>;

/** Whether the mute is in force at an instant: from its start on, up to but not at its end. */
export function isActive({ startsAt, endsAt }: Mute, at: Date): boolean {
  return startsAt <= at && (endsAt === null || at < endsAt);
}

export function isMutedBy(mute: Mute, series: SeriesKey, at: Date): boolean {
  return (
    (mute.assetId === null || mute.assetId === series.assetId) &&
    (mute.metricName === null || mute.metricName === series.metricName) &&
    isActive(mute, at)
  );
}
