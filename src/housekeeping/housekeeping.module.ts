import { Module } from '@nestjs/common';
import { AnomalyModule } from '../anomaly/index.js';
import { Chores } from './chores.service.js';
import { HousekeepingScheduler } from './housekeeping.scheduler.js';
import { HousekeepingWorker } from './housekeeping-worker.service.js';
import { MaintenanceRetention } from './maintenance-retention.repository.js';
import { RetentionRepository } from './retention.repository.js';

@Module({
  imports: [AnomalyModule],
  providers: [Chores, HousekeepingScheduler, HousekeepingWorker, MaintenanceRetention, RetentionRepository],
  exports: [HousekeepingScheduler],
})
export class HousekeepingModule {}
