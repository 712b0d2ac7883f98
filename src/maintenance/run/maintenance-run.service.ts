import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Asset, AssetDirectory } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { DAY_MS } from '../day.js';
import { LearnFailures } from '../failures/learn-failures.service.js';
import { UpkeepFailureModels } from '../model-versions/upkeep-failure-models.service.js';
import { ObservedAssets } from '../observations/observed-asset.repository.js';
import { isPhysical } from '../physical-asset.js';
import { PredictWhenDue } from '../risks/predict-when-due.service.js';

/** Models wait until so many of the assets were looked at for the first time: one that cannot be is no reason to wait for ever. */
const LOOKED_AT_SHARE = 0.9;

/** Brings all that follows from what was seen up to date: failures, then models, then predictions. */
@Injectable()
export class MaintenanceRun {
  private readonly logger = new Logger('Maintenance');
  /** What was seen when everything was up to date. */
  private doneUntilMs = -1;

  constructor(
    private readonly directory: AssetDirectory,
    private readonly observed: ObservedAssets,
    private readonly failures: LearnFailures,
    private readonly models: UpkeepFailureModels,
    private readonly predictions: PredictWhenDue,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance'>,
  ) {}

  /** May be interrupted and repeated at any time. */
  async run(now: Date, signal: AbortSignal): Promise<void> {
    const { nObserved, newestAt } = await this.observed.progress();
    if (newestAt === null) return;
    const assets = await this.listPhysical();
    if (nObserved < LOOKED_AT_SHARE * assets.length) {
      this.logger.log(`${nObserved} of ${assets.length} assets were looked at so far`);
      return;
    }
    if (newestAt.getTime() > this.doneUntilMs) {
      const since = new Date(now.getTime() - this.config.maintenance.historyDays * DAY_MS);
      await this.failures.learn(since, now, nObserved);
    }
    if (!signal.aborted) await this.models.fitWhenDue(assets, now);
    if (!signal.aborted) await this.predictions.predict(assets, now, signal);
    if (!signal.aborted) this.doneUntilMs = newestAt.getTime();
  }

  private async listPhysical(): Promise<readonly Asset[]> {
    return (await this.directory.listMonitored()).filter(({ type }) => isPhysical(type));
  }
}
