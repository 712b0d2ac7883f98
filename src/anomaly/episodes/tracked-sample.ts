import type { Episode } from './episode.js';

/** What is known of a sample of an earlier stretch: enough to date an episode back. */
export interface EarlierSample {
  readonly at: Date;
  readonly score: number;
}

/** One scored sample, as the tracker needs it. */
export interface TrackedSample extends EarlierSample {
  readonly value: number;
  /** Whether the value lies in the range that was usual before it departed from it. */
  readonly isUsual: boolean;
  /** Whether events like the one it belongs to have been common in the series: no news. */
  readonly isRecurring: boolean;
  /** 1 or −1 where usual values, too, have kept to that side for hours; else 0. */
  readonly lean: number;
}

/** Gives an episode what is not the tracker's business. */
export interface EpisodeDescriber {
  identify(opening: TrackedSample): Pick<Episode, 'id' | 'assetId' | 'metricName' | 'modelVersion'>;
  /** The direction of the worst sample so far, and the sentence that explains it. */
  explain(worst: TrackedSample, startedAt: Date): Pick<Episode, 'direction' | 'reason'>;
}
