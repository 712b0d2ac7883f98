import { Module } from '@nestjs/common';
import { AnomalyModule } from '../anomaly/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { DriftController } from './drift/drift.controller.js';
import { DriftHistoryRepository } from './drift/drift-history.repository.js';
import { DriftMonitor } from './drift/drift-monitor.service.js';
import { DriftRepository } from './drift/drift.repository.js';
import { ReadDriftHistoryService } from './drift/read-drift-history.service.js';
import { MeasureDriftService } from './drift/measure-drift.service.js';
import { FitModelService } from './fit-model.service.js';
import { QualityGate } from './gate/quality-gate.service.js';
import { RequestTrainingService } from './request-training.service.js';
import { RetrainWhenDueService } from './retrain-when-due.service.js';
import { RetrainingScheduler } from './retraining.scheduler.js';
import { TrainingRunRepository } from './runs/training-run.repository.js';
import { TrainingRunsController } from './runs/training-runs.controller.js';
import { TrainingEvents } from './runs/training-events.service.js';
import { TrainingRuns } from './runs/training-runs.service.js';
import { TrainModelService } from './train-model.service.js';
import { TrainingController } from './training.controller.js';
import { TrainingDataService } from './training-data.service.js';
import { TrainingWorker } from './training-worker.service.js';
import { UpkeepWorker } from './upkeep-worker.service.js';

@Module({
  imports: [AnomalyModule, MetricsModule, ModelsModule],
  controllers: [DriftController, TrainingController, TrainingRunsController],
  providers: [
    DriftHistoryRepository,
    DriftMonitor,
    DriftRepository,
    ReadDriftHistoryService,
    FitModelService,
    MeasureDriftService,
    QualityGate,
    RequestTrainingService,
    RetrainWhenDueService,
    RetrainingScheduler,
    TrainModelService,
    TrainingDataService,
    TrainingRunRepository,
    TrainingEvents,
    TrainingRuns,
    TrainingWorker,
    UpkeepWorker,
  ],
  exports: [DriftMonitor, RetrainingScheduler],
})
export class TrainingModule {}
