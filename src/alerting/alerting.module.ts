import { Global, Module } from '@nestjs/common';
import { AnomalyModule, EpisodeAnnouncer } from '../anomaly/index.js';
import { EmsModule } from '../ems/index.js';
import { CapacityAnnouncer } from '../forecasting/index.js';
import { MetricsModule } from '../metrics/index.js';
import { TopologyModule } from '../topology/index.js';
import { EpisodeSignals } from './announcing/episode-signals.service.js';
import { AnnounceEpisodesService } from './announcing/announce-episodes.service.js';
import { CorrelationsController } from './correlations/correlations.controller.js';
import { FindCorrelations } from './correlations/find-correlations.service.js';
import { ConfiguredTargets } from './notifying/configured-targets.service.js';
import { NotifyIncidents } from './notifying/notify-incidents.service.js';
import { NoticeDispatcher } from './notifying/queue/notice-dispatcher.service.js';
import { NoticeQueue } from './notifying/queue/notice-queue.repository.js';
import { NoticeTargets } from './notifying/queue/notice-target.js';
import { ListNoiseService } from './noise/list-noise.service.js';
import { NoiseController } from './noise/noise.controller.js';
import { NoiseRepository } from './noise/noise.repository.js';
import { ReportController } from './report/report.controller.js';
import { ReportScheduler } from './report/report.scheduler.js';
import { SendReportService } from './report/send-report.service.js';
import { ShiftReportRepository } from './report/shift-report.repository.js';
import { WriteReportService } from './report/write-report.service.js';
import { INCIDENT_CONTROLLERS, INCIDENT_PROVIDERS } from './incidents/incident-providers.js';
import { ConfirmedIncidents } from './incidents/feedback/confirmed-incidents.repository.js';
import { IncidentListing } from './incidents/listing/incident-listing.repository.js';
import { MemberRepository } from './incidents/member.repository.js';
import { CapacitySignals } from './signals/capacity-signals.service.js';
import { ReportedChanges } from './signals/platform/reported-change.repository.js';
import { SilenceRepository } from './silences/silence.repository.js';
import { SilencesController } from './silences/silences.controller.js';
import { SilencedTimes } from './silences/silenced-times.service.js';
import { SilencesService } from './silences/silences.service.js';
import { PastEpisodes } from './suppression/past-episodes.service.js';
import { Suppression } from './suppression/suppression.service.js';

/** Global, because the sweeps of the anomaly module and the warnings of forecasting announce through it, and it builds on both. */
@Global()
@Module({
  imports: [AnomalyModule, EmsModule, MetricsModule, TopologyModule],
  controllers: [
    SilencesController,
    CorrelationsController,
    ReportController,
    NoiseController,
    ...INCIDENT_CONTROLLERS,
  ],
  providers: [
    ...INCIDENT_PROVIDERS,
    EpisodeSignals,
    FindCorrelations,
    PastEpisodes,
    SilenceRepository,
    SilencedTimes,
    SilencesService,
    Suppression,
    NotifyIncidents,
    ReportedChanges,
    ReportScheduler,
    SendReportService,
    ShiftReportRepository,
    WriteReportService,
    NoiseRepository,
    ListNoiseService,
    NoticeQueue,
    NoticeDispatcher,
    { provide: NoticeTargets, useClass: ConfiguredTargets },
    { provide: EpisodeAnnouncer, useClass: AnnounceEpisodesService },
    { provide: CapacityAnnouncer, useClass: CapacitySignals },
  ],
  exports: [
    CapacityAnnouncer,
    ConfirmedIncidents,
    EpisodeAnnouncer,
    IncidentListing,
    MemberRepository,
    NoticeQueue,
    ReportedChanges,
    ReportScheduler,
    SilencedTimes,
  ],
})
export class AlertingModule {}
