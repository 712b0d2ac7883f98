import { LiveEvents } from '../../../src/platform/live-events/index.js';
import { OpenEpisodes } from '../../../src/anomaly/index.js';
import { SweepCompletion } from '../../../src/anomaly/sweep/sweep-completion.service.js';
import { SweepTallies } from '../../../src/anomaly/sweep/sweep-tally.repository.js';
import { ChosenSeries } from '../../../src/anomaly/detection/chosen-series.service.js';
import { DetectAnomaliesService } from '../../../src/anomaly/detection/detect-anomalies.service.js';
import { RangeScorer } from '../../../src/anomaly/detection/range-scorer.service.js';
import { EpisodeTracker } from '../../../src/anomaly/episodes/episode-tracker.service.js';
import { StoredBands } from '../../../src/forecasting/index.js';
import { StoredForecasts } from '../../../src/forecasting/stored/stored-forecast.repository.js';
import { episodeAnnouncer } from './episode-announcer.js';
import { CheckMissingDataService } from '../../../src/anomaly/sweep/check-missing-data.service.js';
import { EpisodeRecorder } from '../../../src/anomaly/sweep/episode-recorder.service.js';
import { StretchEpisodes } from '../../../src/anomaly/sweep/stretch-episodes.service.js';
import { EpisodeRepository } from '../../../src/anomaly/episodes/episode.repository.js';
import { LeadRepository } from '../../../src/anomaly/episodes/lead.repository.js';
import { PastEpisodes } from '../../../src/alerting/suppression/past-episodes.service.js';
import { Suppression } from '../../../src/alerting/suppression/suppression.service.js';
import { SilenceRepository } from '../../../src/alerting/silences/silence.repository.js';
import { SilencesService } from '../../../src/alerting/silences/silences.service.js';
import { AnomalyScoreRepository } from '../../../src/anomaly/scores/anomaly-score.repository.js';
import { ScoreSeriesService } from '../../../src/anomaly/scoring/score-series.service.js';
import { ScoredRanges } from '../../../src/anomaly/detection/preview/scored-ranges.service.js';
import { PreviewEpisodesService } from '../../../src/anomaly/detection/preview/preview-episodes.service.js';
import { CollectionOutageRepository } from '../../../src/anomaly/missing-data/collection-outage.repository.js';
import { CollectionWatch } from '../../../src/anomaly/missing-data/collection-watch.service.js';
import { ReportTracker } from '../../../src/anomaly/missing-data/report-tracker.service.js';
import { MaintenanceTimes } from '../../../src/anomaly/missing-data/maintenance-time.repository.js';
import { MissingDataWatch } from '../../../src/anomaly/missing-data/missing-data-watch.service.js';
import { UsualPauses } from '../../../src/anomaly/missing-data/usual-pauses.service.js';
import { SeriesReportRepository } from '../../../src/anomaly/missing-data/series-report.repository.js';
import { ScorePartitionRepository } from '../../../src/anomaly/scores/score-partition.repository.js';
import type { Detection, DetectionRequest } from '../../../src/anomaly/detection/detection.js';
import { CheckpointCache } from '../../../src/anomaly/scoring/checkpoint-cache.service.js';
import { ChunkSweeper } from '../../../src/anomaly/sweep/chunk-sweeper.service.js';
import { SeriesCatalog } from '../../../src/anomaly/sweep/series-catalog.service.js';
import { SeriesCheckpointRepository } from '../../../src/anomaly/scoring/series-checkpoint.repository.js';
import { N_SHARDS } from '../../../src/anomaly/scoring/shards.js';
import { EverydayInputs } from '../../../src/anomaly/sweep/everyday/everyday-input.service.js';
import { EverydayPicker } from '../../../src/anomaly/sweep/everyday/everyday-picker.service.js';
import { EverydayScorer } from '../../../src/anomaly/sweep/everyday/everyday-scorer.service.js';
import { EverydaySweeper } from '../../../src/anomaly/sweep/everyday/everyday-sweeper.service.js';
import { EverydayWriter } from '../../../src/anomaly/sweep/everyday/everyday-writer.service.js';
import { LateEpisodes } from '../../../src/anomaly/sweep/late-samples/late-episodes.service.js';
import { LateSampleFinder } from '../../../src/anomaly/sweep/late-samples/late-sample-finder.service.js';
import { LateSampleRepository } from '../../../src/anomaly/sweep/late-samples/late-sample.repository.js';
import { LateScorer } from '../../../src/anomaly/sweep/late-samples/late-scorer.service.js';
import { LateSweeper } from '../../../src/anomaly/sweep/late-samples/late-sweeper.service.js';
import { LateWriter } from '../../../src/anomaly/sweep/late-samples/late-writer.service.js';
import { SampleCountRepository } from '../../../src/anomaly/sweep/sample-count.repository.js';
import { SampleCounts } from '../../../src/anomaly/sweep/sample-counts.service.js';
import { ShardSweeper } from '../../../src/anomaly/sweep/shard-sweeper.service.js';
import { SweepPlanner } from '../../../src/anomaly/sweep/sweep-planner.service.js';
import { SweepProgressRepository } from '../../../src/anomaly/sweep/sweep-progress.repository.js';
import { addReports, NOTHING_SWEPT, type SweepReport } from '../../../src/anomaly/sweep/sweep-report.js';
import { SweepService } from '../../../src/anomaly/sweep/sweep.service.js';
import { SweepWriter } from '../../../src/anomaly/sweep/sweep-writer.service.js';
import { KnownEpisodes } from '../../../src/anomaly/episodes/history/known-episodes.service.js';
import { SeriesThresholds } from '../../../src/anomaly/episodes/feedback/series-thresholds.service.js';
import { FeedbackRepository } from '../../../src/anomaly/episodes/feedback/feedback.repository.js';
import { SilencedTimes } from '../../../src/alerting/index.js';
import { ExpectedBands, ScoreTraces, SeriesEpisodes } from '../../../src/anomaly/index.js';
import { ChartReader } from '../../../src/dashboard/chart/chart-reader.service.js';
import { DrawChartService } from '../../../src/dashboard/chart/draw-chart.service.js';
import { ShadedTimes } from '../../../src/dashboard/chart/shaded-times.service.js';
import { EmsNotifier } from '../../../src/ems/index.js';
import { OutboxRepository } from '../../../src/ems/outbox/outbox.repository.js';
import { AssetZones } from '../../../src/metrics/asset-zones.js';
import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import { TaggedSeriesRepository } from '../../../src/metrics/tags/tagged-series.repository.js';
import { MetricUnitRepository } from '../../../src/metrics/units/metric-unit.repository.js';
import { AssetDirectory, SeriesUnit, WholeHistoryReader } from '../../../src/metrics/index.js';
import type { ActiveModel, DetectorPool, DetectorProvider, SeriesResult } from '../../../src/models/index.js';
import { score } from '../../../src/models/worker/detector.worker.js';
import type { ScoreTask } from '../../../src/models/worker/tasks.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Installation } from '../../../src/platform/database/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import type { ServiceDatabase } from '../service-database.js';

