/** What operators and EMS Core are told: announces episodes unless they are suppressed, and groups alerts. */
export { AlertingModule } from './alerting.module.js';
