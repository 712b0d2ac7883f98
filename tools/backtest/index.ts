/** Scores files offline: no database, no server. */
export { History } from './history.js';
export { MetricEpisodes } from './metric-episodes.js';
export { scoreFile, type ScoredFile } from './score-file.js';
export type { AlertRow } from './alerts/alert-files.js';
export { type AlertFiles, readAlertFiles } from './alerts/read-alert-files.js';
export { replayAlerts } from './alerts/replay-alerts.js';
export type { Assessed } from './alerts/write-assessed.js';
export { questionOf } from './root-cause/answer-issue.js';
export { readSystem, type System } from './root-cause/read-system.js';
export { type Answer, predictFleet } from './maintenance/predict-fleet.js';
export { type FleetFile, kindsOf, readHistory, readInput } from './maintenance/read-fleet.js';
