import type { Episode } from './episode.js';
import type { EpisodeChange } from './episode-change.js';

/** Announces changes of episodes. Implemented by the alerting module, which builds on this one. */
export abstract class EpisodeAnnouncer {
  /**
   * Call inside the transaction that stores the episodes.
   *
   * @returns the episodes as they are to be stored: with the severity that is announced
   */
  abstract announce(changes: readonly EpisodeChange[]): Promise<readonly Episode[]>;
}
