import type { SeriesKey } from '../../metrics/index.js';

/** Data of a series is missing after this many of its usual polling intervals … */
export const INTERVALS_TO_MISSING = 4;
/** … and at least this time. */
export const SHORTEST_MISSING_MS = 180_000;
/** Half way to that a series is quiet: it may be one of many, and those are announced together. */
export const QUIET_SHARE = 0.5;

/** Fewer series than this say nothing about the platform as a whole. */
const FEWEST_FOR_OUTAGE = 10;

/** Stands for a metric where none of an asset's metrics reports. */
export const ALL_METRICS = 'all metrics';

/** A series that is at least half way to missing data. */
export interface QuietSeries extends SeriesKey {
  /** Epoch milliseconds. */
  readonly lastSampleMs: number;
  /** Typical polling interval in milliseconds. */
  readonly intervalMs: number;
  /** Since when it counts: its last sample, unless it was missing before or nothing was collected meanwhile. */
  readonly quietFromMs: number;
  /** How many series of its asset have reported within the history. */
  readonly nOfAsset: number;
}

/** What does not report at the moment, and of how many. */
export interface QuietPlatform {
  readonly quiet: readonly QuietSeries[];
  /** Series that have reported within the history; 0 where none is quiet. */
  readonly nKnown: number;
}

/** A series, or with {@link ALL_METRICS} an asset, that does not report any more. */
export interface MissingData extends SeriesKey {
  readonly lastSampleMs: number;
  readonly intervalMs: number;
  readonly quietFromMs: number;
  /** 1 for a series. */
  readonly nSeries: number;
}

/** Longest time between two samples that is nothing yet, in milliseconds. */
export function limitOf(intervalMs: number): number {
  return Math.max(INTERVALS_TO_MISSING * intervalMs, SHORTEST_MISSING_MS);
}

export function isMissing({ quietFromMs, intervalMs }: QuietSeries, nowMs: number): boolean {
  return nowMs - quietFromMs > limitOf(intervalMs);
}

/** The quiet series without those that only pause as usual: these count neither for their asset nor for the platform. */
export function withoutPaused(
  { quiet, nKnown }: QuietPlatform,
  paused: ReadonlySet<QuietSeries>,
): QuietPlatform {
  if (paused.size === 0) return { quiet, nKnown };
  const nPaused = new Map<string, number>();
  for (const { assetId } of paused) nPaused.set(assetId, (nPaused.get(assetId) ?? 0) + 1);
  return {
    quiet: quiet
      .filter((one) => !paused.has(one))
      .map((one) => ({ ...one, nOfAsset: one.nOfAsset - (nPaused.get(one.assetId) ?? 0) })),
    nKnown: nKnown - paused.size,
  };
}

/** Whether so many series do the same at once that the collection itself must be the reason. */
export function isMostOf(nSeries: number, nAll: number): boolean {
  return nSeries >= FEWEST_FOR_OUTAGE && 2 * nSeries > nAll;
}

/**
 * What is missing among the quiet series: each one that does not report, or the asset where none of its series does. While
 * all are quiet and some not missing yet the answer is empty, since a moment later it is one episode instead of several.
 */
export function findMissingData(quiet: readonly QuietSeries[], nowMs: number): readonly MissingData[] {
  const byAsset = Map.groupBy(quiet, ({ assetId }) => assetId);
  return [...byAsset.values()].flatMap((series) => missingDataOf(series, nowMs));
}

function missingDataOf(series: readonly QuietSeries[], nowMs: number): readonly MissingData[] {
  const missing = series.filter((one) => isMissing(one, nowMs));
  const { nOfAsset = 0, assetId = '' } = series[0] ?? {};
  if (nOfAsset === 1 || series.length < nOfAsset) return missing.map((one) => ({ ...one, nSeries: 1 }));
  if (missing.length < nOfAsset) return [];
  return [
    {
      assetId,
      metricName: ALL_METRICS,
      lastSampleMs: missing.reduce((latest, one) => Math.max(latest, one.lastSampleMs), -Infinity),
      intervalMs: missing.reduce((shortest, one) => Math.min(shortest, one.intervalMs), Infinity),
      quietFromMs: missing.reduce((latest, one) => Math.max(latest, one.quietFromMs), -Infinity),
      nSeries: nOfAsset,
    },
  ];
}
