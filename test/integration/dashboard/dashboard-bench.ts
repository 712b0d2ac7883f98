import { LiveEvents } from '../../../src/platform/live-events/index.js';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Server } from 'node:http';
import { ScorePages } from '../../../src/anomaly/scores/score-page.repository.js';
import { SeriesSituations } from '../../../src/anomaly/series-situation.service.js';
import { AssetController } from '../../../src/dashboard/asset/asset.controller.js';
import { AssetPageService } from '../../../src/dashboard/asset/asset-page.service.js';
import { NewestSamples } from '../../../src/dashboard/asset/newest-samples.service.js';
import { AssetSituations } from '../../../src/anomaly/asset-situation.service.js';
import { EpisodeRepository } from '../../../src/anomaly/episodes/episode.repository.js';
import { OpenEpisodes } from '../../../src/anomaly/episodes/open-episodes.service.js';
import { SeriesReportRepository } from '../../../src/anomaly/missing-data/series-report.repository.js';
import { ScorePeaks } from '../../../src/anomaly/scores/score-peak.repository.js';
import { SampleCountRepository } from '../../../src/anomaly/sweep/sample-count.repository.js';
import { SampleCounts } from '../../../src/anomaly/sweep/sample-counts.service.js';
import { SweepMonitor } from '../../../src/anomaly/sweep/sweep-monitor.service.js';
import { SweepProgressRepository } from '../../../src/anomaly/sweep/sweep-progress.repository.js';
import { AssetHealthService } from '../../../src/maintenance/index.js';
import { AssetListing } from '../../../src/dashboard/overview/asset-listing.service.js';
import { FleetService } from '../../../src/dashboard/overview/fleet.service.js';
import { HighestScores } from '../../../src/dashboard/overview/highest-scores.service.js';
import { OverviewController } from '../../../src/dashboard/overview/overview.controller.js';
import { OverviewService } from '../../../src/dashboard/overview/overview.service.js';
import { AssetDirectory } from '../../../src/metrics/index.js';
import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import { type DetectorProvider, ModelCatalog } from '../../../src/models/index.js';
import { ModelMetadataRepository } from '../../../src/models/model-metadata.repository.js';
import { ModelTransitionRepository } from '../../../src/models/model-transition.repository.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { ProblemFilter } from '../../../src/platform/http/problem.filter.js';
import { createValidationPipe } from '../../../src/platform/http/validation.pipe.js';
import type { StoppedClock } from '../../../src/platform/testing/index.js';
import type { ServiceDatabase } from '../service-database.js';
import { NO_RISKS } from '../maintenance/no-risks.js';
import { topologyOn } from '../topology/topology-bench.js';

const CONFIG = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' });

/** The dashboard's controllers over a database and a clock of a spec's own, with an active model. */
export async function startDashboard(
  { em }: ServiceDatabase,
  clock: StoppedClock,
): Promise<INestApplication<Server>> {
  const source = new DatabaseMetricSource(em, 'UTC');
  const directory = new AssetDirectory(source);
  const episodes = new EpisodeRepository(em);
  const reports = new SeriesReportRepository(em);
  const health = new AssetHealthService(directory, new AssetSituations(episodes, reports), clock, NO_RISKS);
  const sweeps = new SweepMonitor(
    new SweepProgressRepository(em),
    new SampleCounts(new SampleCountRepository(em), clock),
    clock,
    CONFIG,
  );
  const detector = { current: () => ({ modelVersion: 'v1', trainedAt: new Date(0) }) };
  const transitions = new ModelTransitionRepository(em);
  const fleet = new FleetService(
    new AssetListing(directory, clock),
    health,
    sweeps,
    new OpenEpisodes(episodes),
    new ModelCatalog(new ModelMetadataRepository(em, transitions, new LiveEvents(em)), transitions),
    detector as DetectorProvider,
  );
  const series = new SeriesSituations(episodes, reports, new ScorePages(em), clock);
  const samples = new NewestSamples(source, clock);
  const peaks = new ScorePeaks(em);
  const highest = new HighestScores(peaks, new LiveEvents(em), clock);
  const { topology, refresh } = topologyOn({ em }, { source, clock });
  await refresh();
  const page = new AssetPageService(directory, source, series, samples, health, topology);
  const parts = await Test.createTestingModule({
    controllers: [AssetController, OverviewController],
    providers: [
      { provide: AssetPageService, useValue: page },
      { provide: OverviewService, useValue: new OverviewService(fleet, highest, peaks, clock) },
    ],
  }).compile();
  const app = parts.createNestApplication<INestApplication<Server>>({ logger: false });
  app.useGlobalFilters(new ProblemFilter(clock));
  app.useGlobalPipes(createValidationPipe());
  return app.init();
}
