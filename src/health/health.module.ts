import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AlertingModule } from '../alerting/index.js';
import { AnomalyModule } from '../anomaly/index.js';
import { EmsModule } from '../ems/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { StartupModule } from '../startup/index.js';
import { TopologyModule } from '../topology/index.js';
import { TrainingModule } from '../training/index.js';
import { DetectionChecks } from './detection-checks.service.js';
import { HealthController } from './health.controller.js';
import { HealthReportService } from './health-report.service.js';
import { NoticeChecks } from './notice-checks.service.js';
import { PlatformChecks } from './platform-checks.service.js';
import { SweepChecks } from './sweep-checks.service.js';

@Module({
  imports: [
    AlertingModule,
    AnomalyModule,
    EmsModule,
    MetricsModule,
    ModelsModule,
    StartupModule,
    TopologyModule,
    TrainingModule,
    TerminusModule.forRoot({ logger: false }),
  ],
  controllers: [HealthController],
  providers: [DetectionChecks, HealthReportService, NoticeChecks, PlatformChecks, SweepChecks],
})
export class HealthModule {}
