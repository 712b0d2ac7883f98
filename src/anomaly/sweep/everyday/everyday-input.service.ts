import { Injectable } from '@nestjs/common';
import { MetricSource, type NewSamples } from '../../../metrics/index.js';
import { type SeriesThreshold, SeriesThresholds } from '../../episodes/feedback/series-thresholds.service.js';
import { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';

/** Series that have not been scored for longer are read by themselves … */
const LEAST_RANGE_MS = 120_000;
/** … or for so many times the interval between two sweeps, up to this. */
const SWEEPS = 1.5;
const MOST_RANGE_MS = 3_600_000;
/** A platform that does not report, or whose samples all come late, is read from its newest sample, if that is not older. */
const LONGEST_PAUSE_MS = 900_000;

/** So many new samples, or fewer, are little: a worker is done with them before it would pay that another one begins. */
const LITTLE_SAMPLES = 20_000;

/** What all shards of a sweep have in common. */
export interface EverydayInput {
  readonly samples: NewSamples;
  /** Whether few of them are not scored yet, as far as this process knows: about a second's work at most. */
  readonly isLittle: boolean;
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
    const read = this.readSince(this.earliest(nowMs, rangeMs), nowMs);
    this.last = { nowMs, read };
    read.catch(() => (this.last = undefined));
    return read;
  }

  /** @returns where the range begins; Infinity where nothing is in memory */
  private earliest(nowMs: number, rangeMs: number): number {
    const newestMs = Math.min(nowMs, this.cache.newestWatermark());
    if (newestMs === -Infinity) return Infinity;
    const lastMs = Math.max(newestMs, nowMs - LONGEST_PAUSE_MS);
    return Math.min(this.cache.earliestAfter(lastMs - rangeMs), lastMs);
  }

  private async readSince(afterMs: number, nowMs: number): Promise<EverydayInput | undefined> {
    if (!(afterMs < nowMs)) return undefined;
    const [samples, thresholdOf] = await Promise.all([
      this.source.readNewSamples(afterMs, nowMs),
      this.thresholds.loadAll(),
    ]);
    if (!samples) return undefined;
    const isLittle = !samples.hasMoreAfter(LITTLE_SAMPLES, (id) => this.watermarkOf(id));
    return { samples, isLittle, thresholdOf };
  }

  private watermarkOf(id: string): number {
    const place = this.cache.placeOf(id);
    return place < 0 ? -Infinity : this.cache.watermarkAt(place);
  }
}
