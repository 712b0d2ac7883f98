/** How far a risk looks ahead, in days. */
export const RISK_HORIZONS = [7, 30, 90] as const;
export type RiskHorizon = (typeof RISK_HORIZONS)[number];

/** What a risk is read from: a model of failures, metrics that approach a limit, or nothing. */
export const RISK_BASES = ['failure-model', 'degradation', 'none'] as const;
export type RiskBasis = (typeof RISK_BASES)[number];

/** One thing that raises (share > 0) or lowers (share < 0) a risk. */
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
  readonly contributions: readonly RiskContribution[];
}
