import { Injectable } from '@nestjs/common';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import type { SeriesCheckpoint } from './series-checkpoint.repository.js';

/** About 45 MB. Series beyond these are read from the database at every sweep. */
const MOST_CHECKPOINTS = 20_000;

/** The live checkpoints that this process has stored, so that a sweep need not read back what it wrote itself the last time. */
@Injectable()
export class CheckpointCache {
  private readonly checkpoints = new Map<string, SeriesCheckpoint>();

  /** @param watermarkMs - how far the series is scored: another process may have gone on with it meanwhile */
  findCheckpoint(series: SeriesKey, watermarkMs: number | undefined): SeriesCheckpoint | undefined {
    const checkpoint = this.checkpoints.get(seriesId(series));
    return checkpoint?.watermarkMs === watermarkMs ? checkpoint : undefined;
  }

  /** When it is full, what is in it stays: series are swept in turn, so that the newest would drive out the next. */
  keep({ assetId, metricName, watermarkMs, state, timeZone }: SeriesCheckpoint): void {
    const id = seriesId({ assetId, metricName });
    if (this.checkpoints.size >= MOST_CHECKPOINTS && !this.checkpoints.has(id)) return;
    this.checkpoints.set(id, { assetId, metricName, watermarkMs, state, timeZone });
  }

  forget(series: SeriesKey): void {
    this.checkpoints.delete(seriesId(series));
  }
}
