import { LEAD_HOURS } from '../../ml/index.js';
import { type AccuracySums, noAccuracy } from './accuracy-sums.js';
import { type LeadAccuracy, leadAccuracy } from './lead-accuracy.js';

/** How stored forecasts turned out, one for each range of leads. */
export function realisedAccuracy(all: readonly AccuracySums[]): readonly LeadAccuracy[] {
  return LEAD_HOURS.map((leadHours) =>
    realised(all.find((one) => one.leadHours === leadHours) ?? noAccuracy(leadHours)),
  );
}

/** The same of many series: an error in the unit of one metric would say nothing, so it is not given. */
export function totalAccuracy(all: readonly AccuracySums[]): readonly LeadAccuracy[] {
  return realisedAccuracy(all).map((one) => {
    const { mase, seasonalNaiveMase } = one;
    const isKnown = mase !== null && seasonalNaiveMase !== null && seasonalNaiveMase > 0;
    return { ...one, error: null, againstSeasonalNaive: isKnown ? mase / seasonalNaiveMase : null };
  });
}

function realised(sums: AccuracySums): LeadAccuracy {
  const { nScaled, scaledError, scaledNaiveError, leadHours } = sums;
  const accuracy = leadAccuracy(leadHours, sums, NaN);
  if (nScaled === 0 || accuracy.coverage === null) return accuracy;
  return { ...accuracy, mase: scaledError / nScaled, seasonalNaiveMase: scaledNaiveError / nScaled };
}
