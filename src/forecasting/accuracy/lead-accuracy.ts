import { type ForecastBacktest, LEAD_HOURS, type LeadSums } from '../../ml/index.js';

/** How good forecasts are so far ahead; null where that is not known. */
export interface LeadAccuracy {
  /** The end of the range of leads; it begins where the one before ends. */
  readonly leadHours: number;
  /** Steps that were compared with what came. */
  readonly n: number;
  readonly coverage: number | null;
  /** Mean absolute error of the median, in the metric's unit. */
  readonly error: number | null;
  /** In units of the seasonal naive forecast's usual error a season ahead. */
  readonly mase: number | null;
  readonly seasonalNaiveMase: number | null;
  /** Error over that of the seasonal naive forecast at the same steps. */
  readonly againstSeasonalNaive: number | null;
  /** Why figures are null. */
  readonly reason: string | null;
}

/** Fewer steps are an accident. */
const FEWEST = 5;
const TOO_SHORT = 'The history is too short to try the method on: three days of hourly values are needed.';

/** @param scale - see ForecastBacktest; NaN where errors are not measured in it */
export function leadAccuracy(
  leadHours: number,
  { n, nInside, error, naiveError, nCompared }: LeadSums,
  scale: number,
): LeadAccuracy {
  if (n < FEWEST) return { ...UNKNOWN, leadHours, n, reason: fewReason(n) };
  const inScale = (sum: number): number | null =>
    nCompared > 0 && scale > 0 ? sum / nCompared / scale : null;
  const isFlat = !(naiveError > 0);
  return {
    leadHours,
    n,
    coverage: nInside / n,
    error: nCompared > 0 ? error / nCompared : null,
    mase: inScale(error),
    seasonalNaiveMase: inScale(naiveError),
    againstSeasonalNaive: isFlat ? null : error / naiveError,
    reason: isFlat ? 'The seasonal naive forecast was never off: there is nothing to compare with.' : null,
  };
}

/** @returns one for each range of leads */
export function accuracyOf(backtest: ForecastBacktest | undefined): readonly LeadAccuracy[] {
  return LEAD_HOURS.map((leadHours, place) => {
    const sums = backtest?.sums[place];
    return backtest && sums
      ? leadAccuracy(leadHours, sums, backtest.scale)
      : { ...UNKNOWN, leadHours, n: 0, reason: TOO_SHORT };
  });
}

const UNKNOWN = {
  coverage: null,
  error: null,
  mase: null,
  seasonalNaiveMase: null,
  againstSeasonalNaive: null,
};

function fewReason(n: number): string {
  return n === 0
    ? 'Nothing that was forecast so far ahead has come yet, or a step of the series is longer.'
    : `Only ${n} step(s) were compared; ${FEWEST} are needed.`;
}
