import type { CapacityItem } from '../answers/capacity-item.js';
import type { TrendPath } from '../../../ml/index.js';
import type { GroupKind } from '../levels/busy-row.js';

/** What would be if … */
export interface WhatIfRequest {
  /** Any name of a metric. */
  readonly metricName: string;
  /** Assets that have something in common; or `assetIds`. */
  readonly group?: { readonly by: Exclude<GroupKind, 'asset'>; readonly name: string } | undefined;
  readonly assetIds?: readonly (string | number)[] | undefined;
  /** What comes to the load, in percent of it. */
  readonly growthPercent: number;
  readonly addMbps: number;
  /** What comes to the limit, in the unit of the metric. */
  readonly addCapacity: number;
  /** Whose load goes where it is not: members leave, others join. */
  readonly moveAssets: readonly (string | number)[];
  /** From when on; now without it. */
  readonly from?: Date | undefined;
  readonly horizonDays: number;
}

/** What is drawn: one value a day. */
export interface WhatIfChart {
  /** Start of the first day's local midnight, and of the first day that is expected. */
  readonly firstMs: number;
  readonly expectedFromMs: number;
  /** NaN where unknown. */
  readonly levels: Float64Array;
  readonly without: TrendPath | null;
  readonly with: TrendPath | null;
}

export interface WhatIf {
  readonly madeAt: Date;
  readonly from: Date;
  readonly without: CapacityItem;
  readonly with: CapacityItem;
  readonly chart: WhatIfChart | null;
}
