/** What a sweep did. */
export interface SweepReport {
  /** The series that had new samples, by `seriesId`: a sweep meets one in several stretches, and several sweeps meet it again. */
  readonly seriesIds: ReadonlySet<string>;
  /** Scores stored. */
  readonly nScored: number;
  /** Samples without a usable value, and samples the platform has twice. */
  readonly nMissing: number;
  readonly nDuplicates: number;
  /** Impossible values and codes: they have a score, and nothing is learned from them. */
  readonly nInvalid: number;
  /** Scores of samples that had waited for longer than three sweeps. */
  readonly nDelayed: number;
  /** Scores of samples that arrived after newer ones of their series were scored. */
  readonly nLate: number;
  /** Samples that arrived after newer ones and are older than LATE_SAMPLES_SECONDS: excluded. */
  readonly nTooLate: number;
  /** Samples that have arrived and are dated in the future: not scored until then. */
  readonly nFuture: number;
  readonly nAnomalous: number;
  /** Episodes of anomalies that began. */
  readonly nOpened: number;
  readonly nClosed: number;
  /** Episodes of missing data that began: no sample was scored for them. */
  readonly nMissingDataOpened: number;
  readonly nMissingDataClosed: number;
}

export const NOTHING_SWEPT: SweepReport = {
  seriesIds: new Set(),
  nScored: 0,
  nMissing: 0,
  nDuplicates: 0,
  nInvalid: 0,
  nDelayed: 0,
  nLate: 0,
  nTooLate: 0,
  nFuture: 0,
  nAnomalous: 0,
  nOpened: 0,
  nClosed: 0,
  nMissingDataOpened: 0,
  nMissingDataClosed: 0,
};

export function addReports(a: SweepReport, b: SweepReport): SweepReport {
  return sumOfReports([a, b]);
}

export function sumOfReports(reports: readonly SweepReport[]): SweepReport {
  const sumOf = (countOf: (report: SweepReport) => number): number =>
    reports.reduce((sum, report) => sum + countOf(report), 0);
  return {
    seriesIds: unionOf(reports.map(({ seriesIds }) => seriesIds)),
    nScored: sumOf(({ nScored }) => nScored),
    nMissing: sumOf(({ nMissing }) => nMissing),
    nDuplicates: sumOf(({ nDuplicates }) => nDuplicates),
    nInvalid: sumOf(({ nInvalid }) => nInvalid),
    nDelayed: sumOf(({ nDelayed }) => nDelayed),
    nLate: sumOf(({ nLate }) => nLate),
    nTooLate: sumOf(({ nTooLate }) => nTooLate),
    nFuture: sumOf(({ nFuture }) => nFuture),
    nAnomalous: sumOf(({ nAnomalous }) => nAnomalous),
    nOpened: sumOf(({ nOpened }) => nOpened),
    nClosed: sumOf(({ nClosed }) => nClosed),
    nMissingDataOpened: sumOf(({ nMissingDataOpened }) => nMissingDataOpened),
    nMissingDataClosed: sumOf(({ nMissingDataClosed }) => nMissingDataClosed),
  };
}

/** None is changed by anybody: where only one has something, it is that one. */
function unionOf(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first = new Set<string>(), ...others] = sets.filter(({ size }) => size > 0);
  if (others.length === 0) return first;
  const all = new Set(first);
  for (const one of others) for (const id of one) all.add(id);
  return all;
}

/** Whether an episode began or ended. */
export function changesEpisodes(report: SweepReport): boolean {
  const { nOpened, nClosed, nMissingDataOpened, nMissingDataClosed } = report;
  return nOpened + nClosed + nMissingDataOpened + nMissingDataClosed > 0;
}

/** The sweep in one line. */
export function describeSweep(report: SweepReport): string {
  const { seriesIds, nOpened, nClosed, nMissingDataOpened, nMissingDataClosed } = report;
  return [
    ...(seriesIds.size > 0 ? [describeScoring(report)] : []),
    ...(seriesIds.size === 0 && nOpened + nClosed > 0
      ? [`Anomalies: ${describeEpisodes(nOpened, nClosed)}`]
      : []),
    ...(nMissingDataOpened + nMissingDataClosed > 0
      ? [`Missing data: ${describeEpisodes(nMissingDataOpened, nMissingDataClosed)}`]
      : []),
  ].join('; ');
}

function describeScoring(report: SweepReport): string {
  const excluded = [
    report.nMissing > 0 ? `${report.nMissing} without a value` : '',
    report.nDuplicates > 0 ? `${report.nDuplicates} stored twice` : '',
  ].filter(Boolean);
  return [
    `Scored ${report.nScored} samples of ${report.seriesIds.size} series`,
    ...(excluded.length > 0 ? [`excluded ${excluded.join(' and ')}`] : []),
    ...(report.nInvalid > 0 ? [`${report.nInvalid} invalid`] : []),
    ...(report.nLate > 0 ? [`${report.nLate} late`] : []),
    `${report.nAnomalous} anomalous`,
    describeEpisodes(report.nOpened, report.nClosed),
  ].join(', ');
}

function describeEpisodes(nBegan: number, nEnded: number): string {
  return `${nBegan} episode(s) began, ${nEnded} ended`;
}
