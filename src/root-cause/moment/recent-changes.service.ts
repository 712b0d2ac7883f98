import { Injectable } from '@nestjs/common';
import { ReportedChanges } from '../../alerting/index.js';
import { MaintenanceTimes } from '../../anomaly/index.js';
import { AssetDetails } from '../../maintenance/index.js';

/** Something that was changed on an asset, epoch milliseconds. */
interface RecentChange {
  readonly assetId: string;
  readonly atMs: number;
  readonly what: string;
}

/** What was changed before a moment, and where work was planned at it. */
export interface Changes {
  readonly changes: readonly RecentChange[];
  /** Assets that were in maintenance at the moment. */
  readonly maintained: readonly string[];
}

/** Asks all who know of changes. */
@Injectable()
export class RecentChanges {
  constructor(
    private readonly maintenance: MaintenanceTimes,
    private readonly reported: ReportedChanges,
    private readonly details: AssetDetails,
  ) {}

  /** After `from` up to `until`, in no order. */
  async find(assetIds: readonly string[], from: Date, until: Date): Promise<Changes> {
    const [times, reported, changed] = await Promise.all([
      this.maintenance.findDuring(assetIds, from, until),
      this.reported.find(assetIds, from, until),
      this.details.findChanges(assetIds, from, until),
    ]);
    const over = times.flatMap(({ assetId, endedAt }): readonly RecentChange[] =>
      endedAt !== null && endedAt > from && endedAt <= until
        ? [{ assetId, atMs: endedAt.getTime(), what: 'maintenance ended' }]
        : [],
    );
    const ongoing = times.filter(({ endedAt }) => endedAt === null || endedAt > until);
    return {
      changes: [...over, ...reported, ...changed],
      maintained: [...new Set(ongoing.map(({ assetId }) => assetId))],
    };
  }
}
