import type { BusyHistory, BusyTrend } from '../../../ml/index.js';
import type { LimitSource } from '../limits/series-limit.js';

/** What is looked at: one asset, or all assets that have something in common. */
export const GROUP_KINDS = ['asset', 'type', 'location', 'tag'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** Beside these, assets that somebody has chosen: a group that is stored nowhere. */
export type SubjectKind = GroupKind | 'assets';

/** One metric of an asset or of a group. */
export interface SubjectKey {
  readonly kind: SubjectKind;
  /** The id of the asset, or what its assets have in common. */
  readonly name: string;
  readonly metricName: string;
}

/** Busy levels of an asset or a group, with what is known of its limit. */
export interface BusyRow extends SubjectKey {
  /** Empty where unknown. */
  readonly unit: string;
  /** Whose wall clock its days follow. */
  readonly timeZone: string;
  /** In the unit; null where none is known. */
  readonly limit: number | null;
  readonly limitSource: LimitSource | null;
  readonly limitReason: string | null;
  /** The assets that are added up. */
  readonly assetIds: readonly string[];
  /** Local time of the first day's midnight; null where there is no history. */
  readonly firstDay: number | null;
  /** One a day; NaN where not known well enough. */
  readonly levels: Float64Array;
  /** Null where less than a fortnight is known. */
  readonly trend: BusyTrend | null;
  readonly computedAt: Date;
}

/** A row with the hours that group sums are made of. */
export interface StoredHistory extends SubjectKey {
  readonly history: BusyHistory;
  /** Up to where samples were read. */
  readonly readUntilMs: number;
}
