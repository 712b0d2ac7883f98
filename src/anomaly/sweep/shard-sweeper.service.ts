import { Injectable } from '@nestjs/common';
import type { Asset } from '../../metrics/index.js';
import { ChunkSweeper } from './chunk-sweeper.service.js';
import { LateSweeper } from './late-samples/late-sweeper.service.js';
import { SweepPlanner } from './sweep-planner.service.js';
import { addReports, type SweepReport } from './sweep-report.js';
import { SweepTallies } from './sweep-tally.repository.js';

/** Takes all series of a shard to now: first what came late, so that what is new goes on from it. */
@Injectable()
export class ShardSweeper {
  constructor(
    private readonly late: LateSweeper,
    private readonly planner: SweepPlanner,
    private readonly chunks: ChunkSweeper,
    private readonly tallies: SweepTallies,
  ) {}

  /** @param assets - of the shard */
  async sweep(
    shard: number,
    assets: readonly Asset[],
    { nowMs, signal }: { readonly nowMs: number; readonly signal: AbortSignal },
  ): Promise<SweepReport> {
    let total = await this.late.sweep(shard, assets, nowMs);
    const isOurs = await this.tallies.isOurs(shard);
    for await (const chunk of this.planner.chunks(assets, nowMs, isOurs)) {
      if (signal.aborted) return total;
      total = addReports(total, await this.chunks.sweep(chunk, nowMs, signal));
    }
    return total;
  }
}
