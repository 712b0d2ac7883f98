import type { HourCounts } from './busiest-hours.js';

/** What came again and again, of one entity and kind. */
export interface NoisyKind {
  readonly entityId: string;
  readonly entityName: string;
  /** Metric and direction of an episode, or what the platform calls it. */
  readonly kind: string;
  readonly source: string;
  readonly count: number;
  /** Of them those that were announced by themselves. */
  readonly announced: number;
  /** Half of them were over within this, in minutes; null while none is over. */
  readonly medianMinutes: number | null;
  /** Entities with the same kind in the same time. */
  readonly nEntitiesAlike: number;
  /** Incidents of it that operators called noise. */
  readonly nNoise: number;
  /** By hour of the day, LOCAL_TIMEZONE. */
  readonly hours: HourCounts;
}

/** What would calm it. */
export interface NoiseRemedy {
  readonly setting: 'METRIC_POLICIES' | 'recurring silence' | 'silence';
  /** What to set, in words. */
  readonly text: string;
  /** How many of them it would have calmed; null where that depends on the value. */
  readonly calms: number | null;
}
