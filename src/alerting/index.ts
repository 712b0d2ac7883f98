/** Announces episodes to EMS Core unless they are suppressed, keeps silences, and groups alerts. */
export { AlertingModule } from './alerting.module.js';
export type { Member } from './incidents/member.js';
export { MemberRepository } from './incidents/member.repository.js';
export { ConfirmedIncidents } from './incidents/feedback/confirmed-incidents.repository.js';
export { NoticeQueue } from './notifying/queue/notice-queue.repository.js';
export { ReportScheduler } from './report/report.scheduler.js';
export { ReportedChanges } from './signals/platform/reported-change.repository.js';
export { SilencedTimes } from './silences/silenced-times.service.js';
