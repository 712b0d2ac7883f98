import { Injectable } from '@nestjs/common';
import { MetricSource, type NewSamples } from '../../../metrics/index.js';
import { type SeriesThreshold, SeriesThresholds } from '../../episodes/feedback/series-thresholds.service.js';
import { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';

/** Series that have not been scored for longer are read by themselves … */
const LEAST_RANGE_MS = 120_000;
/** … or for so many times the interval between two sweeps, up to this. */
const SWEEPS = 1.5;
const MOST_RANGE_MS = 3_600_000;

/** What all shards of a sweep have in common. */
export interface EverydayInput {
  readonly samples: NewSamples;
  /** By `seriesId`. */
  readonly thresholdOf: (id: string) => SeriesThreshold;
}

/** Reads what is new of all series at once, for all shards of a sweep. */
@Injectable()
export class EverydayInputs {
  private last: { readonly nowMs: number; readonly read: Promise<EverydayInput | undefined> } | undefined;

  constructor(
    private readonly source: MetricSource,
    private readonly cache: CheckpointCache,
    private readonly thresholds: SeriesThresholds,
  ) {}

  /**
   * @param nowMs - the same for all shards of a sweep; epoch milliseconds
   * @returns undefined where this is no everyday sweep
   */
  read(nowMs: number): Promise<EverydayInput | undefined> {
    if (this.last?.nowMs === nowMs) return this.last.read;
    const sweepMs = SWEEPS * (nowMs - (this.last?.nowMs ?? nowMs));
    const rangeMs = Math.min(MOST_RANGE_MS, Math.max(LEAST_RANGE_MS, sweepMs));
    const read = this.readSince(this.cache.earliestAfter(nowMs - rangeMs), nowMs);
    this.last = { nowMs, read };
    read.catch(() => (this.last = undefined));
    return read;
  }

  private async readSince(afterMs: number, nowMs: number): Promise<EverydayInput | undefined> {
    if (!(afterMs < nowMs)) return undefined;
    const [samples, thresholdOf] = await Promise.all([
      this.source.readNewSamples(afterMs, nowMs),
      this.thresholds.loadAll(),
    ]);
    return samples && { samples, thresholdOf };
  }
}
