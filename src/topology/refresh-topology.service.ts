import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { isConnectionFailure } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { ReadTopologyService } from './reading/read-topology.service.js';
import { TopologyReadingRepository } from './reading/topology-reading.repository.js';
import { NOTHING_KEPT, type TopologySource } from './reading/topology-reading.js';

/** Reads all sources and keeps what they say; what one said before stays while it is away. */
@Injectable()
export class RefreshTopologyService {
  private readonly logger = new Logger('Topology');
  private readonly failing = new Set<TopologySource>();

  constructor(
    private readonly sources: ReadTopologyService,
    private readonly readings: TopologyReadingRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws when the own database is away */
  async refresh(signal?: AbortSignal): Promise<void> {
    const setUp = this.sources.sources();
    await this.readings.forgetAllBut(setUp.map(({ source }) => source));
    for (const { source, read } of setUp) {
      signal?.throwIfAborted();
      await this.refreshOne(source, read);
    }
  }

  private async refreshOne(
    source: TopologySource,
    read: ReturnType<ReadTopologyService['sources']>[number]['read'],
  ): Promise<void> {
    try {
      const readAt = this.clock.now();
      const reading = await read();
      if (reading) await this.readings.save(source, reading, readAt);
      else await this.readings.saveProblem(source, NOTHING_KEPT);
      this.failing.delete(source);
    } catch (error) {
      if (isConnectionFailure(error) && !(error instanceof DomainError)) throw error;
      const problem = error instanceof Error ? error.message : String(error);
      this.report(source, problem);
      await this.readings.saveProblem(source, problem);
    }
  }

  /** Once for a run of failures. */
  private report(source: TopologySource, problem: string): void {
    if (this.failing.has(source)) return;
    this.failing.add(source);
    this.logger.warn(`The topology of source ${source} stays as it was: ${problem}`);
  }
}
