/** What a risk is read from: a model of failures, metrics that approach a limit, or nothing. */
export const RISK_BASES = ['failure-model', 'degradation', 'none'] as const;
export type RiskBasis = (typeof RISK_BASES)[number];

/** One thing that raises a risk above that of the mean of the fleet. */
export interface RiskContribution {
  readonly feature: string;
  /** Null where the feature is of no metric. */
  readonly metricName: string | null;
  readonly value: number | null;
  /** Of all contributions together, which are 1. */
  readonly share: number;
  readonly text: string;
}

/** When a failure is expected; `high` is null where it may be later than anything known. */
export interface TimeToFailureDays {
  readonly low: number;
  readonly median: number;
  readonly high: number | null;
}

/** What the newest daily prediction says of one asset. */
export interface AssetRisk {
  readonly assetId: string;
  readonly assetName: string;
  readonly assetType: string;
  readonly location: string | null;
  readonly predictedAt: Date | null;
  readonly basis: RiskBasis;
  /** Why there is no probability, or none of a model, in words. */
  readonly reason: string | null;
  /** 0..1 within the horizon. */
  readonly probability: number | null;
  readonly probabilityLow: number | null;
  readonly probabilityHigh: number | null;
  readonly timeToFailureDays: TimeToFailureDays | null;
  /** Probability times what a failure of its type costs, in the currency of COSTS; null without one of the two. */
  readonly expectedCost: number | null;
  /** False for virtual assets and those in maintenance. */
  readonly isRanked: boolean;
  readonly contributions: readonly RiskContribution[];
}
