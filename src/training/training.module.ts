import { Module } from '@nestjs/common';
import { AnomalyModule } from '../anomaly/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { FitModelService } from './fit-model.service.js';
import { QualityGate } from './gate/quality-gate.service.js';
import { RetrainingScheduler } from './retraining.scheduler.js';
import { TrainingRunRepository } from './runs/training-run.repository.js';
import { TrainingRunsController } from './runs/training-runs.controller.js';
import { TrainingRuns } from './runs/training-runs.service.js';
import { TrainModelService } from './train-model.service.js';
import { TrainingController } from './training.controller.js';
import { TrainingDataService } from './training-data.service.js';

@Module({
  imports: [AnomalyModule, MetricsModule, ModelsModule],
  controllers: [TrainingController, TrainingRunsController],
  providers: [
    FitModelService,
    QualityGate,
    RetrainingScheduler,
    TrainModelService,
    TrainingDataService,
    TrainingRunRepository,
    TrainingRuns,
  ],
  exports: [RetrainingScheduler],
})
export class TrainingModule {}
