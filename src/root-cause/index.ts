/** Says why something alarms, or that nothing of what is monitored says so: when asked, and for every incident. */
export { RootCauseModule } from './root-cause.module.js';
export { IncidentAnalysisLoop } from './incidents/incident-analysis-loop.service.js';
