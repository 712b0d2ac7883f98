import type { SeriesKey } from '../../metrics/index.js';

/** A series is silent after this many of its usual polling intervals … */
export const INTERVALS_TO_SILENCE = 4;
/** … and at least this time. */
export const SHORTEST_SILENCE_MS = 180_000;
/** Half way to silence a series is quiet: what is about to be told of it may have to wait for others. */
export const QUIET_SHARE = 0.5;

/** Fewer series than this say nothing about the platform as a whole. */
const FEWEST_FOR_OUTAGE = 10;

/** The direction of an episode in which a series does not report. */
export const MISSING = 'missing';

/** Stands for a metric where none of an asset's metrics reports. */
export const ALL_METRICS = 'all metrics';

/** A series that is at least half way to silence. */
export interface QuietSeries extends SeriesKey {
  /** Epoch milliseconds. */
  readonly lastSampleMs: number;
  /** Typical polling interval in milliseconds. */
  readonly intervalMs: number;
  /** Since when it counts: its last sample, unless it was told of before or nothing was collected meanwhile. */
  readonly quietFromMs: number;
  /** How many series of its asset have reported within the history. */
  readonly nOfAsset: number;
}

/** A series, or with {@link ALL_METRICS} an asset, that does not report any more. */
export interface Silence extends SeriesKey {
  readonly lastSampleMs: number;
  readonly intervalMs: number;
  readonly quietFromMs: number;
  /** 1 for a series. */
  readonly nSeries: number;
}

export function isSilent({ quietFromMs, intervalMs }: QuietSeries, nowMs: number): boolean {
  return nowMs - quietFromMs > Math.max(INTERVALS_TO_SILENCE * intervalMs, SHORTEST_SILENCE_MS);
}

/** Whether so many series do the same at once that the collection itself must be the reason. */
export function isMostOf(nSeries: number, nAll: number): boolean {
  return nSeries >= FEWEST_FOR_OUTAGE && 2 * nSeries > nAll;
}

/**
 * What to tell of the quiet series: each silent one, or their asset where all its series are silent. While all are quiet
 * and some not silent yet nothing is told, since a moment later it is one message instead of several.
 */
export function findSilences(quiet: readonly QuietSeries[], nowMs: number): readonly Silence[] {
  const byAsset = Map.groupBy(quiet, ({ assetId }) => assetId);
  return [...byAsset.values()].flatMap((series) => silencesOf(series, nowMs));
}

function silencesOf(series: readonly QuietSeries[], nowMs: number): readonly Silence[] {
  const silent = series.filter((one) => isSilent(one, nowMs));
  const { nOfAsset = 0, assetId = '' } = series[0] ?? {};
  if (nOfAsset === 1 || series.length < nOfAsset) return silent.map((one) => ({ ...one, nSeries: 1 }));
  if (silent.length < nOfAsset) return [];
  return [
    {
      assetId,
      metricName: ALL_METRICS,
      lastSampleMs: silent.reduce((latest, one) => Math.max(latest, one.lastSampleMs), -Infinity),
      intervalMs: silent.reduce((shortest, one) => Math.min(shortest, one.intervalMs), Infinity),
      quietFromMs: silent.reduce((latest, one) => Math.max(latest, one.quietFromMs), -Infinity),
      nSeries: nOfAsset,
    },
  ];
}
