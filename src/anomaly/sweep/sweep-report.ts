/** What a sweep did. */
export interface SweepReport {
  /** Series that had new samples. */
  readonly nSeries: number;
  /** Scores stored. */
  readonly nScored: number;
  readonly nAnomalous: number;
  /** Episodes that began. */
  readonly nOpened: number;
  readonly nClosed: number;
}

export const NOTHING_SWEPT: SweepReport = { nSeries: 0, nScored: 0, nAnomalous: 0, nOpened: 0, nClosed: 0 };

export function addReports(a: SweepReport, b: SweepReport): SweepReport {
  return {
    nSeries: a.nSeries + b.nSeries,
    nScored: a.nScored + b.nScored,
    nAnomalous: a.nAnomalous + b.nAnomalous,
    nOpened: a.nOpened + b.nOpened,
    nClosed: a.nClosed + b.nClosed,
  };
}
