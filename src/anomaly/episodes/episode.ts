import type { SeriesKey } from '../../metrics/index.js';
import type { Severity } from '../../ml/severity/severity.js';

/** A stretch of a series in which something is wrong, told as one incident. */
export interface Episode extends SeriesKey {
  readonly id: string;
  readonly status: 'open' | 'closed';
  readonly severity: Severity;
  readonly direction: string;
  /** The first sample of the unbroken run at the lower line that led to the bar. */
  readonly startedAt: Date;
  /** The last sample at the lower line. */
  readonly lastAnomalousAt: Date;
  /** The last sample at the bar. */
  readonly lastAtBarAt: Date;
  readonly endedAt: Date | null;
  /** Samples at the bar. */
  readonly nAnomalous: number;
  /** Samples since the last one at the lower line. */
  readonly nNormalSince: number;
  readonly peakScore: number;
  /** NaN where nothing was measured. */
  readonly peakValue: number;
  readonly peakAt: Date;
  readonly modelVersion: string | null;
  /** The sentence that explains its worst sample. */
  readonly reason: string;
  /** The severity EMS Core was told last; null as long as it was told nothing. */
  readonly announcedSeverity: Severity | null;
}
