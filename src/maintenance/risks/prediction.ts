import type { RiskBasis, RiskContribution, TimeToFailureDays } from './asset-risk.js';

/** What was predicted of an asset on a day; the last prediction of a day is kept. */
export interface Prediction {
  readonly assetId: string;
  /** Days of UTC since 1970. */
  readonly day: number;
  readonly predictedAt: Date;
  readonly basis: RiskBasis;
  /** Why there is no probability; null where there is one. */
  readonly reason: string | null;
  readonly modelVersion: string | null;
  /** Within each of the horizons; empty without a model. */
  readonly risks: readonly number[];
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  readonly timeToFailure: TimeToFailureDays | null;
  /** Why there is no time to failure; null where there is one. */
  readonly timeReason: string | null;
  readonly contributions: readonly RiskContribution[];
}
