import { IncidentAnnouncer } from './announcing/incident-announcer.service.js';
import { FeedbackRules } from './feedback/feedback-rules.service.js';
import { GroupingLoop } from './grouping/grouping-loop.service.js';
import { GroupingRoom } from './grouping/grouping-room.service.js';
import { GroupingStateRepository } from './grouping/grouping-state.repository.js';
import { GroupingTurn } from './grouping/grouping-turn.service.js';
import { IncidentLedger } from './grouping/incident-ledger.service.js';
import { NetworkSource } from './grouping/network-source.service.js';
import { Surroundings } from './grouping/surroundings.service.js';
import { TakeUpSignals } from './grouping/take-up-signals.service.js';
import { IncidentRepository } from './incident.repository.js';
import { IncidentEvents } from './listing/incident-events.service.js';
import { IncidentListing } from './listing/incident-listing.repository.js';
import { ListIncidents } from './listing/list-incidents.service.js';
import { MemberRepository } from './members/member.repository.js';
import { EpisodeSignals } from './signals/episode-signals.service.js';
import { PlatformEventRepository } from './signals/platform/platform-event.repository.js';
import { PlatformSignals } from './signals/platform/platform-signals.service.js';
import { WatermarkRepository } from './signals/platform/watermark.repository.js';
import { SignalRepository } from './signals/signal.repository.js';

/** What makes incidents of signals. */
export const INCIDENT_PROVIDERS = [
  EpisodeSignals,
  FeedbackRules,
  GroupingLoop,
  GroupingRoom,
  GroupingStateRepository,
  GroupingTurn,
  IncidentAnnouncer,
  IncidentEvents,
  IncidentLedger,
  IncidentListing,
  IncidentRepository,
  ListIncidents,
  MemberRepository,
  NetworkSource,
  PlatformEventRepository,
  PlatformSignals,
  SignalRepository,
  Surroundings,
  TakeUpSignals,
  WatermarkRepository,
];
