import { Module } from '@nestjs/common';
import { EmsModule } from '../../ems/index.js';
import { MetricsModule } from '../../metrics/index.js';
import { ModelsModule } from '../../models/index.js';
import { CapacityController } from './capacity.controller.js';
import { BusyLevels } from './levels/busy-levels.repository.js';
import { DueSeriesFinder } from './levels/due-series.service.js';
import { RefreshGroups } from './levels/refresh-groups.service.js';
import { RefreshLevels } from './levels/refresh-levels.service.js';
import { ListCapacity } from './list/list-capacity.service.js';
import { CapacityRun } from './run/capacity-run.service.js';
import { CapacityScheduler } from './run/capacity.scheduler.js';
import { CapacityWarnings } from './warnings/capacity-warning.repository.js';
import { AnnounceWarnings } from './warnings/announce-warnings.service.js';
import { WarnOfLimits } from './warnings/warn-of-limits.service.js';
import { AskWhatIf } from './what-if/ask-what-if.service.js';
import { WhatIfRows } from './what-if/what-if-rows.service.js';

/** When limits are reached: levels read once a day, answers, warnings. */
@Module({
  imports: [EmsModule, MetricsModule, ModelsModule],
  controllers: [CapacityController],
  providers: [
    AskWhatIf,
    BusyLevels,
    CapacityRun,
    CapacityScheduler,
    CapacityWarnings,
    DueSeriesFinder,
    ListCapacity,
    RefreshGroups,
    RefreshLevels,
    AnnounceWarnings,
    WarnOfLimits,
    WhatIfRows,
  ],
  exports: [CapacityScheduler],
})
export class CapacityModule {}
