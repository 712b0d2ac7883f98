import type { EmsAlertWithEvent } from '../../ems/index.js';
import { largestCount, splitByGaps } from './time-clusters.js';
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

const CLUSTER_GAP_MS = 5 * 60_000;
const CLUSTER_SIZE = 3;
const ASSET_GAP_MS = 15 * 60_000;
const STORM_SIZE = 10;
const STORM_SPAN_MS = 5 * 60_000;

/**
 * Groups alerts that belong together.
 *
 * - `fingerprint`: alerts of one event; score 1.
 * - `asset`: alerts of one asset; 0.5, and half the share of neighbours that came within 15 minutes of each other.
 * - `time_cluster`: three alerts or more of two assets or more, none more than five minutes after the one before; the probability of fewer alerts
 *   in that time at the average rate of the window, were they independent (Poisson).
 *
 * @param windowMs alerts older than this before the newest are excluded; those without a readable time are excluded from time clusters only.
 */
export function findCorrelations(alerts: readonly EmsAlertWithEvent[], windowMs: number): Correlations {
  const newestMs = alerts.reduce(
    (newest, { createdAtMs }) => (createdAtMs > newest ? createdAtMs : newest),
    -Infinity,
  );
  const inWindow = alerts
    .filter(({ createdAtMs }) => !(createdAtMs < newestMs - windowMs))
    .sort((a, b) => timeOf(a) - timeOf(b) || a.id.localeCompare(b.id));
  const timed = inWindow.filter(({ createdAtMs }) => !Number.isNaN(createdAtMs));
  const groups = [...fingerprintGroups(inWindow), ...assetGroups(inWindow), ...timeClusters(timed, windowMs)];
  return {
    nAlerts: alerts.length,
    nInWindow: inWindow.length,
    nFingerprints: new Set(inWindow.map(identityOf)).size,
    isStorm: largestCount(timed.map(timeOf), STORM_SPAN_MS) >= STORM_SIZE,
    groups: groups.sort((a, b) => b.score - a.score || b.alertIds.length - a.alertIds.length),
  };
}

function fingerprintGroups(alerts: readonly EmsAlertWithEvent[]): readonly CorrelationGroup[] {
  return sharing(alerts, identityOf).map((group) => {
    const title = group[0]?.title ?? null;
    return {
      type: 'fingerprint',
      alertIds: idsOf(group),
      score: 1,
      reason: `${group.length} alerts of the same event${title === null ? '' : `: ${title}`}`,
    };
  });
}

function assetGroups(alerts: readonly EmsAlertWithEvent[]): readonly CorrelationGroup[] {
  return sharing(alerts, ({ assetId }) => assetId).map((group) => {
    const gaps = group.slice(1).map((alert, i) => timeOf(alert) - timeOf(group[i] ?? alert));
    const nClose = gaps.filter((gap) => gap <= ASSET_GAP_MS).length;
    return {
      type: 'asset',
      alertIds: idsOf(group),
      score: round(0.5 + (0.5 * nClose) / gaps.length),
      reason: `${group.length} alerts of the same asset, ${nClose} of them within 15 minutes of the one before`,
    };
  });
}

function timeClusters(alerts: readonly EmsAlertWithEvent[], windowMs: number): readonly CorrelationGroup[] {
  return splitByGaps(alerts, timeOf, CLUSTER_GAP_MS).flatMap((cluster) => {
    const nAssets = new Set(cluster.map(({ assetId }) => assetId)).size;
    const [first, last] = [cluster[0], cluster.at(-1)];
    if (!first || !last || cluster.length < CLUSTER_SIZE || nAssets < 2) return [];
    const spanMs = timeOf(last) - timeOf(first);
    const minutes = Math.max(1, Math.ceil(spanMs / 60_000));
    const usual = (alerts.length * Math.min(windowMs, spanMs + CLUSTER_GAP_MS)) / windowMs;
    return {
      type: 'time_cluster' as const,
      alertIds: idsOf(cluster),
      score: round(chanceOfFewer(cluster.length, usual)),
      reason:
        `${cluster.length} alerts of ${nAssets} assets within ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, ` +
        `where ${usual.toPrecision(2)} are usual`,
    };
  });
}

/** Alerts of one event have one fingerprint; where only the id of the event is given, that stands for it. */
function identityOf({ fingerprint, eventId }: EmsAlertWithEvent): string {
  return fingerprint ?? eventId;
}

/** @returns the alerts that have a key in common, two or more each */
function sharing(
  alerts: readonly EmsAlertWithEvent[],
  keyOf: (alert: EmsAlertWithEvent) => string | null,
): readonly (readonly EmsAlertWithEvent[])[] {
  const groups = Map.groupBy(alerts, keyOf);
  groups.delete(null);
  return [...groups.values()].filter(({ length }) => length > 1);
}

function timeOf({ createdAtMs }: EmsAlertWithEvent): number {
  return Number.isNaN(createdAtMs) ? 0 : createdAtMs;
}

function idsOf(alerts: readonly EmsAlertWithEvent[]): readonly string[] {
  return alerts.map(({ id }) => id);
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
