import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Asset, AssetDirectory } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { DAY_MS } from '../day.js';
import { LearnFailures } from '../failures/learn-failures.service.js';
import { UpkeepFailureModels } from '../model-versions/upkeep-failure-models.service.js';
import { ObservationRepository } from '../observations/observation.repository.js';
import { isPhysical } from '../physical-asset.js';
import { PredictWhenDue } from '../risks/predict-when-due.service.js';

/** Models wait until so many of the assets were looked at for the first time: one that cannot be is no reason to wait for ever. */
const LOOKED_AT_SHARE = 0.9;

/** Brings all that follows from what was seen up to date: failures, then models, then predictions. */
@Injectable()
export class MaintenanceRun {
  private readonly logger = new Logger('Maintenance');
  /** When each asset was looked at, as of when everything was up to date. */
  private done: ReadonlyMap<string, Date> = new Map();

  constructor(
    private readonly directory: AssetDirectory,
    private readonly observations: ObservationRepository,
    private readonly failures: LearnFailures,
    private readonly models: UpkeepFailureModels,
    private readonly predictions: PredictWhenDue,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance'>,
  ) {}

  /** May be interrupted and repeated at any time. */
  async run(now: Date, signal: AbortSignal): Promise<void> {
    // What is seen meanwhile is for the next run: its failures would be missing in its predictions. It may have begun before this one.
    const seen = await this.observations.findSeen();
    if (seen.size === 0) return;
    const assets = await this.listPhysical();
    if (seen.size < LOOKED_AT_SHARE * assets.length) {
      this.logger.log(`${seen.size} of ${assets.length} assets were looked at so far`);
      return;
    }
    if (!isSame(seen, this.done)) {
      const since = new Date(now.getTime() - this.config.maintenance.historyDays * DAY_MS);
      await this.failures.learn(since, now, seen.size);
    }
    if (!signal.aborted) await this.models.fitWhenDue(assets, now);
    if (!signal.aborted) await this.predictions.predict(assets, { seen, seenBefore: this.done, now }, signal);
    if (!signal.aborted) this.done = seen;
  }

  private async listPhysical(): Promise<readonly Asset[]> {
    return (await this.directory.listMonitored()).filter(({ type }) => isPhysical(type));
  }
}

function isSame(one: ReadonlyMap<string, Date>, other: ReadonlyMap<string, Date>): boolean {
  return one.size === other.size && [...one].every(([id, at]) => other.get(id)?.getTime() === at.getTime());
}
