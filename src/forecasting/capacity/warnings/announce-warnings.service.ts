import { Injectable } from '@nestjs/common';
import { type CapacityNotice, CapacityNotifier } from '../../../ems/index.js';
import { CapacityAnnouncer } from './capacity-announcer.js';

/** Passes warnings on: each change to EMS Core, beginning and end to the incidents. All within the caller's transaction. */
@Injectable()
export class AnnounceWarnings {
  constructor(
    private readonly notifier: CapacityNotifier,
    private readonly announcer: CapacityAnnouncer,
  ) {}

  async announce(notices: readonly CapacityNotice[], at: Date): Promise<void> {
    await this.notifier.warn(notices);
    const news = notices.filter(({ revision, isWithdrawn }) => revision === 1 || isWithdrawn);
    await this.announcer.announce(
      news.map(({ warningId, isWithdrawn, assetId, assetName, metricName, summary }) => ({
        id: warningId,
        change: isWithdrawn ? 'closed' : 'opened',
        assetId,
        assetName,
        metricName,
        text: summary,
        at,
      })),
    );
  }
}
