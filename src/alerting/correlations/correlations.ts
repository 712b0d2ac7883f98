import type { EmsAlertWithEvent } from '../../ems/index.js';
import { chanceOfFewer } from './poisson.js';

interface CorrelationGroup {
  readonly type: 'fingerprint' | 'asset' | 'time_cluster';
  /** Oldest first, two or more. */
  readonly alertIds: readonly string[];
  /** 0..1. */
  readonly score: number;
  readonly reason: string;
}

export interface Correlations {
  readonly nAlerts: number;
  readonly nInWindow: number;
  readonly nFingerprints: number;
  readonly isStorm: boolean;
  /** The surest first, the largest of equally sure ones. */
  readonly groups: readonly CorrelationGroup[];
}

/** An alert and the incident that the engine has put it into; without one where it has no readable time. */
export interface PlacedAlert {
  readonly alert: EmsAlertWithEvent;
  readonly incident: string | undefined;
}

const CLUSTER_SIZE = 3;
const REACH_MS = 5 * 60_000;

/**
 * What alerts have in common.
 *
 * - `fingerprint`: alerts of one event; score 1.
 * - `asset`: alerts of one asset; 0.5, and half the share of neighbours in time that are of one incident.
 * - `time_cluster`: an incident of three alerts or more on two assets or more; the probability of fewer alerts in its time at the average rate of the
 *   window, were they independent (Poisson).
 *
 * @param placed - oldest first
 */
export function groupsOf(placed: readonly PlacedAlert[], windowMs: number): readonly CorrelationGroup[] {
  const groups = [...fingerprintGroups(placed), ...assetGroups(placed), ...incidentGroups(placed, windowMs)];
  return groups.sort((a, b) => b.score - a.score || b.alertIds.length - a.alertIds.length);
}

/** Alerts of one event have one fingerprint; where only the id of the event is given, that stands for it. */
export function identityOf({ fingerprint, eventId }: EmsAlertWithEvent): string {
  return fingerprint ?? eventId;
}

function fingerprintGroups(placed: readonly PlacedAlert[]): readonly CorrelationGroup[] {
  return sharing(placed, ({ alert }) => identityOf(alert)).map((group) => {
    const title = group[0]?.alert.title ?? null;
    return {
      type: 'fingerprint',
      alertIds: idsOf(group),
      score: 1,
      reason: `${group.length} alerts of the same event${title === null ? '' : `: ${title}`}`,
    };
  });
}

function assetGroups(placed: readonly PlacedAlert[]): readonly CorrelationGroup[] {
  return sharing(placed, ({ alert }) => alert.assetId).map((group) => {
    const nTogether = group.filter(({ incident }, i) => i > 0 && incident === group[i - 1]?.incident).length;
    return {
      type: 'asset',
      alertIds: idsOf(group),
      score: round(0.5 + (0.5 * nTogether) / (group.length - 1)),
      reason: `${group.length} alerts of the same asset, ${nTogether} of them in one incident with the one before`,
    };
  });
}

function incidentGroups(placed: readonly PlacedAlert[], windowMs: number): readonly CorrelationGroup[] {
  const timed = placed.filter(({ incident }) => incident !== undefined);
  return sharing(timed, ({ incident }) => incident ?? null).flatMap((group) => {
    const nAssets = new Set(group.map(({ alert }) => alert.assetId)).size;
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last || group.length < CLUSTER_SIZE || nAssets < 2) return [];
    const spanMs = last.alert.createdAtMs - first.alert.createdAtMs;
    const minutes = Math.max(1, Math.ceil(spanMs / 60_000));
    const usual = (timed.length * Math.min(windowMs, spanMs + REACH_MS)) / windowMs;
    return {
      type: 'time_cluster' as const,
      alertIds: idsOf(group),
      score: round(chanceOfFewer(group.length, usual)),
      reason:
        `${group.length} alerts of ${nAssets} assets within ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, ` +
        `where ${usual.toPrecision(2)} are usual`,
    };
  });
}

/** @returns those that have a key in common, two or more each */
function sharing(
  placed: readonly PlacedAlert[],
  keyOf: (one: PlacedAlert) => string | null,
): readonly (readonly PlacedAlert[])[] {
  const groups = Map.groupBy(placed, keyOf);
  groups.delete(null);
  return [...groups.values()].filter(({ length }) => length > 1);
}

function idsOf(group: readonly PlacedAlert[]): readonly string[] {
  return group.map(({ alert }) => alert.id);
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
