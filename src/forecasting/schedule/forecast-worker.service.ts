import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { isConnectionFailure, isDependencyUnavailable } from '../../platform/database/index.js';
import { type Job, JobInterruptedError, JobQueue } from '../../platform/queue/index.js';
import type { ForecastReport } from './forecast-report.js';
import { ForecastTallies } from './forecast-tally.repository.js';
import { ForecastTelemetry } from './forecast-telemetry.service.js';
import { ShardForecaster } from './shard-forecaster.service.js';

export const FORECASTS = { name: 'forecast', nRetries: 10 };

/** A part of a run. */
export interface ForecastTask {
  /** 0 to N_SHARDS - 1. */
  readonly shard: number;
  /** The same for all shards of a run. */
  readonly runId: number;
}

/** Forecasts the shards that are queued. */
@Injectable()
export class ForecastWorker {
  private readonly logger = new Logger('Forecasts');
  private isFailing = false;

  constructor(
    private readonly shards: ShardForecaster,
    private readonly tallies: ForecastTallies,
    private readonly queue: JobQueue,
    private readonly telemetry: ForecastTelemetry,
    private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    await this.queue.work<ForecastTask>(FORECASTS, (job) => this.forecast(job));
  }

  /** A run that fails is over: the next one takes its work up. One that is interrupted, or loses the database, is retried at once. */
  private async forecast({ payload, signal }: Job<ForecastTask>): Promise<void> {
    const startedMs = performance.now();
    try {
      const report = await this.shards.run(payload.shard, signal);
      if (!signal.aborted) await this.noteSuccess(payload, report, performance.now() - startedMs);
    } catch (error) {
      if (!signal.aborted) this.reportFailure(error);
      if (isConnectionFailure(error)) throw error;
    }
    if (signal.aborted) throw new JobInterruptedError();
  }

  private async noteSuccess(task: ForecastTask, report: ForecastReport, durationMs: number): Promise<void> {
    this.telemetry.noteSuccess(report, durationMs);
    if (this.isFailing) this.logger.log('Forecasts are made again');
    this.isFailing = false;
    const nowMs = this.clock.now().getTime();
    const total = await this.tallies.note(task, report, nowMs);
    this.logger.debug(
      `Shard ${task.shard}: ${report.nMade} forecast(s) of ${report.nSeries} series (${Math.round(durationMs)} ms)`,
    );
    if (!total || total.nMade === 0) return;
    const failed = total.nFailed > 0 ? `, ${total.nFailed} failed` : '';
    const seconds = Math.max(0, Math.round((nowMs - task.runId) / 1000));
    this.logger.log(`${total.nMade} of ${total.nSeries} series forecast${failed} (${seconds} s)`);
  }

  private reportFailure(error: unknown): void {
    this.telemetry.noteFailure();
    if (this.isFailing) return;
    this.isFailing = true;
    if (isDependencyUnavailable(error))
      this.logger.warn(`Forecasts are late and will be made in the next hour: ${error.message}`);
    else
      this.logger.error(
        'Forecasts failed and will be repeated in the next hour',
        error instanceof Error ? error.stack : error,
      );
  }
}
