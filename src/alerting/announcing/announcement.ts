import { isAtLeast } from '../../ml/severity/severity.js';
import type { Episode } from '../../anomaly/episodes/episode.js';

/** An episode before and after what was just taken in. */
export interface EpisodeChange {
  /** Undefined for an episode that has just begun. */
  readonly before: Episode | undefined;
  readonly after: Episode;
}

/** What EMS Core must be told of a change. */
export interface Announcement {
  readonly isAnnounced: boolean;
  readonly isEscalated: boolean;
  readonly isResolved: boolean;
}

/**
 * Decides what EMS Core is told: that an episode is there, once; that it has become worse; that it is over. While the
 * series is suppressed only the end is told. An episode that outlasts its suppression is announced then; one that does
 * not is never heard of.
 */
export function announcementOf(change: EpisodeChange, isSuppressed: boolean): Announcement {
  const { announcedSeverity: told, severity, status } = change.after;
  const isAnnounced = told === null && !isSuppressed && isStillAnomalous(change);
  return {
    isAnnounced,
    isEscalated: told !== null && !isSuppressed && !isAtLeast(told, severity),
    isResolved: status === 'closed' && (told !== null || isAnnounced),
  };
}

/** The episode once EMS Core has been told. */
export function announced(episode: Episode, { isAnnounced, isEscalated }: Announcement): Episode {
  return isAnnounced || isEscalated ? { ...episode, announcedSeverity: episode.severity } : episode;
}

function isStillAnomalous({ before, after }: EpisodeChange): boolean {
  return after.nNormalSince === 0 || after.nAnomalous > (before?.nAnomalous ?? 0);
}
