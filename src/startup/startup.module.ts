import { Module } from '@nestjs/common';
import { AlertingModule } from '../alerting/index.js';
import { AnomalyModule } from '../anomaly/index.js';
import { ForecastingModule } from '../forecasting/index.js';
import { HousekeepingModule } from '../housekeeping/index.js';
import { MaintenanceModule } from '../maintenance/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { RootCauseModule } from '../root-cause/index.js';
import { TopologyModule } from '../topology/index.js';
import { TrainingModule } from '../training/index.js';
import { BackgroundWork } from './background-work.service.js';
import { PrepareService } from './prepare.service.js';
import { Schedules } from './schedules.service.js';
import { StartupService } from './startup.service.js';

@Module({
  imports: [
    AlertingModule,
    AnomalyModule,
    ForecastingModule,
    HousekeepingModule,
    MaintenanceModule,
    MetricsModule,
    ModelsModule,
    RootCauseModule,
    TopologyModule,
    TrainingModule,
  ],
  providers: [BackgroundWork, PrepareService, Schedules, StartupService],
  exports: [StartupService],
})
export class StartupModule {}
