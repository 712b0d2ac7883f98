import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Asset } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { DAY_MS } from '../day.js';
import { FailureModels } from '../failure-models/failure-model.repository.js';
import { FailureRepository } from '../failures/failure.repository.js';
import { whyFit } from './fit-due.js';
import { FitFailureModels } from './fit-failure-models.service.js';
import { WatchFailureDrift } from './watch-failure-drift.service.js';

/** Fits models of failures when it is time to. */
@Injectable()
export class UpkeepFailureModels {
  private readonly logger = new Logger('Maintenance');

  constructor(
    private readonly models: FailureModels,
    private readonly failures: FailureRepository,
    private readonly drift: WatchFailureDrift,
    private readonly fitting: FitFailureModels,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance'>,
  ) {}

  async fitWhenDue(assets: readonly Asset[], now: Date): Promise<void> {
    const { historyDays } = this.config.maintenance;
    const known = await this.failures.findKnown(new Date(now.getTime() - historyDays * DAY_MS));
    const newest = await this.models.newest();
    const { hasDrifted } = await this.drift.read();
    const why = whyFit({ nFailures: known.length, newest, hasDrifted, now });
    if (why === undefined) return;
    this.logger.log(`Models of failures are fitted to ${known.length} failure(s), since ${why}`);
    await this.fitting.fit({ assets, historyDays, now });
  }
}
