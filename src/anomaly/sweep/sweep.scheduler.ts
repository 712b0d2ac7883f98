import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { OutboxDispatcher } from '../../ems/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { isSomethingAway } from '../../platform/database/index.js';
import { SweepService } from './sweep.service.js';
import { SweepTelemetry } from './sweep-telemetry.service.js';
import { describeSweep, type SweepReport } from './sweep-report.js';

const JOB = 'sweep';
const LAST_STRETCH_MS = 3_000;

/** Sweeps every SWEEP_INTERVAL_SECONDS, one sweep at a time. */
@Injectable()
export class SweepScheduler implements OnModuleDestroy {
  private readonly logger = new Logger('Sweep');
  private running: Promise<unknown> | undefined;
  private isFailing = false;
  private readonly stopping = new AbortController();

  constructor(
    private readonly sweeps: SweepService,
    private readonly dispatcher: OutboxDispatcher,
    private readonly schedules: SchedulerRegistry,
    private readonly telemetry: SweepTelemetry,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @returns what the first sweep did; undefined when it failed (the next one takes its work up) */
  async start(): Promise<SweepReport | undefined> {
    const report = await this.sweepOnce();
    if (this.stopping.signal.aborted) return report;
    const timer = setInterval(
      () => void this.sweepUnlessBusy(),
      this.config.detection.sweepIntervalSeconds * 1000,
    );
    this.schedules.addInterval(JOB, timer);
    return report;
  }

  /** Lets the stretch in hand be stored, unless it waits for something that is slow; what is not stored is scored after the restart. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    if (this.schedules.doesExist('interval', JOB)) this.schedules.deleteInterval(JOB);
    await Promise.race([this.running, delay(LAST_STRETCH_MS, undefined, { ref: false })]);
  }

  private async sweepUnlessBusy(): Promise<void> {
    if (this.running) this.logger.debug('The last sweep is still running');
    else await this.sweepOnce();
  }

  private async sweepOnce(): Promise<SweepReport | undefined> {
    const sweep = this.tryToSweep();
    this.running = sweep;
    const report = await sweep;
    this.running = undefined;
    return report;
  }

  private async tryToSweep(): Promise<SweepReport | undefined> {
    const startedMs = performance.now();
    try {
      const report = await this.sweeps.sweep(({ nOpened }) => {
        if (nOpened > 0) this.dispatcher.wake();
      }, this.stopping.signal);
      this.reportSuccess(report, performance.now() - startedMs);
      return report;
    } catch (error) {
      this.reportFailure(error);
      return undefined;
    }
  }

  private reportSuccess(report: SweepReport, durationMs: number): void {
    this.telemetry.noteSuccess(report, durationMs);
    if (this.isFailing) this.logger.log('Sweeps work again; what came in meanwhile has been scored');
    this.isFailing = false;
    const line = `${describeSweep(report)} (${Math.round(durationMs)} ms)`;
    if (report.nOpened + report.nClosed > 0) this.logger.log(line);
    else this.logger.debug(line);
  }

  private reportFailure(error: unknown): void {
    if (this.stopping.signal.aborted) return;
    this.telemetry.noteFailure();
    if (this.isFailing) return;
    this.isFailing = true;
    if (!isSomethingAway(error)) {
      this.logger.error('Sweep failed and will be repeated', error instanceof Error ? error.stack : error);
      return;
    }
    this.logger.warn(
      `Sweep failed and will be repeated every ${this.config.detection.sweepIntervalSeconds} s: ${error.message}`,
    );
  }
}
