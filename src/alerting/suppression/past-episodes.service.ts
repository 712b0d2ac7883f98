import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { Installation } from '../../platform/database/index.js';
import type { Episode } from '../../anomaly/episodes/episode.js';

/** What is known of an episode once a stretch of its series has been taken in. */
export interface SeenEpisode {
  readonly after: Episode;
  /** More samples of the series wait to be read: an open episode may be over already. */
  readonly hasMore?: boolean | undefined;
}

export type IsPast = (seen: SeenEpisode) => boolean;

/**
 * Tells history from news: what had ended before this installation was there to see it is stored, and nobody is told
 * (unless ANNOUNCE_PAST says so). What ended later, while the service was down, is news.
 */
@Injectable()
export class PastEpisodes {
  constructor(
    private readonly installation: Installation,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** Gets ready to be asked. */
  async load(): Promise<IsPast> {
    if (this.config.alerts.isPastAnnounced) return () => false;
    const firstStart = await this.installation.firstStartedAt();
    return ({ after, hasMore }) => {
      const isMaybeOver = after.status === 'closed' || hasMore === true;
      return isMaybeOver && (after.endedAt ?? after.lastAnomalousAt) <= firstStart;
    };
  }
}
