import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/index.js';
import { CurrentRisks } from './risks/current-risks.js';

/** One line for each part, so that parts can be added side by side. */
@Module({
  imports: [MetricsModule],
  providers: [CurrentRisks],
  exports: [CurrentRisks],
})
export class MaintenanceModule {}
