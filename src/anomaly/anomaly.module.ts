import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { EmsModule } from '../ems/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { DetectionController } from './detection/detection.controller.js';
import { ChosenSeries } from './detection/chosen-series.service.js';
import { DetectAnomaliesService } from './detection/detect-anomalies.service.js';
import { RangeScorer } from './detection/range-scorer.service.js';
import { AssetSituations } from './asset-situation.service.js';
import { SeriesSituations } from './series-situation.service.js';
import { EpisodeEntity } from './episodes/episode.entity.js';
import { EpisodeTracker } from './episodes/episode-tracker.service.js';
import { EpisodeRepository } from './episodes/episode.repository.js';
import { LeadRepository } from './episodes/lead.repository.js';
import { OpenEpisodes } from './episodes/open-episodes.service.js';
import { EpisodesController } from './episodes/history/episodes.controller.js';
import { PreviewEpisodesService } from './detection/preview/preview-episodes.service.js';
import { ScoredRanges } from './detection/preview/scored-ranges.service.js';
import { AnomalyScoreRepository } from './scores/anomaly-score.repository.js';
import { ScoresController } from './scores/scores.controller.js';
import { ScorePartitionRepository } from './scores/score-partition.repository.js';
import { ScorePeaks } from './scores/score-peak.repository.js';
import { ScoreRetention } from './scores/score-retention.repository.js';
import { ScoreHistoryService } from './scores/score-history.service.js';
import { ScoreSeriesService } from './scoring/score-series.service.js';
import { CollectionOutageRepository } from './missing-data/collection-outage.repository.js';
import { CollectionWatch } from './missing-data/collection-watch.service.js';
import { MaintenanceTimes } from './missing-data/maintenance-time.repository.js';
import { ReportTracker } from './missing-data/report-tracker.service.js';
import { MissingDataWatch } from './missing-data/missing-data-watch.service.js';
import { UsualPauses } from './missing-data/usual-pauses.service.js';
import { SeriesReportRepository } from './missing-data/series-report.repository.js';
import { CheckpointCache } from './scoring/checkpoint-cache.service.js';
import { CheckMissingDataService } from './sweep/check-missing-data.service.js';
import { ChunkSweeper } from './sweep/chunk-sweeper.service.js';
import { EpisodeRecorder } from './sweep/episode-recorder.service.js';
import { EverydayInputs } from './sweep/everyday/everyday-input.service.js';
import { EverydayPicker } from './sweep/everyday/everyday-picker.service.js';
import { EverydayScorer } from './sweep/everyday/everyday-scorer.service.js';
import { EverydaySweeper } from './sweep/everyday/everyday-sweeper.service.js';
import { EverydayWriter } from './sweep/everyday/everyday-writer.service.js';
import { ForgetSeriesService } from './sweep/forget-series.service.js';
import { GoneSeriesRepository } from './sweep/gone-series.repository.js';
import { LateEpisodes } from './sweep/late-samples/late-episodes.service.js';
import { LateSampleFinder } from './sweep/late-samples/late-sample-finder.service.js';
import { LateSampleRepository } from './sweep/late-samples/late-sample.repository.js';
import { LateScorer } from './sweep/late-samples/late-scorer.service.js';
import { LateSweeper } from './sweep/late-samples/late-sweeper.service.js';
import { LateWriter } from './sweep/late-samples/late-writer.service.js';
import { SampleCountRepository } from './sweep/sample-count.repository.js';
import { SampleCounts } from './sweep/sample-counts.service.js';
import { ShardSweeper } from './sweep/shard-sweeper.service.js';
import { SeriesCatalog } from './sweep/series-catalog.service.js';
import { SeriesCheckpointRepository } from './scoring/series-checkpoint.repository.js';
import { StretchEpisodes } from './sweep/stretch-episodes.service.js';
import { SweepMonitor } from './sweep/sweep-monitor.service.js';
import { SweepPlanner } from './sweep/sweep-planner.service.js';
import { SweepProgressRepository } from './sweep/sweep-progress.repository.js';
import { SweepScheduler } from './sweep/sweep.scheduler.js';
import { SweepService } from './sweep/sweep.service.js';
import { SweepTelemetry } from './sweep/sweep-telemetry.service.js';
import { SweepWorker } from './sweep/sweep-worker.service.js';
import { SweepWriter } from './sweep/sweep-writer.service.js';
import { EpisodeDays } from './episodes/history/episode-days.repository.js';
import { EpisodeHistory } from './episodes/history/episode-history.service.js';
import { GiveFeedbackService } from './episodes/feedback/give-feedback.service.js';
import { KnownEpisodes } from './episodes/history/known-episodes.service.js';
import { SeriesThresholds } from './episodes/feedback/series-thresholds.service.js';
import { FeedbackRepository } from './episodes/feedback/feedback.repository.js';
import { ExpectedBands } from './detection/expected/expected-bands.service.js';
import { SeriesEpisodes } from './episodes/history/series-episodes.service.js';
import { CompactScores } from './scores/compact-score.repository.js';
import { ScoreFolder } from './scores/score-folder.service.js';
import { ScorePages } from './scores/score-page.repository.js';
import { ScoreTraces } from './scores/score-traces.repository.js';
import { FeedbackNews } from './episodes/feedback/feedback-news.service.js';
import { SweepCompletion } from './sweep/sweep-completion.service.js';
import { SweepTallies } from './sweep/sweep-tally.repository.js';

