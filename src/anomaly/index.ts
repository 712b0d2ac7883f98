/** Finds anomalies: scores new samples, groups them into episodes, explains them, announces them to EMS Core. */
export { AnomalyModule } from './anomaly.module.js';
export { type AssetSituation, AssetSituations, type OpenEpisode } from './asset-situation.service.js';
export type { Episode } from './episodes/episode.js';
export { EpisodeAnnouncer } from './episodes/episode-announcer.js';
export { type EpisodeChange, MAINTENANCE } from './episodes/episode-change.js';
export { OpenEpisodes } from './episodes/open-episodes.service.js';
export { CollectionWatch, describeOutage } from './missing-data/collection-watch.service.js';
export { type SweepCondition, SweepMonitor } from './sweep/sweep-monitor.service.js';
export { type PeakRow, ScorePeaks } from './scores/score-peak.repository.js';
export { QUARTER_MS, quarterOf } from './scores/score-peaks.js';
export { ScoreRetention } from './scores/score-retention.repository.js';
export { ForgetSeriesService } from './sweep/forget-series.service.js';
export { SweepScheduler } from './sweep/sweep.scheduler.js';
export type { SweepReport } from './sweep/sweep-report.js';
export { type KnownEpisode, KnownEpisodes } from './episodes/history/known-episodes.service.js';
export { SeriesThresholds } from './episodes/feedback/series-thresholds.service.js';
export type { Feedback } from './episodes/feedback/feedback.js';
