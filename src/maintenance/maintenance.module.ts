import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/index.js';
import { TopologyModule } from '../topology/index.js';
import { FailureRepository } from './failures/failure.repository.js';
import { MakePlan } from './plan/make-plan.service.js';
import { PlanController } from './plan/plan.controller.js';
import { CurrentRecommendations } from './recommendations/current-recommendations.service.js';
import { ListRecommendations } from './recommendations/list-recommendations.service.js';
import { MarkRecommendation } from './recommendations/mark-recommendation.service.js';
import { RecommendationMarks } from './recommendations/recommendation-marks.repository.js';
import { RecommendationsController } from './recommendations/recommendations.controller.js';
import { CurrentRisks } from './risks/current-risks.js';

/** One line for each part, so that parts can be added side by side. */
@Module({
  imports: [MetricsModule, TopologyModule],
  controllers: [PlanController, RecommendationsController],
  providers: [
    CurrentRecommendations,
    CurrentRisks,
    FailureRepository,
    ListRecommendations,
    MakePlan,
    MarkRecommendation,
    RecommendationMarks,
  ],
  exports: [CurrentRisks],
})
export class MaintenanceModule {}
