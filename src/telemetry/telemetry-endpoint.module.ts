import { Module } from '@nestjs/common';
import { AnomalyModule } from '../anomaly/index.js';
import { EmsModule } from '../ems/index.js';
import { ModelsModule } from '../models/index.js';
import { SituationGauges } from './situation-gauges.service.js';
import { TelemetryController } from './telemetry.controller.js';

@Module({
  imports: [AnomalyModule, EmsModule, ModelsModule],
  controllers: [TelemetryController],
  providers: [SituationGauges],
})
export class TelemetryEndpointModule {}
