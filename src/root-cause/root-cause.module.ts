import { Module } from '@nestjs/common';
import { AlertingModule } from '../alerting/index.js';
import { AnomalyModule } from '../anomaly/index.js';
import { EmsModule } from '../ems/index.js';
import { MaintenanceModule } from '../maintenance/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { TopologyModule } from '../topology/index.js';
import { AnalyzeRootCauseController } from './api/analyze-root-cause.controller.js';
import { IncidentCauseController } from './api/incident-cause.controller.js';
import { CauseFeedbackRepository } from './feedback/cause-feedback.repository.js';
import { GiveCauseFeedback } from './feedback/give-cause-feedback.service.js';
import { AnalyseIncident } from './incidents/analyse-incident.service.js';
import { AnnounceCause } from './incidents/announce-cause.service.js';
import { DueIncidents } from './incidents/due-incidents.repository.js';
import { IncidentAnalysisLoop } from './incidents/incident-analysis-loop.service.js';
import { IncidentAnalyses } from './incidents/incident-analysis.repository.js';
import { ShowIncidentCause } from './view/show-incident-cause.service.js';
import { AnalyseMoment } from './moment/analyse-moment.service.js';
import { AnalyseOnRequest } from './moment/analyse-on-request.service.js';
import { ReadRows } from './moment/read-rows.service.js';
import { RecentChanges } from './moment/recent-changes.service.js';

@Module({
  imports: [
    AlertingModule,
    AnomalyModule,
    EmsModule,
    MaintenanceModule,
    MetricsModule,
    ModelsModule,
    TopologyModule,
  ],
  controllers: [AnalyzeRootCauseController, IncidentCauseController],
  providers: [
    AnalyseIncident,
    AnalyseMoment,
    AnalyseOnRequest,
    AnnounceCause,
    CauseFeedbackRepository,
    DueIncidents,
    GiveCauseFeedback,
    IncidentAnalyses,
    IncidentAnalysisLoop,
    ReadRows,
    RecentChanges,
    ShowIncidentCause,
  ],
  exports: [IncidentAnalysisLoop],
})
export class RootCauseModule {}
