import { Inject, Injectable, Logger } from '@nestjs/common';
import { DetectorProvider } from '../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { JobTicker } from '../platform/queue/index.js';
import { RequestTrainingService } from './request-training.service.js';
import { TrainingInProgressError } from './training.errors.js';
import { TrainingWorker } from './training-worker.service.js';
import { UPKEEP, type UpkeepTask, UpkeepWorker } from './upkeep-worker.service.js';

const EVERY_SECONDS: Readonly<Record<UpkeepTask['look'], number>> = { age: 10, drift: 30 };

/** Trains where there is no model yet, and has the model's age and drift looked at from then on. */
@Injectable()
export class RetrainingScheduler {
  private readonly logger = new Logger('Training');

  constructor(
    private readonly trainings: TrainingWorker,
    private readonly upkeep: UpkeepWorker,
    private readonly training: RequestTrainingService,
    private readonly detector: DetectorProvider,
    private readonly ticker: JobTicker,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'training' | 'roles'>,
  ) {}

  /** May be repeated until it succeeds; a worker waits for the first model, whoever trains it. */
  async start(): Promise<void> {
    if (this.config.roles.has('worker')) {
      await this.trainings.start();
      if (!this.detector.current()) await this.trainFirst();
      // Only now: where an API process has queued a look already, the first training would be taken for one that was due.
      await this.upkeep.start();
    }
    for (const look of ['age', 'drift'] as const)
      await this.ticker.start({
        queue: UPKEEP,
        everySeconds: EVERY_SECONDS[look],
        jobs: () => [{ key: look, payload: { look } }],
      });
  }

  private async trainFirst(): Promise<void> {
    const runId = await this.beginOrFind();
    if (runId === undefined) return;
    this.logger.debug(`Waiting for training run ${runId}`);
    await this.training.untilOver(runId);
    await this.detector.refresh();
  }

  private async beginOrFind(): Promise<string | undefined> {
    const request = { timeRangeSeconds: this.config.training.historySeconds, trigger: 'startup' } as const;
    try {
      return await this.training.begin(request);
    } catch (error) {
      if (error instanceof TrainingInProgressError) return error.runId;
      throw error;
    }
  }
}
