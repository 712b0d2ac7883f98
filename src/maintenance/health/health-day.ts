import type { HealthFactor, HealthStatus } from './rate-health.js';

/** How an asset may stand: an asset on which somebody works is excluded from what is said of the others. */
export const FLEET_STATUSES = ['healthy', 'warning', 'critical', 'unknown', 'maintenance'] as const;
export type FleetHealthStatus = HealthStatus | 'maintenance';

/** What lowered a score, kind by kind. */
export type DayFactor = Pick<HealthFactor, 'kind' | 'points' | 'reason'>;

/** The health of an asset at its last look of a day. */
export interface HealthDay {
  readonly assetId: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly status: FleetHealthStatus;
  /** 0..100; null where it is unknown or in maintenance. */
  readonly score: number | null;
  /** Of failing within the horizon; null where none was predicted. */
  readonly probability: number | null;
  readonly factors: readonly DayFactor[];
}

/** How the fleet stood on a day. */
export interface FleetDay {
  readonly day: string;
  readonly counts: Readonly<Record<FleetHealthStatus, number>>;
  /** Of those with a score; null where there was none. */
  readonly medianScore: number | null;
  readonly lowestTenthScore: number | null;
}
