import { Injectable, Logger } from '@nestjs/common';
import { LiveEvents } from '../../platform/live-events/index.js';
import { TrainingRunRepository } from './training-run.repository.js';
import type { TrainingStage } from './training-run-record.js';

/** Progress of less than this is not sent. */
const PERCENT_STEP = 5;

/** Sends open dashboards how a training run goes. What cannot be sent fails no training. */
@Injectable()
export class TrainingEvents {
  private readonly logger = new Logger('Training');
  private readonly published = new Map<string, string>();

  constructor(
    private readonly runs: TrainingRunRepository,
    private readonly events: LiveEvents,
  ) {}

  /** Sends how the run is, as clients see it. */
  async publish(runId: string): Promise<void> {
    try {
      const run = await this.runs.findRun(runId);
      if (!run) return;
      const { status, stage, percent, modelVersion } = run;
      if (run.finishedAt) this.published.delete(runId);
      await this.events.append({ name: 'training', data: { runId, status, stage, percent, modelVersion } });
    } catch (error) {
      this.logger.debug(`Run ${runId} could not be sent: ${String(error)}`);
    }
  }

  /** The same where it has come a step further. */
  async publishProgress(runId: string, stage: TrainingStage, percent: number): Promise<void> {
    const step = `${stage} ${Math.floor(percent / PERCENT_STEP)}`;
    if (this.published.get(runId) === step) return;
    this.published.set(runId, step);
    await this.publish(runId);
  }
}
