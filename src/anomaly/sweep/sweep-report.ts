/** What a sweep did. */
export interface SweepReport {
  /** Series that had new samples. */
  readonly nSeries: number;
  /** Scores stored. */
  readonly nScored: number;
  /** Samples without a usable value, and samples the platform has twice. */
  readonly nMissing: number;
  readonly nDuplicates: number;
  /** Scores of samples that had waited for longer than three sweeps. */
  readonly nLate: number;
  readonly nAnomalous: number;
  /** Episodes that began. */
  readonly nOpened: number;
  readonly nClosed: number;
}

export const NOTHING_SWEPT: SweepReport = {
  nSeries: 0,
  nScored: 0,
  nMissing: 0,
  nDuplicates: 0,
  nLate: 0,
  nAnomalous: 0,
  nOpened: 0,
  nClosed: 0,
};

export function addReports(a: SweepReport, b: SweepReport): SweepReport {
  return {
    nSeries: a.nSeries + b.nSeries,
    nScored: a.nScored + b.nScored,
    nMissing: a.nMissing + b.nMissing,
    nDuplicates: a.nDuplicates + b.nDuplicates,
    nLate: a.nLate + b.nLate,
    nAnomalous: a.nAnomalous + b.nAnomalous,
    nOpened: a.nOpened + b.nOpened,
    nClosed: a.nClosed + b.nClosed,
  };
}

/** The sweep in one line. */
export function describeSweep(report: SweepReport): string {
  const leftOut = [
    report.nMissing > 0 ? `${report.nMissing} without a value` : '',
    report.nDuplicates > 0 ? `${report.nDuplicates} stored twice` : '',
  ].filter(Boolean);
  return [
    `Scored ${report.nScored} samples of ${report.nSeries} series`,
    ...(leftOut.length > 0 ? [`left out ${leftOut.join(' and ')}`] : []),
    `${report.nAnomalous} anomalous`,
    `${report.nOpened} episode(s) began`,
    `${report.nClosed} ended`,
  ].join(', ');
}
