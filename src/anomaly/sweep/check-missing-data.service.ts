import { Injectable } from '@nestjs/common';
import type { Asset } from '../../metrics/index.js';
import { Transactions } from '../../platform/database/index.js';
import { MISSING_DATA } from '../episodes/episode.js';
import { CollectionWatch } from '../missing-data/collection-watch.service.js';
import { MissingDataWatch } from '../missing-data/missing-data-watch.service.js';
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
    private readonly recorder: EpisodeRecorder,
  ) {}

  /**
   * @param monitored - all monitored assets
   * @param nowMs - epoch milliseconds up to which all their series are swept
   */
  async checkAndRecord(monitored: readonly Asset[], nowMs: number): Promise<MissingDataCounts> {
    const { ended, begun, collection } = await this.transactions.run(async () => {
      await this.checkpoints.lockAll();
      const findings = await this.watch.findMissingData(monitored, nowMs);
      await this.recorder.record([...findings.ended, ...findings.unannounced]);
      await this.recorder.record(findings.begun);
      return findings;
    });
    this.collection.logChange(collection);
    const nMissingDataClosed = ended.filter(({ after }) => after.direction === MISSING_DATA).length;
    return {
      nMissingDataOpened: begun.length,
      nMissingDataClosed,
      nClosed: ended.length - nMissingDataClosed,
    };
  }
}
