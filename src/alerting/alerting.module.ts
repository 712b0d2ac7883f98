import { Global, Module } from '@nestjs/common';
import { AnomalyModule, EpisodeAnnouncer } from '../anomaly/index.js';
import { EmsModule } from '../ems/index.js';
import { MetricsModule } from '../metrics/index.js';
import { TopologyModule } from '../topology/index.js';
import { AnnounceEpisodesService } from './announcing/announce-episodes.service.js';
import { CorrelationsController } from './correlations/correlations.controller.js';
import { INCIDENT_CONTROLLERS, INCIDENT_PROVIDERS } from './incidents/incident-providers.js';
import { IncidentListing } from './incidents/listing/incident-listing.repository.js';
import { MemberRepository } from './incidents/members/member.repository.js';
import { CapacitySignals } from './incidents/signals/capacity-signals.service.js';
import { SilenceRepository } from './silences/silence.repository.js';
import { SilencesController } from './silences/silences.controller.js';
import { SilencedTimes } from './silences/silenced-times.service.js';
import { SilencesService } from './silences/silences.service.js';
import { PastEpisodes } from './suppression/past-episodes.service.js';
import { Suppression } from './suppression/suppression.service.js';

/** Global, because the sweeps of the anomaly module announce through it, and it builds on that module. */
@Global()
@Module({
  imports: [AnomalyModule, EmsModule, MetricsModule, TopologyModule],
  controllers: [SilencesController, CorrelationsController, ...INCIDENT_CONTROLLERS],
  providers: [
    ...INCIDENT_PROVIDERS,
    PastEpisodes,
    SilenceRepository,
    SilencedTimes,
    SilencesService,
    Suppression,
    { provide: EpisodeAnnouncer, useClass: AnnounceEpisodesService },
  ],
  exports: [CapacitySignals, EpisodeAnnouncer, IncidentListing, MemberRepository, SilencedTimes],
})
export class AlertingModule {}
