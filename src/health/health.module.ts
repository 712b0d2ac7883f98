import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { EmsModule } from '../ems/index.js';
import { ModelsModule } from '../models/index.js';
import { HealthController } from './health.controller.js';
import { HealthReportService } from './health-report.service.js';

@Module({
  imports: [EmsModule, ModelsModule, TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [HealthReportService],
})
export class HealthModule {}
