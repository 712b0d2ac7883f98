import type { Asset } from '../../../metrics/index.js';
import type { Feedback } from '../../episodes/feedback/feedback.js';

/** What to try all thresholds on. */
export interface CurveRequest {
  readonly days: number;
  /** All monitored assets without it. */
  readonly assetId?: string | number;
}

/** Thresholds next to each other, both ends included. */
export interface ThresholdRange {
  readonly lowest: number;
  readonly highest: number;
}

/** An episode that would be raised at some thresholds, and is known by its highest sample. */
export interface CandidateEpisode {
  readonly asset: Asset;
  readonly metricName: string;
  /** At the lowest of its thresholds, at which it is longest. */
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly peakScore: number;
  readonly raisedAt: ThresholdRange;
}

/** An episode that there really was. */
export interface RaisedEpisode {
  readonly id: string;
  readonly asset: Asset;
  readonly metricName: string;
  readonly startedAt: Date;
  readonly peakScore: number;
  readonly feedback: Feedback | undefined;
  /** The thresholds at which an episode would be raised in its time. */
  readonly keptAt: readonly ThresholdRange[];
}

/** What every threshold would have raised. */
export interface ThresholdCurve {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly modelVersion: string | null;
  readonly nAssets: number;
  readonly nSeries: number;
  readonly nSamples: number;
  /** Ascending. */
  readonly thresholds: readonly number[];
  /** How many episodes each of the thresholds raises, however many are listed. */
  readonly counts: readonly number[];
  /** Highest peak first. */
  readonly candidates: readonly CandidateEpisode[];
  /** Whether there are more, with lower peaks. */
  readonly isTruncated: boolean;
  readonly raised: readonly RaisedEpisode[];
}
