import type { Severity } from '../../ml/index.js';

/** What is announced to EMS Core of one episode. */
export interface AnomalyNotice {
  /** UUID. */
  readonly episodeId: string;
  readonly assetId: string;
  readonly assetName: string;
  /** 1 critical, 2 important, 3 standard. */
  readonly assetTier: number;
  readonly metricName: string;
  /** In one word: high, low, flat, missing, … */
  readonly direction: string;
  /** Time of the episode's first sample. With asset, metric and direction it names the episode in EMS Core. */
  readonly startedAt: Date;
  /** Time of its worst sample; not known of what was announced by earlier versions. */
  readonly peakAt?: Date | undefined;
  readonly severity: Severity;
  /** 0..1. */
  readonly score: number;
  readonly value: number;
  readonly unit: string;
  readonly reason: string;
  readonly expected: { readonly low: number; readonly median: number; readonly high: number };
  readonly modelVersion: string | null;
  readonly contributions: readonly {
    readonly feature: string;
    readonly share: number;
    readonly direction: string;
  }[];
}
