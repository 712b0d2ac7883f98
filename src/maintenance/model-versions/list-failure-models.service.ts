import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { DAY_MS } from '../day.js';
import { FailureModels } from '../failure-models/failure-model.repository.js';
import type { FailureModelVersion } from '../failure-models/failure-model-version.js';
import { whyNoModel } from '../failure-models/why-no-model.js';
import { FailureRepository } from '../failures/failure.repository.js';
import { ObservedAssets } from '../observations/observed-asset.repository.js';
import { type FailureDrift, WatchFailureDrift } from './watch-failure-drift.service.js';

/** The versions of the models of failure, and what is there to learn from. */
export interface ListedFailureModels {
  readonly models: readonly FailureModelVersion[];
  /** Why none is in use; null where one is. */
  readonly reason: string | null;
  readonly nFailures: number;
  readonly nObserved: number;
  readonly drift: FailureDrift;
}

/** Lists the versions of the models of failure. */
@Injectable()
export class ListFailureModels {
  constructor(
    private readonly models: FailureModels,
    private readonly failures: FailureRepository,
    private readonly observed: ObservedAssets,
    private readonly drift: WatchFailureDrift,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance'>,
  ) {}

  async list(): Promise<ListedFailureModels> {
    const since = new Date(this.clock.now().getTime() - this.config.maintenance.historyDays * DAY_MS);
    const [models, known, { nObserved }, drift] = await Promise.all([
      this.models.list(),
      this.failures.findKnown(since),
      this.observed.progress(),
      this.drift.read(),
    ]);
    const isUsed = models.some(({ status }) => status === 'active');
    return {
      ...{ models, nObserved, drift, nFailures: known.length },
      reason: isUsed ? null : whyNoModel(known.length, models[0]),
    };
  }
}
