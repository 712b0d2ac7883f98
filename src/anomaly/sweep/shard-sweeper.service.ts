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

/** Where so much has arrived that what is late is looked for after what is new, that takes so long in a sweep; the other shards wait for the next. */
const LATE_MS = 500;

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
    const late = { nowMs, isOurs, nAssets };
    let total = NOTHING_SWEPT;
    for (const [shard, ofShard] of assets)
      total = addReports(total, await this.late.sweep(shard, ofShard, { ...late, isNewScored: false }));
    const inHand = { assets: byId, nowMs, isOurs, signal };
    const series = await this.catalog.list([...byId.keys()], nowMs);
    const { report, rest } = await this.everyday.sweep(series, inHand);
    total = addReports(total, report);
    for await (const chunk of this.planner.chunks(rest, inHand)) {
      if (signal.aborted) return total;
      total = addReports(total, await this.chunks.sweep(chunk, nowMs, signal));
    }
    const endMs = performance.now() + LATE_MS;
    for (const shard of this.late.postponedOf(assets.keys())) {
      if (performance.now() > endMs) break;
      const ofShard = assets.get(shard) ?? [];
      total = addReports(total, await this.late.sweep(shard, ofShard, { ...late, isNewScored: true }));
    }
    return total;
  }
}
