import { type SeriesSamples } from '../../series/series-samples.js';

/** A counter rises at nearly every step. */
const RISING_SHARE = 0.95;
/** Fewer steps prove nothing. */
const FEWEST_STEPS = 24;
/** A counter that restarts falls to a tenth of what it was, or less. */
const RESET_SHARE = 0.1;

/** What a history is like, for those who are to trust a forecast of it. */
export interface HistoryFacts {
  /** Start of the first and of the last step with a value, epoch milliseconds; undefined where there is none. */
  readonly firstAt: number | undefined;
  readonly lastAt: number | undefined;
  /** Steps with a value. */
  readonly nValues: number;
  /** Of the steps from the first to the last, 0..1. */
  readonly missingShare: number;
  readonly isConstant: boolean;
  /** Whether it only rises, but where it restarts, as the count of packets since a start does. */
  readonly isCounter: boolean;
  /** How often a counter restarted. */
  readonly nResets: number;
}

/**
 * @param samples means of equal steps by their starts, ascending; NaN where there is none.
 * @example historyFacts({ timestamps: Float64Array.of(0, 60_000), values: Float64Array.of(7, 7) }).isConstant // true
 */
export function historyFacts({ timestamps, values }: SeriesSamples): HistoryFacts {
  const known = Array.from(values.keys()).filter((i) => !Number.isNaN(values[i]!));
  const [first, last] = [known[0], known[known.length - 1]];
  if (first === undefined || last === undefined)
    return { firstAt: undefined, lastAt: undefined, nValues: 0, missingShare: 1, ...NOTHING };
  const distances = known.slice(1).map((i, k) => timestamps[i]! - timestamps[known[k]!]!);
  const stepMs = distances.toSorted((a, b) => a - b)[(distances.length - 1) >> 1] ?? 1;
  const nSteps = Math.round((timestamps[last]! - timestamps[first]!) / stepMs) + 1;
  return {
    firstAt: timestamps[first]!,
    lastAt: timestamps[last]!,
    nValues: known.length,
    missingShare: Math.max(0, 1 - known.length / nSteps),
    isConstant: known.every((i) => values[i] === values[first]),
    ...counterFacts(known.map((i) => values[i]!)),
  };
}

const NOTHING = { isConstant: false, isCounter: false, nResets: 0 } as const;

function counterFacts(values: readonly number[]): Pick<HistoryFacts, 'isCounter' | 'nResets'> {
  let [nRises, nFalls, nResets] = [0, 0, 0];
  for (let i = 1; i < values.length; i += 1) {
    const [before, after] = [values[i - 1]!, values[i]!];
    nRises += Number(after > before);
    nFalls += Number(after < before);
    nResets += Number(after < RESET_SHARE * before);
  }
  const isCounter =
    values.length >= FEWEST_STEPS && nRises >= RISING_SHARE * (values.length - 1) && nFalls === nResets;
  return { isCounter, nResets: isCounter ? nResets : 0 };
}
