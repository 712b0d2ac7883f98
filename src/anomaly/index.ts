/** Finds anomalies: scores new samples, groups them into episodes, explains them, announces them to EMS Core. */
export { AnomalyModule } from './anomaly.module.js';
export {
  type AssetSituation,
  AssetSituations,
  type OpenEpisode,
} from './asset-situation.service.js';
export { OpenIncidents } from './episodes/open-episodes.service.js';
export { CollectionWatch, describeOutage } from './missing-data/collection-watch.service.js';
export { type SweepCondition, SweepMonitor } from './sweep/sweep-monitor.service.js';
export { ScoreRetention } from './scores/score-retention.repository.js';
export { ForgetSeriesService } from './sweep/forget-series.service.js';
export { SweepScheduler } from './sweep/sweep.scheduler.js';
export type { SweepReport } from './sweep/sweep-report.js';
export { type KnownIncident, KnownIncidents } from './episodes/history/known-episodes.service.js';
export { SeriesBars } from './episodes/feedback/series-thresholds.service.js';
export type { Verdict } from './episodes/feedback/feedback.js';
