import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AnomalyModule } from '../anomaly/index.js';
import { EmsModule } from '../ems/index.js';
import { ForecastingModule } from '../forecasting/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { StartupModule } from '../startup/index.js';
import { TrainingModule } from '../training/index.js';
import { DetectionChecks } from './detection-checks.service.js';
import { ForecastChecks } from './forecast-checks.service.js';
import { HealthController } from './health.controller.js';
import { HealthReportService } from './health-report.service.js';
import { PlatformChecks } from './platform-checks.service.js';
import { SweepChecks } from './sweep-checks.service.js';

@Module({
  imports: [
    AnomalyModule,
    EmsModule,
    ForecastingModule,
    MetricsModule,
    ModelsModule,
    StartupModule,
    TrainingModule,
    TerminusModule.forRoot({ logger: false }),
  ],
  controllers: [HealthController],
  providers: [DetectionChecks, ForecastChecks, HealthReportService, PlatformChecks, SweepChecks],
})
export class HealthModule {}
