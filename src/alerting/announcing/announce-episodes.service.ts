import { Injectable } from '@nestjs/common';
import { type AnomalyNotice, EmsNotifier } from '../../ems/index.js';
import { type Announcement, announced, announcementOf, type EpisodeChange } from './announcement.js';
import type { Episode } from '../../anomaly/episodes/episode.js';
import { EpisodeRepository } from '../../anomaly/episodes/episode.repository.js';
import { PastEpisodes } from '../suppression/past-episodes.service.js';
import { Suppression } from '../suppression/suppression.service.js';

/** The status of an asset that is being worked on. */
export const MAINTENANCE = 'maintenance';

/** What a notice says beyond the episode itself. */
export type NoticeFacts = Pick<
  AnomalyNotice,
  'assetName' | 'assetTier' | 'unit' | 'expected' | 'contributions'
>;

/** A change of an episode, and what is needed to tell of it. */
export interface EpisodeStep extends EpisodeChange {
  /** The status EMS Core gives the asset; one in `maintenance` is not told of. */
  readonly assetStatus?: string;
  /** More samples of the series wait to be read. */
  readonly hasMore?: boolean | undefined;
  readonly facts: NoticeFacts;
}

interface PublishedStep {
  readonly step: EpisodeStep;
  readonly announcement: Announcement;
}

/** Stores what became of episodes and tells EMS Core what it must know of it. */
@Injectable()
export class EpisodePublisher {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly suppression: Suppression,
    private readonly past: PastEpisodes,
    private readonly notifier: EmsNotifier,
  ) {}

  /** Call inside a transaction. */
  async publish(steps: readonly EpisodeStep[]): Promise<void> {
    const isMuted = await this.suppression.load(steps.map(({ after }) => after));
    const isPast = await this.past.load();
    const published = steps.map((step): PublishedStep => {
      const { after } = step;
      const isSuppressed = isInMaintenance(step) || isMuted(after, after.lastAnomalousAt) || isPast(step);
      return { step, announcement: announcementOf(step, isSuppressed) };
    });
    await this.episodes.save(published.map(({ step, announcement }) => announced(step.after, announcement)));
    await this.notifier.announce(noticesOf(published, ({ isAnnounced }) => isAnnounced));
    await this.notifier.escalate(noticesOf(published, ({ isEscalated }) => isEscalated));
    const ended = published.filter(({ announcement }) => announcement.isResolved);
    await this.notifier.resolve(ended.map(({ step }) => step.after.id));
  }
}

function isInMaintenance({ assetStatus }: EpisodeStep): boolean {
  return assetStatus === MAINTENANCE;
}

function noticesOf(
  published: readonly PublishedStep[],
  isWanted: (announcement: Announcement) => boolean,
): readonly AnomalyNotice[] {
  return published
    .filter(({ announcement }) => isWanted(announcement))
    .map(({ step }) => toNotice(step.after, step.facts));
}

function toNotice(episode: Episode, facts: NoticeFacts): AnomalyNotice {
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
