import { Injectable } from '@nestjs/common';
import { HousekeepingScheduler } from '../housekeeping/index.js';
import { TopologyScheduler } from '../topology/index.js';

/** Starts what is done again and again and waits for no model. */
@Injectable()
export class BackgroundWork {
  constructor(
    private readonly housekeeping: HousekeepingScheduler,
    private readonly topology: TopologyScheduler,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    await this.housekeeping.start();
    await this.topology.start();
  }
}
