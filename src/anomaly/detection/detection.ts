import type { Asset } from '../../metrics/index.js';
import type { SampleCounts } from '../../ml/index.js';
import type { AnomalyMetadata } from '../episodes/explanation/anomaly-metadata.js';
import type { AssetPeak } from './asset-level.js';

/** What a client wants looked at. */
export interface DetectionRequest {
  /** All monitored assets without it. */
  readonly assetId?: string | number;
  /** All metrics without it; any of a metric's names. */
  readonly metricNames?: readonly string[];
  readonly timeRangeSeconds: number;
  /** 0..1; scores from here on are anomalies; without it from the threshold of each series. */
  readonly threshold?: number;
}

export interface DetectedAnomaly {
  readonly asset: Asset;
  readonly metricName: string;
  readonly value: number;
  readonly score: number;
  /** Scores from here on are anomalies of its series. */
  readonly threshold: number;
  readonly atMs: number;
  readonly metadata: AnomalyMetadata;
}

export interface Detection {
  readonly threshold: number;
  readonly timeRangeSeconds: number;
  readonly modelVersion: string | null;
  readonly nAssets: number;
  readonly nSeries: number;
  /** Samples of the range that were scored, and what became of the others. */
  readonly counts: SampleCounts;
  /** Samples dated in the future: not scored until then. */
  readonly nFuture: number;
  readonly nAnomalies: number;
  /** Newest first; the highest scores only where there are too many. */
  readonly anomalies: readonly DetectedAnomaly[];
  /** Each asset at its worst, highest score first; the thousand highest where there are more. */
  readonly assets: readonly AssetPeak[];
}
