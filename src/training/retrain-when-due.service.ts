import { Inject, Injectable, Logger } from '@nestjs/common';
import { ModelCatalog } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { describeDrift } from './drift/drift.js';
import { DriftMonitor } from './drift/drift-monitor.service.js';
import { RequestTrainingService } from './request-training.service.js';
import type { TrainingRunRecord } from './runs/training-run-record.js';
import { TrainingRuns } from './runs/training-runs.service.js';
import { TrainingInProgressError } from './training.errors.js';

/** After something was away; what the training itself had against it is not mended so soon. */
const RETRY_S = 60;

/**
 * Has a model trained when the active one has been active for MODEL_RETRAIN_INTERVAL, an old one that was put back too, or what is
 * usual has drifted away from it. All it goes by is in the database, so that any replica may look.
 */
@Injectable()
export class RetrainWhenDueService {
  private readonly logger = new Logger('Training');

  constructor(
    private readonly training: RequestTrainingService,
    private readonly runs: TrainingRuns,
    private readonly catalog: ModelCatalog,
    private readonly drift: DriftMonitor,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'training'>,
  ) {}

  async look(): Promise<void> {
    const last = await this.runs.findLastByItself();
    if (await this.isDue(last)) await this.train('schedule');
    else if (await this.hasDrifted(last)) await this.train('drift');
  }

  private async isDue(last: TrainingRunRecord | undefined): Promise<boolean> {
    const active = await this.catalog.findActive();
    const { intervalSeconds } = this.config.training;
    const waitSeconds = last && wasDependencyUnavailable(last) ? RETRY_S : intervalSeconds;
    const dueMs = Math.max(
      (active?.activatedAt?.getTime() ?? 0) + intervalSeconds * 1000,
      (last?.startedAt.getTime() ?? 0) + waitSeconds * 1000,
    );
    return this.clock.now().getTime() >= dueMs;
  }

  /** One measurement leads to one attempt at most; where it cannot be read, the model's age is left to decide. */
  private async hasDrifted(last: TrainingRunRecord | undefined): Promise<boolean> {
    const report = await this.drift.current().catch(() => undefined);
    if (!report?.isBeyond || report.measuredAt.getTime() <= (last?.startedAt.getTime() ?? 0)) return false;
    this.logger.log(`${describeDrift(report)}; a new model is trained`);
    return true;
  }

  private async train(trigger: 'schedule' | 'drift'): Promise<void> {
    try {
      await this.training.begin({ timeRangeSeconds: this.config.training.historySeconds, trigger });
    } catch (error) {
      if (!(error instanceof TrainingInProgressError)) throw error;
    }
  }
}

/** Also where the worker died without a word. */
function wasDependencyUnavailable({ status, failure }: TrainingRunRecord): boolean {
  return status === 'failed' && (failure === null || failure.kind === 'unavailable');
}
