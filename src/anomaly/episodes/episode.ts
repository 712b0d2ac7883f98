import type { SeriesKey } from '../../metrics/index.js';
import type { Severity } from '../../ml/index.js';

/** The direction of an episode in which a series does not report. */
export const MISSING_DATA = 'missing';

/** A stretch of a series in which something is wrong. */
export interface Episode extends SeriesKey {
  readonly id: string;
  readonly status: 'open' | 'closed';
  readonly severity: Severity;
  readonly direction: string;
  /** The first sample of the unbroken run at the clear threshold that led to the threshold. */
  readonly startedAt: Date;
  /** The last sample that kept it open. */
  readonly lastAnomalousAt: Date;
  /** The last sample at the threshold. */
  readonly lastAboveThresholdAt: Date;
  readonly endedAt: Date | null;
  /** Samples at the threshold. */
  readonly nAnomalous: number;
  /** Samples since the last one that kept it open. */
  readonly nNormalSince: number;
  readonly peakScore: number;
  /** NaN where nothing was measured. */
  readonly peakValue: number;
  readonly peakAt: Date;
  readonly modelVersion: string | null;
  /** The sentence that explains its worst sample. */
  readonly reason: string;
  /** The severity that was announced last; null as long as none was. */
  readonly announcedSeverity: Severity | null;
}
