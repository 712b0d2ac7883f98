import type { HistoryFacts, SeriesForecast } from '../../ml/index.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A day's rhythm is known after two days, a week's after two weeks. */
const WEEKS_KNOWN_DAYS = 14;
const MUCH_MISSING = 0.2;
/** Steps without a value at the end that are worth a word. */
const LATE_STEPS = 3;

/** What a forecast was made from. */
export interface ForecastBasis {
  readonly history: HistoryFacts;
  readonly forecast: Pick<SeriesForecast, 'isShort' | 'stepMs' | 'seasons'>;
  /** Epoch milliseconds. */
  readonly untilMs: number;
  readonly horizonMs: number;
  readonly nInvalid: number;
  readonly isCut: boolean;
}

/** What somebody who plans with a forecast should know of it, a sentence each; empty where there is nothing to add. */
export function caveatsOf(basis: ForecastBasis): readonly string[] {
  const { firstAt = basis.untilMs, lastAt = basis.untilMs } = basis.history;
  return [...aboutLength(basis, basis.untilMs - firstAt), ...aboutEnd(basis, lastAt), ...aboutValues(basis)];
}

function aboutLength({ forecast, horizonMs, isCut }: ForecastBasis, lengthMs: number): readonly string[] {
  const days = lengthMs / DAY_MS;
  const isWeekHidden = !forecast.isShort && days < WEEKS_KNOWN_DAYS && forecast.stepMs < DAY_MS;
  return [
    ...(forecast.isShort
      ? [
          `There are ${lengthText(lengthMs)} of history: fewer than three days or seasons, so this is a level with a wide band, not a rhythm.`,
        ]
      : []),
    ...(isWeekHidden
      ? [`There are ${lengthText(lengthMs)} of history: weekends are known after two weeks.`]
      : []),
    ...(horizonMs > lengthMs
      ? [
          `The horizon of ${lengthText(horizonMs)} is longer than the ${lengthText(lengthMs)} of history: far ahead the band rests on few earlier errors, and a growth that has not shown itself yet is not in it.`,
        ]
      : []),
    ...(isCut ? ['Older samples were excluded, since there are too many of them to read at once.'] : []),
  ];
}

function aboutEnd({ forecast: { stepMs }, untilMs }: ForecastBasis, lastAt: number): readonly string[] {
  const silentMs = untilMs - (lastAt + stepMs);
  if (silentMs < LATE_STEPS * stepMs) return [];
  return [
    `Nothing has come since ${new Date(lastAt).toISOString()}: the first ${lengthText(silentMs)} of the forecast are past already.`,
  ];
}

function aboutValues({ history, forecast, nInvalid }: ForecastBasis): readonly string[] {
  const { isConstant, isCounter, nResets, missingShare } = history;
  const fell = nResets > 0 ? ` and fell back to its start ${nResets} time(s)` : '';
  return [
    ...(isConstant
      ? ['The series has had one value only: that it stays there is all that can be said.']
      : []),
    ...(isCounter
      ? [
          `The series only rises${fell}, as a counter does: its increase per second would be easier to forecast than the count.`,
        ]
      : []),
    ...(missingShare > MUCH_MISSING
      ? [`${Math.round(100 * missingShare)} % of the history has no value.`]
      : []),
    ...(nInvalid > 0
      ? [`${nInvalid} value(s) that cannot be, by the policy of the metric, were excluded.`]
      : []),
    ...(forecast.seasons.length === 0 && !forecast.isShort && !isConstant
      ? ['No season was found: the band says how far such a series has wandered, not when.']
      : []),
  ];
}

/** @example lengthText(5_400_000) // '1.5 hours' */
function lengthText(ms: number): string {
  const [amount, unit] = ms < 2 * DAY_MS ? [ms / HOUR_MS, 'hours'] : [ms / DAY_MS, 'days'];
  return `${Number(amount.toFixed(amount < 10 ? 1 : 0))} ${unit}`;
}
