import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { isSomethingAway } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import { MeasureDriftService } from './measure-drift.service.js';

const CHECK_MS = 30_000;

/** Measures drift when it is time to. */
@Injectable()
export class DriftScheduler {
  private readonly logger = new Logger('Drift');
  private isMeasuring = false;
  private isFailing = false;

  constructor(private readonly drift: MeasureDriftService) {}

  @Interval(CHECK_MS)
  protected async measure(): Promise<void> {
    if (this.isMeasuring) return;
    this.isMeasuring = true;
    try {
      await this.drift.measureWhenDue();
      this.isFailing = false;
    } catch (error) {
      this.reportFailure(error);
    } finally {
      this.isMeasuring = false;
    }
  }

  private reportFailure(error: unknown): void {
    if (this.isFailing) return;
    this.isFailing = true;
    if (isSomethingAway(error) || error instanceof DomainError)
      this.logger.warn(`Drift is not measured for now: ${error.message}`);
    else this.logger.error('Drift could not be measured', error instanceof Error ? error.stack : error);
  }
}
