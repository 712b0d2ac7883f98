import type { SeriesKey } from '../../metrics/index.js';
import type { Severity } from '../explanation/severity.js';

/** A stretch of a series in which something is wrong: consecutive anomalous samples, told as one incident. */
export interface Episode extends SeriesKey {
  readonly id: string;
  readonly status: 'open' | 'closed';
  readonly severity: Severity;
  readonly direction: string;
  /** The first anomalous sample. */
  readonly startedAt: Date;
  readonly lastAnomalousAt: Date;
  readonly endedAt: Date | null;
  readonly nAnomalous: number;
  /** Normal samples since the last anomalous one. */
  readonly nNormalSince: number;
  readonly peakScore: number;
  /** NaN where nothing was measured. */
  readonly peakValue: number;
  readonly peakAt: Date;
  readonly modelVersion: string | null;
  /** The sentence that explains it. */
  readonly reason: string;
  /** The severity EMS Core was told last; null as long as it was told nothing. */
  readonly announcedSeverity: Severity | null;
}
