/** What became of the series of a run. */
export interface ForecastReport {
  /** That reported lately. */
  readonly nSeries: number;
  /** Forecasts that were stored. */
  readonly nMade: number;
  /** Of those, since an earlier one did not hold. */
  readonly nBroken: number;
  /** Too little history, or over. */
  readonly nWithout: number;
  readonly nFailed: number;
}

export const NOTHING_FORECAST: ForecastReport = {
  nSeries: 0,
  nMade: 0,
  nBroken: 0,
  nWithout: 0,
  nFailed: 0,
};

export function addForecastReports(a: ForecastReport, b: ForecastReport): ForecastReport {
  return {
    nSeries: a.nSeries + b.nSeries,
    nMade: a.nMade + b.nMade,
    nBroken: a.nBroken + b.nBroken,
    nWithout: a.nWithout + b.nWithout,
    nFailed: a.nFailed + b.nFailed,
  };
}
