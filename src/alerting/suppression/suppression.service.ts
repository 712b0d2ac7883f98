import { Inject, Injectable } from '@nestjs/common';
import { type EpisodeChange, MAINTENANCE } from '../../anomaly/index.js';
import type { SeriesKey } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { kindOf } from '../signals/episode-signals.js';
import { isSilencedBy } from '../silences/silence.js';
import { SilenceRepository } from '../silences/silence.repository.js';
import { PastEpisodes } from './past-episodes.service.js';

/** Whether a change is not announced. */
export type IsSuppressed = (change: EpisodeChange) => boolean;

/**
 * Decides what is not announced: with OBSERVE_ONLY nothing is, else what is silenced, in maintenance or history. What is
 * suppressed is scored, tracked and stored all the same.
 */
@Injectable()
export class Suppression {
  constructor(
    private readonly silences: SilenceRepository,
    private readonly past: PastEpisodes,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** @returns what says of a change of one of the series whether it is suppressed */
  async load(series: readonly SeriesKey[]): Promise<IsSuppressed> {
    if (this.config.alerts.isObserveOnly) return () => true;
    const silences = await this.silences.findFor([...new Set(series.map(({ assetId }) => assetId))]);
    const isPast = await this.past.load();
    return (change) => {
      const { assetId, metricName, direction, reason: text, severity, lastAnomalousAt } = change.after;
      const alert = { assetId, kind: kindOf({ metricName, direction }), text, severity };
      const isSilenced = silences.some((one) => isSilencedBy(one, alert, lastAnomalousAt));
      return change.assetStatus === MAINTENANCE || isSilenced || isPast(change);
    };
  }
}
