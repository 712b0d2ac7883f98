import { Inject, Injectable } from '@nestjs/common';
import type { EpisodeChange } from '../../anomaly/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { Installation } from '../../platform/database/index.js';

export type IsPast = (change: Pick<EpisodeChange, 'after' | 'hasMore'>) => boolean;

/**
 * Knows which episodes are history: one that had ended before the first start of this installation is stored and not
 * announced (unless ANNOUNCE_PAST says so). One that ended later, while the service was down, is announced.
 */
@Injectable()
export class PastEpisodes {
  constructor(
    private readonly installation: Installation,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** @returns what says of a change whether its episode is history */
  async load(): Promise<IsPast> {
    if (this.config.alerts.isPastAnnounced) return () => false;
    const firstStart = await this.installation.firstStartedAt();
    return ({ after, hasMore }) => {
      const isMaybeOver = after.status === 'closed' || hasMore === true;
      return isMaybeOver && (after.endedAt ?? after.lastAnomalousAt) <= firstStart;
    };
  }
}
