import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { EmsModule } from '../ems/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { AnomalyController } from './anomaly.controller.js';
import { ChosenSeries } from './detection/chosen-series.service.js';
import { DetectAnomaliesService } from './detection/detect-anomalies.service.js';
import { RangeScorer } from './detection/range-scorer.service.js';
import { AssetSituations } from './episodes/asset-situation.service.js';
import { EpisodeEntity } from './episodes/episode.entity.js';
import { EpisodeKeeper } from './episodes/episode-keeper.service.js';
import { EpisodePublisher } from './episodes/episode-publisher.service.js';
import { EpisodeRepository } from './episodes/episode.repository.js';
import { LeadRepository } from './episodes/lead.repository.js';
import { OpenIncidents } from './episodes/open-incidents.service.js';
import { PastEpisodes } from './episodes/past-episodes.service.js';
import { Suppression } from './episodes/suppression.service.js';
import { EpisodesController } from './episodes.controller.js';
import { MuteRepository } from './mutes/mute.repository.js';
import { MutesController } from './mutes/mutes.controller.js';
import { MutesService } from './mutes/mutes.service.js';
import { PreviewEpisodesService } from './preview/preview-episodes.service.js';
import { AnomalyScore } from './scores/anomaly-score.entity.js';
import { AnomalyScoreRepository } from './scores/anomaly-score.repository.js';
import { ScorePartitionRepository } from './scores/score-partition.repository.js';
import { ScoreRetention } from './scores/score-retention.repository.js';
import { ScoreHistoryService } from './scores/score-history.service.js';
import { ScoreSeriesService } from './scoring/score-series.service.js';
import { CollectionOutageRepository } from './silence/collection-outage.repository.js';
import { CollectionWatch } from './silence/collection-watch.service.js';
import { ReportKeeper } from './silence/report-keeper.service.js';
import { SilenceWatch } from './silence/silence-watch.service.js';
import { SilenceRepository } from './silence/silence.repository.js';
import { CheckpointCache } from './sweep/checkpoint-cache.service.js';
import { ChunkSweeper } from './sweep/chunk-sweeper.service.js';
import { ForgetSeriesService } from './sweep/forget-series.service.js';
import { GoneSeriesRepository } from './sweep/gone-series.repository.js';
import { SeriesCatalog } from './sweep/series-catalog.service.js';
import { SeriesCheckpointRepository } from './sweep/series-checkpoint.repository.js';
import { SweepMonitor } from './sweep/sweep-monitor.service.js';
import { SweepPlanner } from './sweep/sweep-planner.service.js';
import { SweepProgressRepository } from './sweep/sweep-progress.repository.js';
import { SweepScheduler } from './sweep/sweep.scheduler.js';
import { SweepService } from './sweep/sweep.service.js';
import { SweepTelemetry } from './sweep/sweep-telemetry.service.js';
import { SweepWorker } from './sweep/sweep-worker.service.js';
import { SweepWriter } from './sweep/sweep-writer.service.js';
import { EpisodeHistory } from './verdicts/episode-history.service.js';
import { JudgeEpisodeService } from './verdicts/judge-episode.service.js';
import { KnownIncidents } from './verdicts/known-incidents.service.js';
import { SeriesBars } from './verdicts/series-bars.service.js';
import { VerdictRepository } from './verdicts/verdict.repository.js';

@Module({
  imports: [MikroOrmModule.forFeature([AnomalyScore, EpisodeEntity]), EmsModule, MetricsModule, ModelsModule],
  controllers: [AnomalyController, EpisodesController, MutesController],
  providers: [
    AnomalyScoreRepository,
    AssetSituations,
    CheckpointCache,
    ChosenSeries,
    ChunkSweeper,
    CollectionOutageRepository,
    CollectionWatch,
    DetectAnomaliesService,
    EpisodeHistory,
    EpisodeKeeper,
    EpisodePublisher,
    EpisodeRepository,
    ForgetSeriesService,
    GoneSeriesRepository,
    JudgeEpisodeService,
    KnownIncidents,
    LeadRepository,
    MuteRepository,
    MutesService,
    OpenIncidents,
    PastEpisodes,
    PreviewEpisodesService,
    RangeScorer,
    ReportKeeper,
    ScoreHistoryService,
    ScorePartitionRepository,
    ScoreRetention,
    ScoreSeriesService,
    SeriesBars,
    SeriesCatalog,
    SeriesCheckpointRepository,
    Suppression,
    SilenceRepository,
    SilenceWatch,
    SweepMonitor,
    SweepPlanner,
    SweepProgressRepository,
    SweepScheduler,
    SweepService,
    SweepTelemetry,
    SweepWorker,
    SweepWriter,
    VerdictRepository,
  ],
  exports: [
    AssetSituations,
    CollectionWatch,
    KnownIncidents,
    OpenIncidents,
    SeriesBars,
    SweepMonitor,
    SweepScheduler,
    ForgetSeriesService,
    ScoreRetention,
  ],
})
export class AnomalyModule {}
