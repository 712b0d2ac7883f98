import { Injectable } from '@nestjs/common';
import { type Episode, EpisodeAnnouncer, type EpisodeChange } from '../../anomaly/index.js';
import { type AnomalyNotice, EmsNotifier } from '../../ems/index.js';
import { Suppression } from '../suppression/suppression.service.js';
import { type Announcement, announced, announcementOf } from './announcement.js';

interface Decision {
  readonly change: EpisodeChange;
  readonly announcement: Announcement;
}

/** Announces episodes to EMS Core: one event for each, an escalation where it gets worse, and its end. */
@Injectable()
export class AnnounceEpisodesService extends EpisodeAnnouncer {
  constructor(
    private readonly suppression: Suppression,
    private readonly notifier: EmsNotifier,
  ) {
    super();
  }

  override async announce(changes: readonly EpisodeChange[]): Promise<readonly Episode[]> {
    if (changes.length === 0) return [];
    const isSuppressed = await this.suppression.load(changes.map(({ after }) => after));
    const decisions = changes.map((change): Decision => {
      return { change, announcement: announcementOf(change, isSuppressed(change)) };
    });
    await this.notifier.announce(noticesOf(decisions, ({ isAnnounced }) => isAnnounced));
    await this.notifier.escalate(noticesOf(decisions, ({ isEscalated }) => isEscalated));
    const ended = decisions.filter(({ announcement }) => announcement.isResolved);
    await this.notifier.resolve(ended.map(({ change }) => change.after.id));
    return decisions.map(({ change, announcement }) => announced(change.after, announcement));
  }
}

function noticesOf(
  decisions: readonly Decision[],
  isWanted: (announcement: Announcement) => boolean,
): readonly AnomalyNotice[] {
  return decisions.filter(({ announcement }) => isWanted(announcement)).map(({ change }) => toNotice(change));
}

function toNotice({ after: episode, facts }: EpisodeChange): AnomalyNotice {
  const { assetId, metricName, direction, startedAt, severity, reason, modelVersion } = episode;
  return {
    ...facts,
    episodeId: episode.id,
    assetId,
    metricName,
    direction,
    startedAt,
    severity,
    score: episode.peakScore,
    value: episode.peakValue,
    reason,
    modelVersion,
  };
}
