/** Finds anomalies: scores new samples, groups them into episodes, explains them, announces them to EMS Core. */
export { AnomalyModule } from './anomaly.module.js';
export {
  type AssetSituation,
  AssetSituations,
  type OpenEpisode,
} from './episodes/asset-situation.service.js';
export { OpenIncidents } from './episodes/open-incidents.service.js';
export { CollectionWatch, describeOutage } from './silence/collection-watch.service.js';
export { type SweepCondition, SweepMonitor } from './sweep/sweep-monitor.service.js';
export { ScoreRetention } from './scores/score-retention.repository.js';
export { ForgetSeriesService } from './sweep/forget-series.service.js';
export { SweepScheduler } from './sweep/sweep.scheduler.js';
export type { SweepReport } from './sweep/sweep-report.js';
export { type KnownIncident, KnownIncidents } from './verdicts/known-incidents.service.js';
export { SeriesBars } from './verdicts/series-bars.service.js';
export type { Verdict } from './verdicts/verdict.js';
