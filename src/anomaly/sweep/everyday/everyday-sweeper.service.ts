import { Inject, Injectable } from '@nestjs/common';
import type { Series } from '../../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { inSpan } from '../../../platform/tracing/index.js';
import { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';
import { DELAYED_SWEEPS } from '../delayed-sweeps.js';
import { NOTHING_SWEPT, sumOfReports, type SweepReport } from '../sweep-report.js';
import { everydayChunks } from './everyday-chunks.js';
import { EverydayPicker, type ShardsInHand } from './everyday-picker.service.js';
import type { PickedSeries } from './everyday-picks.js';
import { EverydayScorer } from './everyday-scorer.service.js';
import { EverydayWriter } from './everyday-writer.service.js';
import type { ScoredChunk } from './scored-chunk.js';
import { SomeAtATime } from './some-at-a-time.js';

/** Chunks that are stored at a time, while the next one is scored: PostgreSQL takes longer for one than the service does. */
const MOST_WRITERS = 2;

export interface EverydaySwept {
  readonly report: SweepReport;
  /** The series of which this is no everyday life: they are swept the long way. */
  readonly rest: readonly Series[];
}

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
    const swept: EverydaySwept[] = [{ report: NOTHING_SWEPT, rest: picks.rest }];
    const writing = new SomeAtATime(MOST_WRITERS);
    try {
      for (const group of everydayChunks(picks.picked)) {
        if (shards.signal.aborted) break;
        const chunk = await this.orForget(group, this.scorer.score(group, picks.input));
        const write = async (): Promise<void> => void swept.push(await this.write(chunk, shards.nowMs));
        await this.orForget(group, writing.begin(write));
      }
    } finally {
      await writing.end();
    }
    return {
      report: sumOfReports(swept.map(({ report }) => report)),
      rest: swept.flatMap(({ rest }) => rest),
    };
  }

  /** Where it fails, the states have gone on and will not be stored. */
  private async orForget<T>(group: readonly PickedSeries[], work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
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
    for (const index of columns.reportPlaces) {
      const [lastSampleMs, intervalMs] = [columns.lastSampleMs[index]!, columns.intervalMs[index]!];
      this.cache.noteReportAt(picked[index]!.place, { lastSampleMs, intervalMs });
    }
  }

  /** Their states have gone on, and nobody knows how far the database has. */
  private forget(picked: readonly PickedSeries[]): void {
    for (const { series } of picked) this.cache.forget(series);
  }
}
