import { Module } from '@nestjs/common';
import { AnomalyModule } from '../anomaly/index.js';
import { MetricsModule } from '../metrics/index.js';
import { AssetHealthController } from './health/asset-health.controller.js';
import { AssetHealthService } from './health/asset-health.service.js';
import { FleetHealthController } from './health/fleet-health.controller.js';
import { HealthDays } from './health/health-day.repository.js';
import { HealthRecordingScheduler } from './health/health-recording.scheduler.js';
import { KnownRisks } from './health/known-risks.service.js';
import { ReadHealth } from './health/read-health.service.js';
import { RecordHealth } from './health/record-health.service.js';
import { CurrentRisks } from './risks/current-risks.js';

/** One line for each part, so that parts can be added side by side. */
@Module({
  imports: [AnomalyModule, MetricsModule],
  controllers: [AssetHealthController, FleetHealthController],
  providers: [
    AssetHealthService,
    CurrentRisks,
    HealthDays,
    HealthRecordingScheduler,
    KnownRisks,
    ReadHealth,
    RecordHealth,
  ],
  exports: [AssetHealthService, CurrentRisks, HealthRecordingScheduler],
})
export class MaintenanceModule {}
