import type { AssetRisk } from '../risks/asset-risk.js';
import { type Action, ACTIONS } from './actions.js';

/** What hangs on an asset. */
export interface Impact {
  /** Assets that cannot be reached, or cannot work, without it; null where nothing is known of its surroundings. */
  readonly nCutOff: number | null;
  /** Why that is null. */
  readonly reason: string | null;
}

/** What to do on an asset, why, and by when. */
export interface Recommendation extends Pick<
  AssetRisk,
  | 'assetId'
  | 'assetName'
  | 'assetType'
  | 'location'
  | 'basis'
  | 'probability'
  | 'probabilityLow'
  | 'probabilityHigh'
> {
  readonly action: Action;
  readonly predictedAt: Date;
  /** Share of the risk that this is about, 0..1. */
  readonly share: number;
  readonly why: string;
  /** The metric that says most of it; null where it is none. */
  readonly metricName: string | null;
  readonly dueAt: Date;
  readonly impact: Impact;
  /** What they are ordered by: assets expected to be lost to it, weighted with how often such recommendations were right. */
  readonly priority: number;
}

/** An action of an asset. The same while the asset needs the same. */
export interface RecommendationId {
  readonly action: Action;
  readonly assetId: string;
}

export function writeId({ action, assetId }: RecommendationId): string {
  return `${action}.${assetId}`;
}

/** @returns undefined where it is no id of a recommendation */
export function readId(id: string): RecommendationId | undefined {
  const [written = ''] = id.split('.', 1);
  const action = ACTIONS.find((one) => one === written);
  const assetId = id.slice(written.length + 1);
  return action && assetId !== '' ? { action, assetId } : undefined;
}
