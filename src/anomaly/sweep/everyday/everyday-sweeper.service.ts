import { Inject, Injectable } from '@nestjs/common';
import type { Series } from '../../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { inSpan } from '../../../platform/tracing/index.js';
import { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';
import { groupsOf } from '../../scoring/groups-of.js';
import { DELAYED_SWEEPS } from '../delayed-sweeps.js';
import { addReports, NOTHING_SWEPT, type SweepReport } from '../sweep-report.js';
import { EverydayPicker, type ShardsInHand } from './everyday-picker.service.js';
import type { PickedSeries } from './everyday-picks.js';
import { EverydayScorer } from './everyday-scorer.service.js';
import { EverydayWriter } from './everyday-writer.service.js';
import type { ScoredChunk } from './scored-chunk.js';

/** Scored and stored together; the next ones are scored while these are stored. */
const SERIES_PER_CHUNK = 2_000;

export interface EverydaySwept {
  readonly report: SweepReport;
  /** The series of which this is no everyday life: they are swept the long way. */
  readonly rest: readonly Series[];
}

const NOTHING: EverydaySwept = { report: NOTHING_SWEPT, rest: [] };

/** Takes the series whose states are in memory to now, where a few new samples of each are all there is. */
@Injectable()
export class EverydaySweeper {
  constructor(
    private readonly picker: EverydayPicker,
    private readonly scorer: EverydayScorer,
    private readonly writer: EverydayWriter,
    private readonly cache: CheckpointCache,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  /** @param series - those of an asset next to each other */
  async sweep(series: readonly Series[], shards: ShardsInHand): Promise<EverydaySwept> {
    const picks = await this.picker.pick(series, shards);
    if (!picks) return { report: NOTHING_SWEPT, rest: series };
    let swept: EverydaySwept = { report: NOTHING_SWEPT, rest: picks.rest };
    let writing: Promise<EverydaySwept> = Promise.resolve(NOTHING);
    for (const group of groupsOf(picks.picked, SERIES_PER_CHUNK)) {
      if (shards.signal.aborted) break;
      const chunk = await this.inTurn(group, this.scorer.score(group, picks.input), writing);
      swept = added(swept, await writing);
      writing = this.write(chunk, shards.nowMs);
    }
    return added(swept, await writing);
  }

  /** Waits for both. What is scored and will not be stored is forgotten. */
  private async inTurn(
    group: readonly PickedSeries[],
    scoring: Promise<ScoredChunk>,
    writing: Promise<unknown>,
  ): Promise<ScoredChunk> {
    try {
      const [chunk] = await Promise.all([scoring, writing]);
      return chunk;
    } catch (error) {
      await Promise.allSettled([scoring, writing]);
      this.forget(group);
      throw error;
    }
  }

  private async write(chunk: ScoredChunk, nowMs: number): Promise<EverydaySwept> {
    const delayedMs = DELAYED_SWEEPS * this.config.detection.sweepIntervalSeconds * 1000;
    try {
      const report = await inSpan('store', {}, () => this.writer.write(chunk, nowMs - delayedMs));
      if (report) {
        this.keep(chunk);
        return { report, rest: [] };
      }
    } catch (error) {
      this.forget(chunk.picked);
      throw error;
    }
    this.forget(chunk.picked);
    return { report: NOTHING_SWEPT, rest: chunk.picked.map(({ series }) => series) };
  }

  private keep({ picked, columns, due }: ScoredChunk): void {
    const stored = new Set(due.places);
    for (const [index, { place }] of picked.entries()) {
      const [from, to] = [columns.firstSample[index]!, columns.firstSample[index + 1]!];
      this.cache.moveAt(place, columns.watermarkMs[index]!, stored.has(index) ? Infinity : to - from);
      for (let n = from; n < to; n += 1) this.cache.noteScoredAt(place, columns.timestamps[n]!);
    }
  }

  /** Their states have gone on, and nobody knows how far the database has. */
  private forget(picked: readonly PickedSeries[]): void {
    for (const { series } of picked) this.cache.forget(series);
  }
}

function added(a: EverydaySwept, b: EverydaySwept): EverydaySwept {
  return {
    report: addReports(a.report, b.report),
    rest: b.rest.length === 0 ? a.rest : [...a.rest, ...b.rest],
  };
}
