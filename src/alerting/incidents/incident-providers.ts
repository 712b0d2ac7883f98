import { AcknowledgeIncident } from './operators/acknowledge-incident.service.js';
import { IncidentEntities } from './announcing/incident-entities.repository.js';
import { IncidentNotices } from './announcing/incident-notices.service.js';
import { IncidentAnnouncer } from './announcing/incident-announcer.service.js';
import { ConfirmedIncidents } from './feedback/confirmed-incidents.repository.js';
import { FeedbackRules } from './feedback/feedback-rules.service.js';
import { GiveIncidentFeedback } from './operators/give-incident-feedback.service.js';
import { IncidentFeedbackRepository } from './feedback/incident-feedback.repository.js';
import { GroupingLoop } from './taking-up/grouping-loop.service.js';
import { GroupingRoom } from './taking-up/grouping-room.service.js';
import { GroupingStateRepository } from './taking-up/grouping-state.repository.js';
import { GroupingTurn } from './taking-up/grouping-turn.service.js';
import { IncidentLedger } from './taking-up/incident-ledger.service.js';
import { NetworkSource } from './taking-up/network-source.service.js';
import { Surroundings } from './taking-up/surroundings.service.js';
import { TakeUpSignals } from './taking-up/take-up-signals.service.js';
import { IncidentFeedbackController } from './operators/incident-feedback.controller.js';
import { AlertingPreviewController } from './preview/alerting-preview.controller.js';
import { AlertingPreviewRepository } from './preview/alerting-preview.repository.js';
import { PreviewAlerting } from './preview/preview-alerting.service.js';
import { IncidentsController } from './listing/incidents.controller.js';
import { IncidentRepository } from './incident.repository.js';
import { IncidentEvents } from './announcing/incident-events.service.js';
import { IncidentDeliveries } from './listing/incident-deliveries.repository.js';
import { IncidentListing } from './listing/incident-listing.repository.js';
import { ListIncidents } from './listing/list-incidents.service.js';
import { MemberRepository } from './member.repository.js';
import { PlatformEventRepository } from '../signals/platform/platform-event.repository.js';
import { PlatformEventApi } from '../signals/platform/platform-event-api.service.js';
import { PlatformSignals } from '../signals/platform/platform-signals.service.js';
import { WatermarkRepository } from '../signals/platform/watermark.repository.js';
import { SignalRepository } from '../signals/signal.repository.js';

/** What answers questions about incidents. */
export const INCIDENT_CONTROLLERS = [
  IncidentsController,
  IncidentFeedbackController,
  AlertingPreviewController,
];

/** What makes incidents of signals. */
export const INCIDENT_PROVIDERS = [
  AcknowledgeIncident,
  AlertingPreviewRepository,
  ConfirmedIncidents,
  FeedbackRules,
  GiveIncidentFeedback,
  GroupingLoop,
  GroupingRoom,
  GroupingStateRepository,
  GroupingTurn,
  IncidentAnnouncer,
  IncidentEntities,
  IncidentNotices,
  IncidentEvents,
  IncidentFeedbackRepository,
  IncidentDeliveries,
  IncidentLedger,
  IncidentListing,
  IncidentRepository,
  ListIncidents,
  MemberRepository,
  NetworkSource,
  PlatformEventApi,
  PlatformEventRepository,
  PlatformSignals,
  PreviewAlerting,
  SignalRepository,
  Surroundings,
  TakeUpSignals,
  WatermarkRepository,
];
