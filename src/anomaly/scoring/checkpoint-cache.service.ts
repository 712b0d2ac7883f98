import { Injectable } from '@nestjs/common';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import type { SeriesCheckpoint } from './series-checkpoint.repository.js';

/** About 130 MB. States of series beyond these are stored, and read back, at every sweep. */
const MOST_CHECKPOINTS = 50_000;
/**
 * A state that is kept here is stored once in so many samples: whoever takes the series over replays that many at most, a millisecond of a
 * core, and the 2.4 KB of a state are 60 bytes of the database's log for each sample.
 */
const STORED_EVERY_SAMPLES = 40;
/** Where a series enters another hour, its state is stored: older checkpoints are one for each hour. */
const HOUR_MS = 3_600_000;

/** A checkpoint on its way from the watermark that the database has. */
export interface CheckpointMove extends SeriesKey {
  readonly storedWatermarkMs: number | undefined;
  readonly watermarkMs: number;
  readonly timeZone: string;
  /** Samples that it goes on by. */
  readonly nSamples: number;
  /** Those of them that have a score; epoch milliseconds. */
  readonly scoredMs: Float64Array;
}

interface KeptCheckpoint extends SeriesCheckpoint {
  readonly nUntilDue: number;
  /** Of the newest samples that have a score. */
  readonly scoredMs: readonly number[];
}

/** As many as arrive in two minutes and are therefore met again by whoever looks for late ones. */
const MOST_SCORED = 8;

/** The live checkpoints of the series that this process sweeps: states are stored now and then only, and need not be read back. */
@Injectable()
export class CheckpointCache {
  private readonly checkpoints = new Map<string, KeptCheckpoint>();
  private nStored = 0;

  /** @returns where this process left the series */
  findKept(series: SeriesKey): SeriesCheckpoint | undefined {
    return this.checkpoints.get(seriesId(series));
  }

  /** @param watermarkMs - how far the series is scored: another process may have gone on with it meanwhile */
  findCheckpoint(series: SeriesKey, watermarkMs: number | undefined): SeriesCheckpoint | undefined {
    const checkpoint = this.checkpoints.get(seriesId(series));
    return checkpoint?.watermarkMs === watermarkMs ? checkpoint : undefined;
  }

  /** @returns false where it is enough to store the watermark: the state is kept here, and replaying what it lacks in the database takes no time */
  isStateDue(move: CheckpointMove): boolean {
    const { storedWatermarkMs, watermarkMs, timeZone, nSamples } = move;
    const from = this.findCheckpoint(move, storedWatermarkMs) as KeptCheckpoint | undefined;
    if (from?.timeZone !== timeZone) return true;
    return from.nUntilDue <= nSamples || hourOf(from.watermarkMs) !== hourOf(watermarkMs);
  }

  /**
   * When it is full, what is in it stays: series are swept in turn, so that the newest would drive out the next.
   *
   * @param move - as the database has it now
   */
  keep(move: CheckpointMove & Pick<SeriesCheckpoint, 'state'>, isStateStored: boolean): void {
    const { assetId, metricName, watermarkMs, state, timeZone, nSamples } = move;
    const id = seriesId(move);
    const known = this.checkpoints.get(id);
    if (this.checkpoints.size >= MOST_CHECKPOINTS && !known) return;
    const scoredMs = [...(known?.scoredMs ?? []), ...move.scoredMs.slice(-MOST_SCORED)].slice(-MOST_SCORED);
    const nUntilDue = isStateStored ? this.nUntilDue(known) : (known?.nUntilDue ?? 0) - nSamples;
    this.checkpoints.set(id, { assetId, metricName, watermarkMs, state, timeZone, nUntilDue, scoredMs });
  }

  /** @returns whether this process has stored a score of the sample lately: false says nothing */
  hasScored(series: SeriesKey, atMs: number): boolean {
    return this.checkpoints.get(seriesId(series))?.scoredMs.includes(atMs) ?? false;
  }

  forget(series: SeriesKey): void {
    this.checkpoints.delete(seriesId(series));
  }

  /** What comes together at first is not due together: each sweep stores a few. */
  private nUntilDue(known: KeptCheckpoint | undefined): number {
    if (known) return STORED_EVERY_SAMPLES;
    this.nStored += 1;
    return 1 + (this.nStored % STORED_EVERY_SAMPLES);
  }
}

function hourOf(timeMs: number): number {
  return Math.floor(timeMs / HOUR_MS);
}