@Module({
  imports: [MikroOrmModule.forFeature([EpisodeEntity]), EmsModule, MetricsModule, ModelsModule],
  controllers: [DetectionController, ScoresController, EpisodesController],
  providers: [
    AnomalyScoreRepository,
    AssetSituations,
    CheckMissingDataService,
    CheckpointCache,
    ChosenSeries,
    ChunkSweeper,
    CollectionOutageRepository,
    CollectionWatch,
    MaintenanceTimes,
    DetectAnomaliesService,
    EpisodeDays,
    EpisodeHistory,
    EpisodeTracker,
    ExpectedBands,
    ScoreTraces,
    SeriesEpisodes,
    EpisodeRecorder,
    EpisodeRepository,
    EverydayInputs,
    EverydayPicker,
    EverydayScorer,
    EverydaySweeper,
    EverydayWriter,
    ForgetSeriesService,
    GoneSeriesRepository,
    GiveFeedbackService,
    KnownEpisodes,
    LateEpisodes,
    LateSampleFinder,
    LateSampleRepository,
    LateScorer,
    LateSweeper,
    LateWriter,
    LeadRepository,
    OpenEpisodes,
    PreviewEpisodesService,
    ScoredRanges,
    RangeScorer,
    ReportTracker,
    SampleCountRepository,
    SampleCounts,
    CompactScores,
    ScoreFolder,
    ScoreHistoryService,
    ScorePages,
    ScorePartitionRepository,
    ScorePeaks,
    ScoreRetention,
    ScoreSeriesService,
    SeriesThresholds,
    SeriesCatalog,
    SeriesCheckpointRepository,
    SeriesReportRepository,
    SeriesSituations,
    MissingDataWatch,
    ShardSweeper,
    StretchEpisodes,
    FeedbackNews,
    SweepCompletion,
    SweepTallies,
    SweepMonitor,
    SweepPlanner,
    SweepProgressRepository,
    SweepScheduler,
    SweepService,
    SweepTelemetry,
    SweepWorker,
    SweepWriter,
    UsualPauses,
    FeedbackRepository,
  ],
  exports: [
    AssetSituations,
    CollectionWatch,
    EpisodeDays,
    MaintenanceTimes,
    ExpectedBands,
    ScoreTraces,
    SeriesEpisodes,
    KnownEpisodes,
    OpenEpisodes,
    SeriesSituations,
    SeriesThresholds,
    SweepMonitor,
    SweepScheduler,
    ForgetSeriesService,
    ScoreFolder,
    ScorePeaks,
    ScoreRetention,
  ],
})
export class AnomalyModule {}
