import type { Inventory } from './inventory.js';

/** A managed device or application, as EMS Core knows it. */
export interface EmsAsset {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly ip: string | null;
  readonly location: string | null;
  readonly vendor: string | null;
  /** 1 critical, 2 important, 3 standard. */
  readonly tier: number;
  readonly status: string;
  readonly isMonitored: boolean;
  readonly tags: readonly string[];
  /** As its metadata have it, whatever that is. */
  readonly timeZone: string | null;
  readonly inventory: Inventory;
}

/** One point of a metric; `value` is null where EMS Core holds nothing usable. */
export interface EmsSample {
  readonly timestampMs: number;
  readonly value: number | null;
}

export interface EmsMetricQuery {
  readonly assetId: string;
  readonly metricName: string;
  readonly from: Date;
  readonly to: Date;
}

/** What became of posted samples. */
export interface EmsBatchResult {
  readonly accepted: number;
  readonly rejected: number;
}

/** An event as EMS Core returns it. */
export interface EmsEvent {
  readonly id: string;
  readonly source: string;
  readonly assetId: string | null;
  readonly severity: string;
  readonly category: string;
  readonly title: string;
  readonly message: string;
  readonly occurrenceCount: number;
  /** Of its first occurrence; null where it cannot be read. */
  readonly timestampMs: number | null;
  /** Of its last occurrence; that of the first where it cannot be read. */
  readonly lastMs: number | null;
  /** This service has posted it. */
  readonly isOurs: boolean;
}

export interface EmsEventFilter {
  readonly source?: string;
  readonly severity?: string;
  readonly assetId?: string;
  /** EMS Core ignores a bound that comes alone, so both come together. */
  readonly during?: { readonly from: Date; readonly to: Date };
  readonly limit?: number;
  readonly offset?: number;
}

/** An alert as EMS Core returns it. */
export interface EmsAlert {
  readonly id: string;
  readonly eventId: string;
  readonly status: string;
  readonly owner: string | null;
  /** 0..100; null where EMS Core holds none. */
  readonly businessImpactScore: number | null;
  readonly resolutionNotes: string | null;
}

/** An alert as a client of EMS Core holds it, its event inside. */
export interface EmsAlertWithEvent extends EmsAlert {
  /** The asset it is about: its root cause where one is known, or the one of its event. */
  readonly assetId: string | null;
  /** What EMS Core takes as one event, as a hash; only where the event comes with the alert. */
  readonly fingerprint: string | null;
  /** Title of its event, where that comes with the alert. */
  readonly title: string | null;
  /** Epoch milliseconds; NaN where it has no readable time. */
  readonly createdAtMs: number;
  /** Epoch milliseconds; NaN until somebody resolves it. */
  readonly resolvedAtMs: number;
  /** Its event; null where it does not come with the alert. */
  readonly event: EmsEvent | null;
  /** Name of the asset of its event, where that comes with it. */
  readonly assetName: string | null;
}

export interface EmsAlertFilter {
  readonly status?: string;
  readonly owner?: string;
  readonly team?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** One answer of a list route; `total` counts what the filter matches, not what this answer holds. */
export interface EmsPage<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

export interface EmsHealth {
  readonly isReachable: boolean;
  /** Reachable, and its own database answers. */
  readonly isHealthy: boolean;
  readonly version: string | null;
  /** One sentence for people. */
  readonly detail: string;
}
