import type { EventSeverity } from '../events/drafts.js';

export const IMPACT_LEVELS = ['low', 'medium', 'high', 'critical'] as const;
export type ImpactLevel = (typeof IMPACT_LEVELS)[number];

const SEVERITY_POINTS: Record<EventSeverity, number> = { critical: 60, warning: 35, info: 10 };
const TIER_POINTS: Readonly<Record<number, number>> = { 1: 25, 2: 15, 3: 5 };
const POINTS_PER_RELATED_EVENT = 3;
const MAX_RELATED_POINTS = 15;
const LEVEL_FLOORS: readonly (readonly [number, ImpactLevel])[] = [
  [80, 'critical'],
  [60, 'high'],
  [35, 'medium'],
];

interface ImpactInput {
  /** Anything but the three words of EMS Core counts as `warning`. */
  readonly severity?: string | undefined;
  /** Anything but 1, 2, 3 counts as 3. */
  readonly assetTier?: number | undefined;
  readonly relatedEvents?: number | undefined;
}

export interface BusinessImpact {
  /** Integer, 0..100. */
  readonly score: number;
  readonly level: ImpactLevel;
}

/**
 * How much an event matters to the business: severity + tier + related events.
 *
 * | points   |                                      |
 * |----------|--------------------------------------|
 * | severity | critical 60, warning 35, info 10     |
 * | tier     | 1 → 25, 2 → 15, 3 → 5                |
 * | related  | 3 for each related event, at most 15 |
 *
 * Level: critical from 80, high from 60, medium from 35, low below.
 */
export function businessImpact({ severity, assetTier, relatedEvents }: ImpactInput): BusinessImpact {
  const related = Number.isFinite(relatedEvents) ? Math.max(0, Math.trunc(relatedEvents ?? 0)) : 0;
  const score =
    SEVERITY_POINTS[knownSeverity(severity)] +
    (TIER_POINTS[assetTier ?? 3] ?? 5) +
    Math.min(MAX_RELATED_POINTS, related * POINTS_PER_RELATED_EVENT);
  return impactOf(score);
}

/** The impact that a score stands for. */
export function impactOf(score: number): BusinessImpact {
  return { score, level: LEVEL_FLOORS.find(([floor]) => score >= floor)?.[1] ?? 'low' };
}

function knownSeverity(severity: string | undefined): EventSeverity {
  const word = severity?.trim().toLowerCase();
  return word === 'critical' || word === 'info' ? word : 'warning';
}
