import type { Asset } from '../../metrics/index.js';
import type { ForecastBacktest, HistoryFacts, SeriesForecast } from '../../ml/index.js';

/** What is asked. */
export interface ForecastRequest {
  readonly assetId: string | number;
  /** Any of the metric's names. */
  readonly metricName: string;
  /** 1..8760. */
  readonly horizonHours: number;
  /** Share of values that the band is to hold, 0.5..0.99. */
  readonly level: number;
  /** What would have been said then; now without it. */
  readonly asOf?: Date;
}

/** What will come of one series, and how far to trust that. */
export interface Forecast {
  readonly asset: Asset;
  /** Canonical. */
  readonly metricName: string;
  readonly unit: string | null;
  readonly request: ForecastRequest;
  readonly madeAt: Date;
  /** What had come by then is known; now without `asOf`. */
  readonly asOf: Date;
  readonly forecast: SeriesForecast;
  /** What came, a mean for each point; NaN where nothing has. */
  readonly actual: Float64Array;
  readonly history: HistoryFacts;
  readonly backtest: ForecastBacktest | undefined;
  readonly caveats: readonly string[];
}
