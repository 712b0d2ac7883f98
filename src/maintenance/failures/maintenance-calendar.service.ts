import { Injectable } from '@nestjs/common';
import { MaintenanceTimes } from '../../anomaly/index.js';
import { AssetEvents } from './asset-events.repository.js';
import type { Stretch } from './dark-time-rule.js';

/** An event of maintenance may be written down some polls before it begins. */
const NOTED_AHEAD_MS = 6 * 3_600_000;

/** Knows when assets were in maintenance: as checks saw it, or as events of the platform say. */
@Injectable()
export class MaintenanceCalendar {
  constructor(
    private readonly seen: MaintenanceTimes,
    private readonly events: AssetEvents,
  ) {}

  /** @returns by asset, those that went on since an instant */
  async since(since: Date): Promise<ReadonlyMap<string, readonly Stretch[]>> {
    const [seen, noted] = await Promise.all([
      this.seen.findAllSince(since),
      this.events.findMaintenance(since),
    ]);
    const stretches = noted.map(({ assetId, at }) => {
      const endedAt = new Date(at.getTime() + NOTED_AHEAD_MS);
      return { assetId, startedAt: at, endedAt };
    });
    return Map.groupBy([...seen, ...stretches], ({ assetId }) => assetId);
  }
}
