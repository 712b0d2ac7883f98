import { Module } from '@nestjs/common';
import { AnomalyModule } from '../anomaly/index.js';
import { EmsModule } from '../ems/index.js';
import { ForecastingModule } from '../forecasting/index.js';
import { ModelsModule } from '../models/index.js';
import { TrainingModule } from '../training/index.js';
import { ForecastGauges } from './forecast-gauges.service.js';
import { ModelGauges } from './model-gauges.service.js';
import { PlatformGauges } from './platform-gauges.service.js';
import { SituationGauges } from './situation-gauges.service.js';
import { TelemetryController } from './telemetry.controller.js';

@Module({
  imports: [AnomalyModule, EmsModule, ForecastingModule, ModelsModule, TrainingModule],
  controllers: [TelemetryController],
  providers: [ForecastGauges, ModelGauges, PlatformGauges, SituationGauges],
})
export class TelemetryEndpointModule {}
