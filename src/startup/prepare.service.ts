import { Inject, Injectable, Logger } from '@nestjs/common';
import { MetricSource } from '../metrics/index.js';
import { DetectorProvider } from '../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { MigrationRunner } from '../platform/database/index.js';
import { JobQueue } from '../platform/queue/index.js';
import { BackgroundWork } from './background-work.service.js';

/** Gets ready what everything else needs: the own tables, the job queue, the background work, the active model, the platform's tables. */
@Injectable()
export class PrepareService {
  private readonly logger = new Logger('Startup');
  private hasReportedTables = false;

  constructor(
    private readonly migrations: MigrationRunner,
    private readonly queue: JobQueue,
    private readonly background: BackgroundWork,
    private readonly detector: DetectorProvider,
    private readonly metrics: MetricSource,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'database'>,
  ) {}

  /** May be repeated until it succeeds. @throws what is away, or not there yet */
  async prepare(): Promise<void> {
    const { schema, jobSchema } = this.config.database;
    this.report(await this.migrations.run(schema, jobSchema));
    await this.queue.start();
    await this.background.start();
    await this.detector.refresh();
    await this.metrics.unavailableSources();
  }

  /** Every two seconds this is repeated while something is away; that nothing is left to do is no news then. */
  private report(applied: readonly string[]): void {
    if (applied.length > 0) this.logger.log(`Applied ${applied.length} migration(s)`);
    else if (!this.hasReportedTables) this.logger.log('The database is up to date');
    this.hasReportedTables = true;
  }
}
