import { Inject, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DetectorProvider } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { isSomethingAway } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { describeDrift } from './drift/drift.js';
import { DriftMonitor } from './drift/drift-monitor.service.js';
import { TrainModelService } from './train-model.service.js';
import { TrainingInProgressError } from './training.errors.js';

const CHECK_MS = 10_000;
/** After something was away; what the training itself had against it is not mended so soon. */
const RETRY_MS = 60_000;

/** Trains again when the active model has been in charge for MODEL_RETRAIN_INTERVAL, an old one that was put back too, or what is usual has drifted away from it. */
@Injectable()
export class RetrainingScheduler {
  private readonly logger = new Logger('Training');
  private isStarted = false;
  private isRetrying = false;
  private notBeforeMs = 0;
  private triedAtMs = 0;

  constructor(
    private readonly training: TrainModelService,
    private readonly detector: DetectorProvider,
    private readonly drift: DriftMonitor,
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
    if (!this.isStarted) return;
    if (this.isDue()) await this.tryTraining('schedule');
    else if (await this.hasDrifted()) await this.tryTraining('drift');
  }

  /** One measurement leads to one attempt at most; where it cannot be read, the model's age is left to decide. */
  private async hasDrifted(): Promise<boolean> {
    const report = await this.drift.current().catch(() => undefined);
    if (!report?.isBeyond || report.measuredAt.getTime() <= this.triedAtMs) return false;
    this.logger.log(`${describeDrift(report)}; a new model is trained`);
    return true;
  }

  private isDue(): boolean {
    const inChargeSinceMs = this.detector.current()?.activatedAt.getTime() ?? 0;
    const dueMs = Math.max(inChargeSinceMs + this.config.training.intervalSeconds * 1000, this.notBeforeMs);
    return this.clock.now().getTime() >= dueMs;
  }

  private async tryTraining(trigger: 'startup' | 'schedule' | 'drift'): Promise<void> {
    this.triedAtMs = this.clock.now().getTime();
    this.wait(this.config.training.intervalSeconds * 1000);
    try {
      await this.training.train({ timeRangeSeconds: this.config.training.historySeconds, trigger });
      this.isRetrying = false;
    } catch (error) {
      if (error instanceof TrainingInProgressError) return;
      if (isSomethingAway(error)) this.tryAgainSoon(error);
      else if (error instanceof DomainError) this.logger.warn(`No new model: ${error.message}`);
      else this.logger.error('Training failed; the active model stays in use', error);
    }
  }

  private tryAgainSoon(error: Error): void {
    this.wait(RETRY_MS);
    if (!this.isRetrying) this.logger.warn(`No new model for now: ${error.message}`);
    this.isRetrying = true;
  }

  private wait(durationMs: number): void {
    this.notBeforeMs = this.clock.now().getTime() + durationMs;
  }
}
