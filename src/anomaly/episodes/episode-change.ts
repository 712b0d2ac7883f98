import type { Contribution, SampleExplanation } from '../../ml/index.js';
import type { Episode } from './episode.js';

/** The status of an asset that is being worked on. */
export const MAINTENANCE = 'maintenance';

/** What is known of an episode beyond itself. */
export interface EpisodeFacts {
  readonly assetName: string;
  readonly assetTier: number;
  readonly unit: string;
  readonly expected: SampleExplanation['expected'];
  readonly contributions: readonly Contribution[];
}

/** An episode before and after new samples, or the lack of them. */
export interface EpisodeChange {
  /** Undefined for an episode that has just begun. */
  readonly before: Episode | undefined;
  readonly after: Episode;
  /** The status EMS Core gives the asset; nothing of an asset in `maintenance` is announced. */
  readonly assetStatus?: string;
  /** More samples of the series wait to be read: an open episode may be over already. */
  readonly hasMore?: boolean | undefined;
  readonly facts: EpisodeFacts;
}
