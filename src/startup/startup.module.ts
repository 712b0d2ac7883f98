import { Module } from '@nestjs/common';
import { AnomalyModule } from '../anomaly/index.js';
import { ForecastingModule } from '../forecasting/index.js';
import { HousekeepingModule } from '../housekeeping/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { TrainingModule } from '../training/index.js';
import { PrepareService } from './prepare.service.js';
import { Schedules } from './schedules.service.js';
import { StartupService } from './startup.service.js';

@Module({
  imports: [
    AnomalyModule,
    ForecastingModule,
    HousekeepingModule,
    MetricsModule,
    ModelsModule,
    TrainingModule,
  ],
  providers: [PrepareService, Schedules, StartupService],
  exports: [StartupService],
})
export class StartupModule {}
