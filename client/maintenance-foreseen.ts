/* Until the schema has them. */
export type RisksQuery = {
  horizonDays?: 7 | 30 | 90;
  type?: string;
  location?: string;
  limit?: number;
  cursor?: string;
};
export interface TimeToFailure {
  low: number;
  median: number;
  high: number | null;
}
export interface RiskContribution {
  feature: string;
  metricName: string | null;
  value: number | null;
  share: number;
  text: string;
}
export interface Risk {
  assetId: string | number;
  assetName: string;
  assetType: string;
  location: string | null;
  horizonDays: number;
  isRanked: boolean;
  predictedAt: string | null;
  basis: string;
  reason: string | null;
  probability: number | null;
  probabilityLow: number | null;
  probabilityHigh: number | null;
  timeToFailureDays: TimeToFailure | null;
  expectedCost: number | null;
  contributions: RiskContribution[];
}
export interface RiskPage {
  success: boolean;
  horizonDays: number;
  currency: string | null;
  total: number;
  nextCursor: string | null;
  risks: Risk[];
}
export interface Failure {
  id: string;
  assetId: string | number;
  assetName: string | null;
  source: string;
  failedAt: string;
  endedAt: string | null;
  reason: string;
  counts: boolean;
  changes: { at: string; by: string; change: string; reason: string }[];
}
export interface FailurePage {
  success: boolean;
  failures: Failure[];
  nextCursor: string | null;
}
export interface NewFailure {
  assetId: string | number;
  failedAt: string;
  endedAt?: string;
  by: string;
  reason: string;
}
export interface FailureChange {
  by: string;
  reason: string;
}
export interface PastPrediction {
  predictedAt: string;
  basis: string;
  modelVersion: string | null;
  risks: { horizonDays: number; probability: number; low: number; high: number }[];
  timeToFailureDays: TimeToFailure | null;
}
export interface AssetOutlook {
  success: boolean;
  currency: string | null;
  risks: Risk[];
  history: PastPrediction[];
  failures: Failure[];
}
export interface RiskAccuracy {
  success: boolean;
  horizonDays: number;
  reason: string | null;
  nPredictions: number;
  nFailed: number;
  expected: number;
  expectedByObserved: number | null;
  brier: number | null;
  baseBrier: number | null;
  recalls: { share: number; recall: number | null }[];
  classes: { fromRisk: number; toRisk: number; nPredictions: number; expected: number; observed: number }[];
  outcomes: {
    failureId: string;
    assetId: string | number;
    assetName: string | null;
    failedAt: string;
    predictedAt: string;
    probability: number;
    rank: number;
    nRanked: number;
  }[];
}
