import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { LiveEvents } from '../../platform/live-events/index.js';
import { OpenEpisodes } from '../episodes/open-episodes.service.js';
import { SweepProgressRepository } from './sweep-progress.repository.js';
import type { SweepReport } from './sweep-report.js';
import { SweepTallies } from './sweep-tally.repository.js';

/** Shards that have been swept. */
interface SweptShards {
  readonly shards: readonly number[];
  /** The same for all shards of a sweep, increasing from sweep to sweep. */
  readonly sweepId: number;
}

/** Notes what is swept, and says so to open dashboards once all shards are, whichever replicas swept them. */
@Injectable()
export class SweepCompletion {
  constructor(
    private readonly progress: SweepProgressRepository,
    private readonly tallies: SweepTallies,
    private readonly openEpisodes: OpenEpisodes,
    private readonly events: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * All samples of the shards' series that had come by then are scored.
   *
   * @returns epoch milliseconds up to which every shard is swept now; undefined while one was never
   */
  async note(
    { shards, sweepId }: SweptShards,
    sweptUntilMs: number,
    { seriesIds, nScored, nAnomalous }: SweepReport,
  ): Promise<number | undefined> {
    const tally = { series: seriesIds.size, samples: nScored, anomalies: nAnomalous };
    await this.tallies.note(shards, sweepId, tally);
    return this.progress.note(shards, sweptUntilMs);
  }

  /** Two processes that finish together both find the sweep complete: one event says so. */
  async publishWhenComplete({ sweepId }: SweptShards): Promise<void> {
    const total = await this.tallies.totalOf(sweepId);
    if (!total) return;
    const openEpisodes = await this.openEpisodes.count();
    const data = { finishedAt: this.clock.now().toISOString(), ...total, openEpisodes };
    await this.events.append({ name: 'sweep', data, onceKey: `sweep-${sweepId}` });
  }
}
