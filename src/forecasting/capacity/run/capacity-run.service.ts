import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { DueSeriesFinder } from '../levels/due-series.service.js';
import { RefreshGroups } from '../levels/refresh-groups.service.js';
import { RefreshLevels } from '../levels/refresh-levels.service.js';
import { WarnOfLimits } from '../warnings/warn-of-limits.service.js';

/** Brings all that is said of capacity up to date: the series of which a day is over, then their groups, then warnings. */
@Injectable()
export class CapacityRun {
  private readonly logger = new Logger('Capacity');

  constructor(
    private readonly due: DueSeriesFinder,
    private readonly levels: RefreshLevels,
    private readonly groups: RefreshGroups,
    private readonly warnings: WarnOfLimits,
    private readonly clock: Clock,
  ) {}

  /** May be interrupted and repeated at any time. */
  async run(signal: AbortSignal): Promise<void> {
    const nowMs = this.clock.now().getTime();
    const due = await this.due.find(nowMs);
    if (due.length > 0) {
      const startedMs = performance.now();
      const nDone = await this.levels.refresh(due, nowMs, signal);
      const seconds = Math.round((performance.now() - startedMs) / 1000);
      this.logger.log(`Busy levels of ${nDone} series are up to date (${seconds} s)`);
    }
    // Both also when nothing is due: the run before may have been interrupted.
    if (!signal.aborted && (await this.groups.isBehind())) await this.groups.refresh(nowMs, signal);
    if (!signal.aborted) await this.warnings.warn(nowMs, signal);
  }
}
