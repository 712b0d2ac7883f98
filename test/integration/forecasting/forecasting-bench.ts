import { SeriesHistoryReader } from '../../../src/forecasting/history/series-history.service.js';
import { MakeForecastService } from '../../../src/forecasting/request/make-forecast.service.js';
import { AssetZones } from '../../../src/metrics/asset-zones.js';
import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import { TaggedSeriesRepository } from '../../../src/metrics/tags/tagged-series.repository.js';
import { MetricUnitRepository } from '../../../src/metrics/units/metric-unit.repository.js';
import { AssetDirectory, SeriesUnit, WholeHistoryReader } from '../../../src/metrics/index.js';
import type { RatedForecast, RatedForecastRequest } from '../../../src/ml/index.js';
import type { DetectorPool } from '../../../src/models/index.js';
import { forecast } from '../../../src/models/worker/detector.worker.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import type { ServiceDatabase } from '../service-database.js';

/** Forecasts in process instead of in worker threads. */
class PoolStandIn {
  forecast(task: RatedForecastRequest): Promise<RatedForecast> {
    return Promise.resolve(forecast(task));
  }
}

/** The forecasting module of one process, with its threads in process and a clock that a spec moves. */
export class ForecastingBench {
  readonly clock: StoppedClock;
  readonly requests: MakeForecastService;

  constructor({ em }: ServiceDatabase, nowMs: number, environment: Readonly<Record<string, string>> = {}) {
    const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...environment });
    this.clock = new StoppedClock(nowMs);
    const source = new DatabaseMetricSource(em, 'UTC', new AssetZones(config.metrics.localTimeZone), {
      tagged: new TaggedSeriesRepository(em),
      units: new MetricUnitRepository(em),
    });
    const pool = new PoolStandIn() as unknown as DetectorPool;
    this.requests = new MakeForecastService(
      new AssetDirectory(source),
      new SeriesHistoryReader(new WholeHistoryReader(source), config),
      new SeriesUnit(source),
      pool,
      this.clock,
      config,
    );
  }
}
