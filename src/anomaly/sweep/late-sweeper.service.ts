import { Injectable } from '@nestjs/common';
import { type Asset, seriesId } from '../../metrics/index.js';
import { inSpan } from '../../platform/tracing/index.js';
import { CheckpointCache } from '../scoring/checkpoint-cache.service.js';
import { type LateSeries, LateSampleFinder } from './late-sample-finder.service.js';
import { LateScorer } from './late-scorer.service.js';
import { LateWriter } from './late-writer.service.js';
import { NOTHING_SWEPT, type SweepReport } from './sweep-report.js';

/** Each is scored again over an hour or more: the others wait for the next sweep. */
const MOST_SERIES = 100;
/** A series in which samples always come late is not scored again in every sweep. */
const REST_MS = 120_000;

/** Scores what arrived after newer samples of its series were scored, a few series in each sweep. */
@Injectable()
export class LateSweeper {
  private readonly waiting = new Map<string, LateSeries>();
  private readonly sweptAt = new Map<string, number>();

  constructor(
    private readonly finder: LateSampleFinder,
    private readonly scorer: LateScorer,
    private readonly writer: LateWriter,
    private readonly cache: CheckpointCache,
  ) {}

  /** @param assets - of the shard */
  async sweep(shard: number, assets: readonly Asset[], nowMs: number): Promise<SweepReport> {
    const { late, nTooLate, nFuture } = await this.finder.find(shard, assets, nowMs);
    for (const one of late) this.wait(one);
    const due = this.due(new Map(assets.map((asset) => [asset.id, asset])), nowMs);
    if (due.length === 0) return { ...NOTHING_SWEPT, nTooLate, nFuture };
    const report = await inSpan('late samples', { attributes: { 'ems.series': due.length } }, () =>
      this.rescore(due, nowMs),
    );
    return { ...report, nTooLate: nTooLate + report.nTooLate, nFuture };
  }

  private async rescore(due: readonly LateSeries[], nowMs: number): Promise<SweepReport> {
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
      this.waiting.delete(id);
      this.sweptAt.set(id, nowMs);
    }
    return { ...report, nTooLate };
  }

  private wait(late: LateSeries): void {
    const known = this.waiting.get(seriesId(late));
    const earliestMs = Math.min(late.earliestMs, known?.earliestMs ?? Infinity);
    this.waiting.set(seriesId(late), { ...late, earliestMs });
  }

  /** What has waited goes by what its asset is now. */
  private due(assets: ReadonlyMap<string, Asset>, nowMs: number): readonly LateSeries[] {
    for (const [id, sweptAtMs] of this.sweptAt) if (nowMs - sweptAtMs >= REST_MS) this.sweptAt.delete(id);
    return [...this.waiting.entries()]
      .filter(([id]) => !this.sweptAt.has(id))
      .flatMap(([, late]): LateSeries[] => {
        const asset = assets.get(late.assetId);
        return asset ? [{ ...late, asset }] : [];
      })
      .slice(0, MOST_SERIES);
  }
}
