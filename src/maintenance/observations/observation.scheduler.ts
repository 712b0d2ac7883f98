import { Injectable, Logger } from '@nestjs/common';
import { N_SHARDS } from '../../anomaly/index.js';
import { Clock } from '../../platform/clock/index.js';
import { RepeatedRuns } from '../../platform/queue/index.js';
import { NoteAssetDetails } from '../asset-details/note-asset-details.service.js';
import { ObserveShard } from './observe-shard.service.js';

/** Wear takes days to weeks: four looks a day see it, and read eight days of samples in a day. */
const LOOK_SECONDS = 6 * 3600;
/** What an incident may follow from is known within a minute. */
const DETAILS_SECONDS = 60;
const SHARDS = Array.from({ length: N_SHARDS }, (_, shard) => ({ key: String(shard), payload: { shard } }));

/** Has all parts of the fleet looked at, and what the platform says of it noted, each by one replica. */
@Injectable()
export class ObservationScheduler {
  private readonly logger = new Logger('Maintenance');

  constructor(
    private readonly shards: ObserveShard,
    private readonly details: NoteAssetDetails,
    private readonly runs: RepeatedRuns,
    private readonly clock: Clock,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    await this.runs.start<{ readonly shard: number }>({
      queue: { name: 'maintenance-observations', nRetries: 10 },
      context: 'Maintenance',
      what: 'Observations of assets',
      ticks: { everySeconds: LOOK_SECONDS, jobs: () => SHARDS },
      run: ({ payload: { shard }, signal }) => this.observe(shard, signal),
    });
    await this.runs.start({
      queue: { name: 'asset-details', nRetries: 2 },
      context: 'Maintenance',
      what: 'Details of assets',
      ticks: { everySeconds: DETAILS_SECONDS, jobs: () => [{ key: 'all', payload: {} }] },
      run: () => this.details.run(),
    });
  }

  private async observe(shard: number, signal: AbortSignal): Promise<void> {
    const { nAssets, nFailed } = await this.shards.run(shard, this.clock, signal);
    this.logger.debug(`Shard ${shard}: ${nAssets} asset(s) looked at, ${nFailed} failed`);
  }
}
