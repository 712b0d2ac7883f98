import { Global, Module } from '@nestjs/common';
import { AnomalyModule, ForecastBands } from '../anomaly/index.js';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { CapacityModule } from './capacity/capacity.module.js';
import { ForecastAccuracies } from './accuracy/forecast-accuracy.repository.js';
import { SeriesHistoryReader } from './history/series-history.service.js';
import { ForecastController } from './request/forecast.controller.js';
import { MakeForecastService } from './request/make-forecast.service.js';
import { FindDueSeries } from './schedule/find-due-series.service.js';
import { ForecastMonitor } from './schedule/forecast-monitor.service.js';
import { ForecastScheduler } from './schedule/forecast.scheduler.js';
import { ForecastSeriesService } from './schedule/forecast-series.service.js';
import { ForecastTallies } from './schedule/forecast-tally.repository.js';
import { ForecastTelemetry } from './schedule/forecast-telemetry.service.js';
import { ForecastWorker } from './schedule/forecast-worker.service.js';
import { ForecastWriter } from './schedule/forecast-writer.service.js';
import { ShardForecaster } from './schedule/shard-forecaster.service.js';
import { ReadSeasonalityService } from './seasonality/read-seasonality.service.js';
import { SeasonalityController } from './seasonality/seasonality.controller.js';
import { ForecastRecords } from './stored/forecast-records.service.js';
import { ForecastsController } from './stored/forecasts.controller.js';
import { ReadForecastsService } from './stored/read-forecasts.service.js';
import { StoredBands } from './stored/stored-bands.service.js';
import { StoredForecasts } from './stored/stored-forecast.repository.js';

/**
 * One line for each part, so that parts can be added side by side. Global, because the anomaly module explains by what is stored here, and this one builds
 * on it.
 */
@Global()
@Module({
  imports: [AnomalyModule, CapacityModule, MetricsModule, ModelsModule],
  controllers: [ForecastController, ForecastsController, SeasonalityController],
  providers: [
    FindDueSeries,
    ForecastAccuracies,
    ForecastMonitor,
    ForecastRecords,
    ForecastScheduler,
    ForecastSeriesService,
    ForecastTallies,
    ForecastTelemetry,
    ForecastWorker,
    ForecastWriter,
    MakeForecastService,
    ReadForecastsService,
    ReadSeasonalityService,
    SeriesHistoryReader,
    ShardForecaster,
    StoredBands,
    StoredForecasts,
    { provide: ForecastBands, useExisting: StoredBands },
  ],
  exports: [
    CapacityModule,
    ForecastBands,
    ForecastMonitor,
    ForecastScheduler,
    SeriesHistoryReader,
    StoredBands,
  ],
})
export class ForecastingModule {}
