import { Inject, Injectable } from '@nestjs/common';
import type { SeriesKey } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { isMutedBy } from '../silences/silence.js';
import { MuteRepository } from '../silences/silence.repository.js';

/** Whether EMS Core is spared what happens in a series at a time. */
export type IsSuppressed = (series: SeriesKey, at: Date) => boolean;

/** The one place that knows what is muted. What is suppressed is scored, tracked and stored all the same. */
@Injectable()
export class Suppression {
  constructor(
    private readonly mutes: MuteRepository,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** Gets ready to be asked about some series. */
  async load(series: readonly SeriesKey[]): Promise<IsSuppressed> {
    if (this.config.alerts.isObserveOnly) return () => true;
    if (series.length === 0) return () => false;
    const mutes = await this.mutes.findFor([...new Set(series.map(({ assetId }) => assetId))]);
    return (one, at) => mutes.some((mute) => isMutedBy(mute, one, at));
  }
}
