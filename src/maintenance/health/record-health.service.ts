import { Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { AssetHealthService } from './asset-health.service.js';
import { HealthDays } from './health-day.repository.js';
import { healthDayOf } from './health-day-of.js';

/** Rows of one statement. */
const STORED_AT_ONCE = 2_000;

/** Writes down how every monitored asset is doing today. */
@Injectable()
export class RecordHealth {
  constructor(
    private readonly directory: AssetDirectory,
    private readonly health: AssetHealthService,
    private readonly days: HealthDays,
    private readonly clock: Clock,
  ) {}

  /** May be interrupted and repeated at any time. */
  async run(signal: AbortSignal): Promise<void> {
    const day = this.clock.now().toISOString().slice(0, 10);
    const rated = await this.health.rateAll(await this.directory.listMonitored());
    for (let first = 0; first < rated.length && !signal.aborted; first += STORED_AT_ONCE)
      await this.days.store(rated.slice(first, first + STORED_AT_ONCE).map((one) => healthDayOf(one, day)));
  }
}
