import { Injectable } from '@nestjs/common';
import { type Asset, seriesId } from '../../../metrics/index.js';
import { inSpan } from '../../../platform/tracing/index.js';
import { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';
import { LateSampleFinder, type SweepInHand } from './late-sample-finder.service.js';
import type { LateSeries } from './late-tally.js';
import { LateScorer } from './late-scorer.service.js';
import { LateWriter } from './late-writer.service.js';
import { NOTHING_SWEPT, type SweepReport } from '../sweep-report.js';

/** Each is scored again over an hour or more: the others wait for the next sweep. */
const MOST_SERIES = 100;
/** A series in which samples always come late is not scored again in every sweep. */
const REST_MS = 120_000;

/** Scores what arrived after newer samples of its series were scored, a few series in each sweep. */
@Injectable()
export class LateSweeper {
  /** By shard. */
  private readonly waiting = new Map<number, Map<string, LateSeries>>();
  private readonly sweptAt = new Map<string, number>();

  constructor(
    private readonly finder: LateSampleFinder,
    private readonly scorer: LateScorer,
    private readonly writer: LateWriter,
    private readonly cache: CheckpointCache,
  ) {}

  /** Those that are to be swept for late samples once more, when what is new is scored: in this order, as far as there is time. */
  postponedOf(shards: Iterable<number>): readonly number[] {
    return this.finder.postponedOf(shards);
  }

  /** @param assets - of the shard */
  async sweep(shard: number, assets: readonly Asset[], sweep: SweepInHand): Promise<SweepReport> {
    const { nowMs } = sweep;
    const { late, nTooLate, nFuture } = await this.finder.find(shard, assets, sweep);
    const waiting = this.waitingOf(shard, new Map(assets.map((asset) => [asset.id, asset])));
    for (const one of late) addTo(waiting, one);
    const due = this.due(waiting, nowMs);
    if (due.length === 0) return { ...NOTHING_SWEPT, nTooLate, nFuture };
    const report = await inSpan('late samples', { attributes: { 'ems.series': due.length } }, () =>
      this.rescore(due, waiting, nowMs),
    );
    return { ...report, nTooLate: nTooLate + report.nTooLate, nFuture };
  }

  private async rescore(
    due: readonly LateSeries[],
    waiting: Map<string, LateSeries>,
    nowMs: number,
  ): Promise<SweepReport> {
    const stretches = await this.scorer.score(due);
    const { report, writtenIds } = await this.writer.write(stretches);
    const scoredIds = new Set(stretches.map(seriesId));
    let nTooLate = 0;
    for (const one of due) {
      const id = seriesId(one);
      this.cache.forget(one);
      // Who moved on meanwhile is scored again in the next sweep.
      if (scoredIds.has(id) && !writtenIds.has(id)) continue;
      if (!scoredIds.has(id)) nTooLate += one.nLate;
      waiting.delete(id);
      this.sweptAt.set(id, nowMs);
    }
    return { ...report, nTooLate };
  }

  /** What has waited goes by what its asset is now; an asset that is not monitored any more waits for nothing. */
  private waitingOf(shard: number, assets: ReadonlyMap<string, Asset>): Map<string, LateSeries> {
    const waiting = new Map<string, LateSeries>();
    for (const [id, late] of this.waiting.get(shard) ?? []) {
      const asset = assets.get(late.assetId);
      if (asset) waiting.set(id, { ...late, asset });
    }
    this.waiting.set(shard, waiting);
    return waiting;
  }

  private due(waiting: ReadonlyMap<string, LateSeries>, nowMs: number): readonly LateSeries[] {
    for (const [id, sweptAtMs] of this.sweptAt) if (nowMs - sweptAtMs >= REST_MS) this.sweptAt.delete(id);
    return [...waiting]
      .filter(([id]) => !this.sweptAt.has(id))
      .slice(0, MOST_SERIES)
      .map(([, late]) => late);
  }
}

function addTo(waiting: Map<string, LateSeries>, late: LateSeries): void {
  const known = waiting.get(seriesId(late));
  const earliestMs = Math.min(late.earliestMs, known?.earliestMs ?? Infinity);
  waiting.set(seriesId(late), { ...late, earliestMs });
}
