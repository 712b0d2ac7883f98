import type { ExpectedValues, RatedEpisode } from '../../anomaly/index.js';
import type { Asset } from '../../metrics/index.js';
import type { ChartAnomalies } from './chart-anomalies.js';
import type { SampleColumns } from './chart-columns.js';
import type { ExpectedParts } from './forecast-columns.js';
import type { ChartGrid } from './chart-grid.js';

/** What to draw; epoch milliseconds, `fromMs < timestamp <= untilMs`. */
export interface ChartRequest {
  readonly assetId: string;
  /** Any of the metric's names. */
  readonly metricName: string;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Steps at most. */
  readonly nPoints: number;
}

/** A time that is to be read differently; epoch milliseconds. */
export interface ShadedTime {
  readonly kind: 'silence' | 'maintenance' | 'missing-data';
  readonly fromMs: number;
  /** Null while it goes on. */
  readonly untilMs: number | null;
  readonly reason: string;
}

/** One metric of one asset, ready to be drawn. */
export interface Chart extends SampleColumns, ExpectedParts, ChartAnomalies {
  readonly asset: Asset;
  /** Canonical. */
  readonly metricName: string;
  readonly unit: string | null;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly grid: ChartGrid;
  /** Null where nothing is known of what is expected. */
  readonly expectedBasis: ExpectedValues['basis'] | null;
  /** The highest of each step. */
  readonly score: Float64Array;
  /** Scores from here on are anomalous now. */
  readonly threshold: number;
  readonly episodes: readonly RatedEpisode[];
  readonly shaded: readonly ShadedTime[];
}
