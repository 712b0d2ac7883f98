import { countOf, formatNumber } from '../format/format-value.js';
import type { LeadAccuracy, ShownForecast } from './shown-forecast.js';

/** What came of it in a range of time, e.g. "22 of 24 values were inside"; undefined where nothing has come there. */
export function cameOf({ steps }: ShownForecast, fromMs: number, untilMs: number): string | undefined {
  const came = steps.filter(({ at, actual }) => actual !== null && at >= fromMs && at <= untilMs);
  if (came.length === 0) return undefined;
  const nInside = came.filter(({ low, high, actual }) => actual !== null && low <= actual && actual <= high);
  const verb = nInside.length === 1 ? 'was' : 'were';
  return `Here ${nInside.length} of ${countOf(came.length, 'value')} ${verb} inside the band.`;
}

/**
 * How far to trust it, in words.
 *
 * @example trustWords(shown, 24)
 * // 'Up to a day ahead, in the last four weeks, 94 of 100 values were inside the band of 95; its error was 0.6 of that of the last day or week repeated.'
 */
export function trustWords({ level, accuracy, isStored, caveats }: ShownForecast, leadHours: number): string {
  const found = accuracy.find((one) => one.leadHours === leadHours);
  const lead = leadHours > 24 ? 'Up to a week ahead' : 'Up to a day ahead';
  const [caveat] = caveats;
  if (found?.coverage === undefined || found.coverage === null)
    return caveat ?? `${lead} it is not known yet how good such forecasts are.`;
  const when = isStored ? 'in the last four weeks' : 'tried on the past';
  const inside = `${lead}, ${when}, ${Math.round(100 * found.coverage)} of 100 values were inside the band of ${Math.round(100 * level)}`;
  return [`${inside}${errorWords(found)}.`, caveat].filter(Boolean).join(' ');
}

function errorWords({ againstSeasonalNaive: ratio }: LeadAccuracy): string {
  if (ratio === null) return '';
  const worth = ratio >= 1 ? ', which does as well' : '';
  return `; its error was ${formatNumber(ratio, 2)} of that of the last day or week repeated${worth}`;
}