/** Scores in process instead of in worker threads, and fails at task `isKilledAt`. */
class PoolStandIn {
  nTasks = 0;
  isKilledAt = Infinity;

  scoreTask(task: ScoreTask): Promise<readonly SeriesResult[]> {
    this.nTasks++;
    if (this.nTasks >= this.isKilledAt) return Promise.reject(new Error('The worker thread exited'));
    return Promise.resolve(score(task));
  }
}

/** The anomaly module of one process, with its threads in process and a clock that a spec moves. */
export class AnomalyBench {
  readonly pool = new PoolStandIn();
  readonly clock: StoppedClock;
  readonly source: DatabaseMetricSource;
  readonly sweeps: SweepService;
  readonly counts: SampleCounts;
  readonly collection: CollectionWatch;
  readonly silences: SilencesService;
  readonly detection: DetectAnomaliesService;
  readonly previews: PreviewEpisodesService;
  readonly charts: DrawChartService;
  private lastSweepId = 0;

  constructor(
    { em, transactions }: ServiceDatabase,
    nowMs: number,
    environment: Readonly<Record<string, string>> = {},
    model?: ActiveModel,
    others: readonly ActiveModel[] = [],
  ) {
    const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...environment });
    this.clock = new StoppedClock(nowMs);
    const source = new DatabaseMetricSource(em, 'UTC', new AssetZones(config.metrics.localTimeZone), {
      tagged: new TaggedSeriesRepository(em),
      units: new MetricUnitRepository(em),
    });
    this.source = source;
    const assets = new AssetDirectory(source);
    const detector = {
      current: () => model,
      findModel: (version: string) =>
        Promise.resolve(others.find(({ modelVersion }) => modelVersion === version)),
    } as DetectorProvider;
    const scorer = new ScoreSeriesService(
      source,
      this.pool as unknown as DetectorPool,
      new StoredBands(new StoredForecasts(em)),
      config,
    );
    const checkpoints = new SeriesCheckpointRepository(em);
    const installation = new Installation(em);
    const notifier = new EmsNotifier(new OutboxRepository(em), installation, config);
    const episodes = new EpisodeRepository(em);
    const past = new PastEpisodes(installation, config);
    const suppression = new Suppression(new SilenceRepository(em), past, config);
    const events = new LiveEvents(em);
    const announcer = episodeAnnouncer(em, { suppression, notifier, config });
    const recorder = new EpisodeRecorder(announcer, episodes, events);
    const tracker = new EpisodeTracker(episodes, new LeadRepository(em));
    const scores = new AnomalyScoreRepository(em);
    const partitions = new ScorePartitionRepository(em, this.clock, config);
    const reports = new SeriesReportRepository(em);
    const stretchEpisodes = new StretchEpisodes(new ReportTracker(reports), tracker, recorder);
    const writer = new SweepWriter(transactions, checkpoints, scores, partitions, stretchEpisodes);
    const cache = new CheckpointCache();
    const feedback = new FeedbackRepository(em);
    const thresholds = new SeriesThresholds(feedback, this.clock, config);
    const chunks = new ChunkSweeper(scorer, writer, detector, thresholds, cache, config);
    const catalog = new SeriesCatalog(source, config);
    const planner = new SweepPlanner(checkpoints, cache, config);
    const inputs = new EverydayInputs(source, cache, thresholds);
    const everyday = new EverydaySweeper(
      new EverydayPicker(inputs, source, checkpoints, cache),
      new EverydayScorer(cache, detector, scorer, config),
      new EverydayWriter(transactions, checkpoints, scores, partitions, episodes, stretchEpisodes),
      cache,
      config,
    );
    this.collection = new CollectionWatch(new CollectionOutageRepository(em), config);
    const watch = new MissingDataWatch(reports, this.collection, source, new UsualPauses(source), config);
    const maintenance = new MaintenanceTimes(em);
    const missingData = new CheckMissingDataService(
      transactions,
      checkpoints,
      watch,
      this.collection,
      maintenance,
      recorder,
    );
    const progress = new SweepProgressRepository(em);
    const late = new LateSweeper(
      new LateSampleFinder(source, new LateSampleRepository(em), progress, cache, catalog, config),
      new LateScorer(scorer, checkpoints, detector, thresholds, config),
      new LateWriter(
        transactions,
        checkpoints,
        scores,
        partitions,
        new LateEpisodes(episodes, tracker, recorder),
        reports,
      ),
      cache,
    );
    const tallies = new SweepTallies(em);
    this.counts = new SampleCounts(new SampleCountRepository(em), this.clock);
    this.sweeps = new SweepService(
      assets,
      new ShardSweeper(late, catalog, everyday, planner, chunks, tallies),
      missingData,
      new SweepCompletion(progress, tallies, new OpenEpisodes(episodes), events, this.clock),
      this.counts,
      this.clock,
    );
    this.silences = new SilencesService(new SilenceRepository(em), assets, this.clock, config);
    const ranges = new RangeScorer(scorer, checkpoints, thresholds, config);
    const chosen = new ChosenSeries(source, assets);
    const series = new SeriesEpisodes(episodes, feedback);
    const silenced = new SilencedTimes(new SilenceRepository(em));
    const shaded = new ShadedTimes(silenced, series, this.collection, maintenance);
    const reader = new WholeHistoryReader(source);
    const units = new SeriesUnit(source);
    const stored = new ChartReader(reader, new ScoreTraces(em), units, thresholds, series, shaded);
    this.charts = new DrawChartService(
      assets,
      stored,
      new ExpectedBands(ranges, checkpoints, config),
      new StoredBands(new StoredForecasts(em)),
      this.clock,
    );
    this.detection = new DetectAnomaliesService(chosen, ranges, detector, this.clock, config);
    const incidents = new KnownEpisodes(episodes, feedback);
    const scoredRanges = new ScoredRanges(chosen, ranges, thresholds, this.clock);
    this.previews = new PreviewEpisodesService(scoredRanges, detector, incidents);
  }

  detect(request: DetectionRequest, client = new AbortController().signal): Promise<Detection> {
    return this.detection.detect(request, client);
  }

  /**
   * All shards, as a worker takes them.
   *
   * @param nAtATime - of the shards: all of them where little is new
   */
  async sweep(nAtATime = N_SHARDS / 4): Promise<SweepReport> {
    const sweepId = Math.max(this.lastSweepId + 1, this.clock.now().getTime());
    this.lastSweepId = sweepId;
    let total = NOTHING_SWEPT;
    for (let shard = 0; shard < N_SHARDS; shard += nAtATime) {
      const shards = Array.from({ length: nAtATime }, (_, n) => shard + n);
      total = addReports(total, await this.sweeps.sweep({ shards, sweepId }, new AbortController().signal));
    }
    return total;
  }
}
