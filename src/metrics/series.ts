import type { Inventory, ReadPurpose } from '../ems/index.js';
import type { SeriesSamples } from '../ml/index.js';

export type { ReadPurpose };

/** A device or service under watch, as EMS Core knows it. */
export interface Asset {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** 1 critical, 2 important, 3 standard. */
  readonly tier: number;
  readonly status: string;
  readonly isMonitored: boolean;
  /** IANA name of the zone whose wall clock its series follow. */
  readonly timeZone: string;
  /** Where the platform says so. */
  readonly location?: string | null;
  readonly tags?: readonly string[];
  readonly inventory?: Inventory;
}

/** What the platform says of two assets that are connected. */
export interface Connection {
  /** Where it has a direction, the one nearer to the core. */
  readonly upperId: string;
  readonly lowerId: string;
  readonly isDirected: boolean;
  /** When the platform saw it last, epoch milliseconds; null where it does not say. */
  readonly seenAtMs: number | null;
}

/** A connection between two assets, with how much goes through it. */
export interface Link {
  readonly sourceId: string;
  readonly targetId: string;
  /** Whether the source is nearer to the core: an uplink of the target. */
  readonly isUplink: boolean;
  readonly speedMbps: number;
}

/** One metric of one asset, under the metric's canonical name. */
export interface SeriesKey {
  readonly assetId: string;
  readonly metricName: string;
}

export interface Series extends SeriesKey {
  /** As the platform stores it, for instance `percent` or `mbps`; empty when unknown. */
  readonly unit: string;
  /** Its {@link seriesId}, where somebody keeps the series: one text for all who need it again and again. */
  readonly seriesId?: string;
}

/** Which samples of a series to read: `afterMs < timestamp <= untilMs`, both epoch milliseconds. */
export interface SampleRange extends SeriesKey {
  readonly afterMs: number;
  readonly untilMs: number;
}

export interface ReadOptions {
  /** Whoever answers a client does not wait for EMS Core's rate limit; sweeps and trainings do. */
  readonly purpose: ReadPurpose;
  /** Samples read per series at most; the rest is left unread. */
  readonly limit?: number;
  /** Which samples of a range are read where there are more than the limit; the oldest by default, so that a next read can go on. */
  readonly keep?: 'oldest' | 'newest';
}

/** Where to look for samples that have arrived. All times are epoch milliseconds. */
export interface ArrivalQuery {
  /** All assets without it. Many assets at once cost less than each by itself, if little has arrived. */
  readonly assetIds?: readonly string[] | undefined;
  /** `afterMs < timestamp <= untilMs`. */
  readonly afterMs: number;
  readonly untilMs: number;
  /** Samples that arrived within so many seconds, where the source knows when they did; all of them without it. */
  readonly withinSeconds?: number | undefined;
  /** So many samples are read at most, of each table, or of each of the assets; any of them. */
  readonly limit?: number;
}

/** Samples with a value that the platform has of one series, of one of its tables. */
export interface Arrivals extends Series {
  /** Epoch milliseconds, in any order. */
  readonly timestamps: Float64Array;
}

/** The samples of one range: ascending, one per timestamp, a missing value as NaN. */
export interface SeriesHistory extends SeriesKey {
  readonly samples: SeriesSamples;
  /** True when the limit left samples of the range unread. */
  readonly isTruncated: boolean;
  /** Samples excluded because the platform has them twice. */
  readonly nDuplicates: number;
}

/** A text that is the same for equal keys and different for different ones. */
export function seriesId(key: SeriesKey): string {
  return `${key.assetId}/${key.metricName}`;
}

/** The same, and the same text again and again where somebody keeps the series. */
export function keptSeriesId(series: SeriesKey & Pick<Series, 'seriesId'>): string {
  return series.seriesId ?? seriesId(series);
}
