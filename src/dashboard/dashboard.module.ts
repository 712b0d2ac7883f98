import { Module } from '@nestjs/common';
import { AlertingModule } from '../alerting/index.js';
import { AnomalyModule } from '../anomaly/index.js';
import { ForecastingModule } from '../forecasting/index.js';
import { MaintenanceModule } from '../maintenance/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { TopologyModule } from '../topology/index.js';
import { AssetPageService } from './asset/asset-page.service.js';
import { AssetController } from './asset/asset.controller.js';
import { NewestSamples } from './asset/newest-samples.service.js';
import { ChartReader } from './chart/chart-reader.service.js';
import { ChartController } from './chart/chart.controller.js';
import { DrawChartService } from './chart/draw-chart.service.js';
import { ShadedTimes } from './chart/shaded-times.service.js';
import { AssetListing } from './overview/asset-listing.service.js';
import { FleetService } from './overview/fleet.service.js';
import { HighestScores } from './overview/highest-scores.service.js';
import { OverviewController } from './overview/overview.controller.js';
import { OverviewService } from './overview/overview.service.js';
import { PagesController } from './pages/pages.controller.js';
import { WEB_FOLDER, WebFiles } from './pages/web-files.js';
import { SettingsController } from './settings/settings.controller.js';
import { SettingsService } from './settings/settings.service.js';
import { TopologyController } from './topology/topology.controller.js';
import { TopologyViewService } from './topology/topology-view.service.js';
import { EventFeed } from './stream/event-feed.service.js';
import { StreamController } from './stream/stream.controller.js';

/** One line for each part, so that parts can be added side by side. */
@Module({
  imports: [
    AlertingModule,
    AnomalyModule,
    ForecastingModule,
    MaintenanceModule,
    MetricsModule,
    ModelsModule,
    TopologyModule,
  ],
  controllers: [
    AssetController,
    ChartController,
    OverviewController,
    StreamController,
    PagesController,
    SettingsController,
    TopologyController,
  ],
  providers: [
    AssetListing,
    AssetPageService,
    ChartReader,
    DrawChartService,
    EventFeed,
    ShadedTimes,
    FleetService,
    HighestScores,
    NewestSamples,
    OverviewService,
    SettingsService,
    TopologyViewService,
    { provide: WebFiles, useFactory: () => new WebFiles(WEB_FOLDER) },
  ],
})
export class DashboardModule {}
