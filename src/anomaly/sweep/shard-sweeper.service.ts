import { Injectable } from '@nestjs/common';
import type { Asset } from '../../metrics/index.js';
import { ChunkSweeper } from './chunk-sweeper.service.js';
import { N_SHARDS } from '../scoring/shards.js';
import { EverydaySweeper } from './everyday/everyday-sweeper.service.js';
import { LateSweeper } from './late-samples/late-sweeper.service.js';
import { SeriesCatalog } from './series-catalog.service.js';
import { SweepPlanner } from './sweep-planner.service.js';
import { addReports, NOTHING_SWEPT, type SweepReport } from './sweep-report.js';
import { SweepTallies } from './sweep-tally.repository.js';

/** Takes all series of some shards to now: first what came late, so that what is new goes on from it, unless so much has arrived that to look through it takes seconds. */
@Injectable()
export class ShardSweeper {
  constructor(
    private readonly late: LateSweeper,
    private readonly catalog: SeriesCatalog,
    private readonly everyday: EverydaySweeper,
    private readonly planner: SweepPlanner,
    private readonly chunks: ChunkSweeper,
    private readonly tallies: SweepTallies,
  ) {}

  /** @param assets - of each shard */
  async sweep(
    assets: ReadonlyMap<number, readonly Asset[]>,
    { nowMs, signal }: { readonly nowMs: number; readonly signal: AbortSignal },
  ): Promise<SweepReport> {
    const isOurs = await this.tallies.areOurs([...assets.keys()]);
    const byId = new Map([...assets.values()].flat().map((asset) => [asset.id, asset]));
    // As good as the same for all shards, which then share what is read.
    const nAssets = (byId.size * N_SHARDS) / assets.size;
    let total = NOTHING_SWEPT;
    const sweepLate = async (
      shard: number,
      ofShard: readonly Asset[],
      isNewScored: boolean,
    ): Promise<void> => {
      const late = { nowMs, isOurs, nAssets, isNewScored };
      total = addReports(total, await this.late.sweep(shard, ofShard, late));
    };
    for (const [shard, ofShard] of assets) await sweepLate(shard, ofShard, false);
    const inHand = { assets: byId, nowMs, isOurs, signal };
    const series = await this.catalog.list([...byId.keys()], nowMs);
    const { report, rest } = await this.everyday.sweep(series, inHand);
    total = addReports(total, report);
    for await (const chunk of this.planner.chunks(rest, inHand)) {
      if (signal.aborted) return total;
      total = addReports(total, await this.chunks.sweep(chunk, nowMs, signal));
    }
    for (const [shard, ofShard] of assets)
      if (this.late.hasPostponed(shard)) await sweepLate(shard, ofShard, true);
    return total;
  }
}
