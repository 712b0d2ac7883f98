/** Announces episodes to EMS Core unless they are suppressed, keeps silences, and groups alerts. */
export { AlertingModule } from './alerting.module.js';
export { SilencedTimes } from './silences/silenced-times.service.js';
