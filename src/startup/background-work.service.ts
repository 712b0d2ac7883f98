import { Injectable } from '@nestjs/common';
import { ReportScheduler } from '../alerting/index.js';
import { HousekeepingScheduler } from '../housekeeping/index.js';
import { IncidentAnalysisLoop } from '../root-cause/index.js';
import { TopologyScheduler } from '../topology/index.js';

/** Starts what is done again and again and waits for no model. */
@Injectable()
export class BackgroundWork {
  constructor(
    private readonly housekeeping: HousekeepingScheduler,
    private readonly topology: TopologyScheduler,
    private readonly reports: ReportScheduler,
    private readonly causes: IncidentAnalysisLoop,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    await this.housekeeping.start();
    await this.topology.start();
    await this.reports.start();
    await this.causes.start();
  }
}
