import type { ListedRecommendation } from '../recommendations/listed-recommendation.js';
import type { Candidate } from './choose-together.js';

export interface PlanRequest {
  /** Now without it. */
  readonly from?: Date | undefined;
  /** A week after the beginning without it. */
  readonly until?: Date | undefined;
  readonly maxAssets: number;
  readonly type?: string | undefined;
  readonly location?: string | undefined;
}

export interface PlanWindow {
  readonly from: Date;
  readonly until: Date;
}

/** An asset with what is to be done on it, the most urgent first. */
export interface PlannedAsset extends Candidate {
  readonly assetId: string;
  readonly assetName: string;
  readonly recommendations: readonly [ListedRecommendation, ...ListedRecommendation[]];
}

export type LeftOverCause = 'full' | 'unknown' | 'stands-in' | 'postponed';

export interface PlannedChoice {
  readonly asset: PlannedAsset;
  /** Assets that cannot be reached, or cannot work, while it is down; null where nobody knows. */
  readonly nCutOff: number | null;
  /** Whether something on it is due before the window begins. */
  readonly isLate: boolean;
  /** One of the others without which it cannot be reached anyway. */
  readonly behind: PlannedAsset | undefined;
}

export interface PlannedLeftOver {
  readonly asset: PlannedAsset;
  readonly cause: LeftOverCause;
  /** In words. */
  readonly reason: string;
  readonly because: PlannedAsset | undefined;
}

/** What to do together in a window. */
export interface MaintenancePlan {
  readonly window: PlanWindow;
  readonly maxAssets: number;
  /** When the risks were predicted; null before the first. */
  readonly predictedAt: Date | null;
  /** Why there is nothing to plan; null where there is. */
  readonly reason: string | null;
  readonly chosen: readonly PlannedChoice[];
  readonly leftOver: readonly PlannedLeftOver[];
}
