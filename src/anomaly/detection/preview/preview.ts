import type { Asset } from '../../../metrics/index.js';
import type { Episode } from '../../episodes/episode.js';
import type { Severity } from '../../../ml/index.js';

/** What to try, and on what; what is not given stays as it is. */
export interface PreviewRequest {
  readonly days: number;
  /** All monitored assets without it. */
  readonly assetId?: string | number;
  /** Threshold of every series, 0..1; each series goes by its own without it. */
  readonly threshold?: number;
  /** The threshold is put where this share of the samples reaches it; in place of a threshold. */
  readonly contamination?: number;
  /** Any model whose file is kept; the active one without it. */
  readonly modelVersion?: string;
}

/** An episode that would have been. */
export interface PreviewedEpisode extends Pick<
  Episode,
  'metricName' | 'direction' | 'severity' | 'startedAt' | 'endedAt' | 'nAnomalous' | 'peakScore' | 'peakAt'
> {
  readonly asset: Asset;
}

/** How many of the episodes that were would be again. */
export interface KeptAndLost {
  readonly kept: number;
  readonly lost: number;
}

export interface Preview {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly modelVersion: string | null;
  /** Null where each series goes by its own threshold. */
  readonly threshold: number | null;
  readonly nSeries: number;
  readonly nSamples: number;
  readonly nEpisodes: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Newest first; the highest peaks only where there are too many. */
  readonly episodes: readonly PreviewedEpisode[];
  /** What really was raised in the range, by what operators said of it. */
  readonly raised: Readonly<Record<'confirmed' | 'falseAlarm' | 'withoutFeedback', KeptAndLost>>;
}
