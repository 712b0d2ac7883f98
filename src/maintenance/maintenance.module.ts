import { Module } from '@nestjs/common';
import { AnomalyModule } from '../anomaly/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { TopologyModule } from '../topology/index.js';
import { Accuracies } from './accuracy/accuracy.repository.js';
import { RiskAccuracyController } from './accuracy/accuracy.controller.js';
import { ReadAccuracy } from './accuracy/read-accuracy.service.js';
import { AssetDetails } from './asset-details/asset-detail.repository.js';
import { NoteAssetDetails } from './asset-details/note-asset-details.service.js';
import { FailureModels } from './failure-models/failure-model.repository.js';
import { FleetReader } from './failure-models/read-fleet.service.js';
import { AssetEvents } from './failures/asset-events.repository.js';
import { DarkTimes } from './failures/dark-time.repository.js';
import { FailureRepository } from './failures/failure.repository.js';
import { FailuresController } from './failures/failures.controller.js';
import { LearnFailures } from './failures/learn-failures.service.js';
import { ListFailures } from './failures/list-failures.service.js';
import { MaintenanceCalendar } from './failures/maintenance-calendar.service.js';
import { RecordFailures } from './failures/record-failures.service.js';
import { ChooseFailureModel } from './model-versions/choose-failure-model.service.js';
import { FailureModelsController } from './model-versions/failure-models.controller.js';
import { FitFailureModels } from './model-versions/fit-failure-models.service.js';
import { ListFailureModels } from './model-versions/list-failure-models.service.js';
import { UpkeepFailureModels } from './model-versions/upkeep-failure-models.service.js';
import { WatchFailureDrift } from './model-versions/watch-failure-drift.service.js';
import { AssetHealthController } from './health/asset-health.controller.js';
import { AssetHealthService } from './health/asset-health.service.js';
import { FleetHealthController } from './health/fleet-health.controller.js';
import { HealthDays } from './health/health-day.repository.js';
import { HealthRecordingScheduler } from './health/health-recording.scheduler.js';
import { KnownRisks } from './health/known-risks.service.js';
import { ReadHealth } from './health/read-health.service.js';
import { RecordHealth } from './health/record-health.service.js';
import { ObservationRepository } from './observations/observation.repository.js';
import { ObservationScheduler } from './observations/observation.scheduler.js';
import { ObservationWriter } from './observations/observation-writer.service.js';
import { ObserveAsset } from './observations/observe-asset.service.js';
import { ObservedAssets } from './observations/observed-asset.repository.js';
import { ObserveShard } from './observations/observe-shard.service.js';
import { ReadAssetDays } from './observations/read-asset-days.service.js';
import { ReadAssetEvents } from './observations/read-asset-events.service.js';
import { MakePlan } from './plan/make-plan.service.js';
import { PlanController } from './plan/plan.controller.js';
import { CurrentRecommendations } from './recommendations/current-recommendations.service.js';
import { ListRecommendations } from './recommendations/list-recommendations.service.js';
import { MarkRecommendation } from './recommendations/mark-recommendation.service.js';
import { RecommendationMarks } from './recommendations/recommendation-marks.repository.js';
import { RecommendationsController } from './recommendations/recommendations.controller.js';
import { AssetOutlookController } from './risks/asset-outlook.controller.js';
import { CurrentRisks } from './risks/current-risks.js';
import { ListRisks } from './risks/list-risks.service.js';
import { MakePredictions } from './risks/make-predictions.service.js';
import { Predictions } from './risks/prediction.repository.js';
import { PredictWhenDue } from './risks/predict-when-due.service.js';
import { RisksController } from './risks/risks.controller.js';
import { MaintenanceRun } from './run/maintenance-run.service.js';
import { MaintenanceScheduler } from './run/maintenance.scheduler.js';

/** One line for each part, so that parts can be added side by side. */
@Module({
  imports: [AnomalyModule, MetricsModule, ModelsModule, TopologyModule],
  controllers: [
    AssetHealthController,
    FailureModelsController,
    FailuresController,
    FleetHealthController,
    PlanController,
    RecommendationsController,
    RiskAccuracyController,
    RisksController,
    // Last: its path takes any word for the id of an asset.
    AssetOutlookController,
  ],
  providers: [
    Accuracies,
    AssetHealthService,
    AssetEvents,
    AssetDetails,
    ChooseFailureModel,
    CurrentRecommendations,
    CurrentRisks,
    DarkTimes,
    FailureModels,
    FailureRepository,
    FitFailureModels,
    FleetReader,
    HealthDays,
    HealthRecordingScheduler,
    KnownRisks,
    LearnFailures,
    ListFailureModels,
    ListFailures,
    ListRecommendations,
    ListRisks,
    MaintenanceCalendar,
    MaintenanceRun,
    MaintenanceScheduler,
    MakePlan,
    MakePredictions,
    NoteAssetDetails,
    MarkRecommendation,
    ObservationRepository,
    ObservationScheduler,
    ObservationWriter,
    ObserveAsset,
    ObservedAssets,
    ObserveShard,
    Predictions,
    PredictWhenDue,
    ReadAccuracy,
    ReadHealth,
    RecordHealth,
    ReadAssetDays,
    ReadAssetEvents,
    RecommendationMarks,
    RecordFailures,
    UpkeepFailureModels,
    WatchFailureDrift,
  ],
  exports: [AssetHealthService, AssetDetails, CurrentRisks, MaintenanceScheduler],
})
export class MaintenanceModule {}
