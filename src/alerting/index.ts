/** Announces episodes to EMS Core unless they are suppressed, keeps silences, and groups alerts. */
export { AlertingModule } from './alerting.module.js';
export { NoticeQueue } from './notifying/queue/notice-queue.repository.js';
export { ReportScheduler } from './report/report.scheduler.js';
export type { Incident, PriorityShare } from './incidents/incident.js';
export { IncidentListing, type ListedIncident } from './incidents/listing/incident-listing.repository.js';
export type { Member as IncidentMember } from './incidents/members/member.js';
export { MemberRepository as IncidentMembers } from './incidents/members/member.repository.js';
export { CapacitySignals } from './incidents/signals/capacity-signals.service.js';
export { SilencedTimes } from './silences/silenced-times.service.js';
