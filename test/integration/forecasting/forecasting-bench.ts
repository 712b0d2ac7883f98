import { ForecastAccuracies } from '../../../src/forecasting/accuracy/forecast-accuracy.repository.js';
import { SeriesHistoryReader } from '../../../src/forecasting/history/series-history.service.js';
import { MakeForecastService } from '../../../src/forecasting/request/make-forecast.service.js';
import { FindDueSeries } from '../../../src/forecasting/schedule/find-due-series.service.js';
import {
  addForecastReports,
  type ForecastReport,
  NOTHING_FORECAST,
} from '../../../src/forecasting/schedule/forecast-report.js';
import { ForecastSeriesService } from '../../../src/forecasting/schedule/forecast-series.service.js';
import { ForecastTallies } from '../../../src/forecasting/schedule/forecast-tally.repository.js';
import { ForecastWriter } from '../../../src/forecasting/schedule/forecast-writer.service.js';
import { ShardForecaster } from '../../../src/forecasting/schedule/shard-forecaster.service.js';
import { StoredForecasts } from '../../../src/forecasting/stored/stored-forecast.repository.js';
import { N_SHARDS } from '../../../src/anomaly/index.js';
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

/** Forecasts in process instead of in worker threads; from the task `diesAt` on nothing comes back, as of a process that was killed. */
class PoolStandIn {
  nTasks = 0;
  diesAt = Infinity;

  forecast(task: RatedForecastRequest): Promise<RatedForecast> {
    this.nTasks++;
    return this.nTasks >= this.diesAt ? new Promise(() => undefined) : Promise.resolve(forecast(task));
  }
}

/** The forecasting module of one process, with its threads in process and a clock that a spec moves. */
export class ForecastingBench {
  readonly pool = new PoolStandIn();
  readonly clock: StoppedClock;
  readonly requests: MakeForecastService;
  readonly shards: ShardForecaster;
  readonly accuracies: ForecastAccuracies;
  readonly tallies: ForecastTallies;
  readonly stored: StoredForecasts;
  readonly histories: SeriesHistoryReader;
  readonly assets: AssetDirectory;
  readonly source: DatabaseMetricSource;

  constructor(
    { em, transactions }: ServiceDatabase,
    nowMs: number,
    environment: Readonly<Record<string, string>> = {},
  ) {
    const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...environment });
    this.clock = new StoppedClock(nowMs);
    this.source = new DatabaseMetricSource(em, 'UTC', new AssetZones(config.metrics.localTimeZone), {
      tagged: new TaggedSeriesRepository(em),
      units: new MetricUnitRepository(em),
    });
    const pool = this.pool as unknown as DetectorPool;
    this.assets = new AssetDirectory(this.source);
    this.histories = new SeriesHistoryReader(new WholeHistoryReader(this.source), config);
    const units = new SeriesUnit(this.source);
    this.requests = new MakeForecastService(this.assets, this.histories, units, pool, this.clock, config);
    this.stored = new StoredForecasts(em);
    this.accuracies = new ForecastAccuracies(em);
    this.tallies = new ForecastTallies(em);
    this.shards = new ShardForecaster(
      this.assets,
      new FindDueSeries(this.source, this.stored),
      new ForecastSeriesService(this.source, pool, config),
      this.stored,
      new ForecastWriter(transactions, this.stored, this.accuracies),
      this.clock,
    );
  }

  /** All shards, one after another. */
  async run(signal = new AbortController().signal): Promise<ForecastReport> {
    let total = NOTHING_FORECAST;
    for (let shard = 0; shard < N_SHARDS; shard++)
      total = addForecastReports(total, await this.shards.run(shard, signal));
    return total;
  }
}
