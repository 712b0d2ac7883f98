import { Inject, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DetectorProvider } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { DomainError } from '../platform/errors/index.js';
import { TrainModelService } from './train-model.service.js';
import { TrainingInProgressError } from './training.errors.js';

const CHECK_MS = 10_000;

/** Trains again when the active model has become older than MODEL_RETRAIN_INTERVAL. */
@Injectable()
export class RetrainingScheduler {
  private readonly logger = new Logger('Training');
  private isStarted = false;
  private lastTriedMs = 0;

  constructor(
    private readonly training: TrainModelService,
    private readonly detector: DetectorProvider,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** Trains now where there is no model yet, and watches the model's age from then on. */
  async start(): Promise<void> {
    if (!this.detector.current()) await this.tryTraining('startup');
    this.isStarted = true;
  }

  @Interval(CHECK_MS)
  protected async retrainWhenDue(): Promise<void> {
    if (this.isStarted && this.isDue()) await this.tryTraining('schedule');
  }

  private isDue(): boolean {
    const trainedMs = this.detector.current()?.trainedAt.getTime() ?? 0;
    const newestMs = Math.max(trainedMs, this.lastTriedMs);
    return this.clock.now().getTime() - newestMs >= this.config.training.intervalSeconds * 1000;
  }

  private async tryTraining(trigger: 'startup' | 'schedule'): Promise<void> {
    this.lastTriedMs = this.clock.now().getTime();
    try {
      await this.training.train({ timeRangeSeconds: this.config.training.historySeconds, trigger });
    } catch (error) {
      if (error instanceof TrainingInProgressError) return;
      if (error instanceof DomainError) this.logger.warn(`No new model: ${error.message}`);
      else this.logger.error('Training failed; the active model stays in use', error);
    }
  }
}
