import type { Episode, EpisodeChange } from '../../anomaly/index.js';
import { isAtLeast } from '../../ml/index.js';

/** What is announced of a change. */
export interface Announcement {
  readonly isAnnounced: boolean;
  readonly isEscalated: boolean;
  readonly isResolved: boolean;
}

/**
 * Decides what is announced: that an episode has begun, once; that its severity has risen; that it has ended. While the
 * series is suppressed only the end is announced. An episode that outlasts its suppression is announced then; one that
 * does not is never announced.
 */
export function announcementOf(
  change: Pick<EpisodeChange, 'before' | 'after'>,
  isSuppressed: boolean,
): Announcement {
  const { announcedSeverity, severity, status } = change.after;
  const isAnnounced = announcedSeverity === null && !isSuppressed && isStillAnomalous(change);
  return {
    isAnnounced,
    isEscalated: announcedSeverity !== null && !isSuppressed && !isAtLeast(announcedSeverity, severity),
    isResolved: status === 'closed' && (announcedSeverity !== null || isAnnounced),
  };
}

/** The episode with the severity that is announced. */
export function announced(episode: Episode, { isAnnounced, isEscalated }: Announcement): Episode {
  return isAnnounced || isEscalated ? { ...episode, announcedSeverity: episode.severity } : episode;
}

function isStillAnomalous({ before, after }: Pick<EpisodeChange, 'before' | 'after'>): boolean {
  return after.nNormalSince === 0 || after.nAnomalous > (before?.nAnomalous ?? 0);
}
