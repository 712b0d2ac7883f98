import { Injectable } from '@nestjs/common';
import type { Asset } from '../../metrics/index.js';
import { Transactions } from '../../platform/database/index.js';
import { MISSING_DATA } from '../episodes/episode.js';
import { MAINTENANCE } from '../episodes/episode-change.js';
import { CollectionWatch } from '../missing-data/collection-watch.service.js';
import { MaintenanceTimes } from '../missing-data/maintenance-time.repository.js';
import {
  type MissingDataFindings,
  MissingDataWatch,
  type UnknownPauses,
} from '../missing-data/missing-data-watch.service.js';
import { SeriesCheckpointRepository } from '../scoring/series-checkpoint.repository.js';
import { EpisodeRecorder } from './episode-recorder.service.js';
import type { SweepReport } from './sweep-report.js';

export type MissingDataCounts = Pick<SweepReport, 'nMissingDataOpened' | 'nMissingDataClosed' | 'nClosed'>;

/** Checks for missing data once all shards are swept, and records what is found. */
@Injectable()
export class CheckMissingDataService {
  constructor(
    private readonly transactions: Transactions,
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly watch: MissingDataWatch,
    private readonly collection: CollectionWatch,
    private readonly maintenance: MaintenanceTimes,
    private readonly recorder: EpisodeRecorder,
  ) {}

  /**
   * @param monitored - all monitored assets
   * @param nowMs - epoch milliseconds up to which all their series are swept
   */
  async checkAndRecord(monitored: readonly Asset[], nowMs: number): Promise<MissingDataCounts> {
    const { ended, begun, collection } = await this.findAndRecord(monitored, nowMs);
    this.collection.logChange(collection);
    const nMissingDataClosed = ended.filter(({ after }) => after.direction === MISSING_DATA).length;
    return {
      nMissingDataOpened: begun.length,
      nMissingDataClosed,
      nClosed: ended.length - nMissingDataClosed,
    };
  }

  /** Histories are read between two transactions, so that no sweep has to wait for that. */
  private async findAndRecord(monitored: readonly Asset[], nowMs: number): Promise<MissingDataFindings> {
    let isLast = false;
    for (;;) {
      const found = await this.attempt(monitored, nowMs, isLast);
      if (!('unknown' in found)) return found;
      await this.watch.lookUp(found, monitored);
      isLast = true;
    }
  }

  private attempt(
    monitored: readonly Asset[],
    nowMs: number,
    isLast: boolean,
  ): Promise<MissingDataFindings | UnknownPauses> {
    return this.transactions.run(async () => {
      await this.checkpoints.lockAll();
      const found = await this.watch.findMissingData(monitored, nowMs, isLast);
      if ('unknown' in found) return found;
      await this.recorder.record([...found.ended, ...found.unannounced]);
      await this.recorder.record(found.begun);
      const inMaintenance = monitored.filter(({ status }) => status === MAINTENANCE);
      await this.maintenance.note(
        inMaintenance.map(({ id }) => id),
        new Date(nowMs),
      );
      return found;
    });
  }
}
