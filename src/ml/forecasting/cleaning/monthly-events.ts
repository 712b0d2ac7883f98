import { quantileOfSorted } from '../../statistics/quantile.js';

const { abs, floor } = Math;

const DAY_MS = 86_400_000;

/** Three months are a rule; of its days so many have to have had the event. */
const FEWEST_MONTHS = 3;
const LEAST_SHARE = 0.75;

/** Days from the end of a month that count from there: its last days move with its length. */
const LAST_DAYS = 3;

const SIGMAS_PER_MAD = 1.4826;

/** What a cell differs by on a day of the month. */
interface EventEffect {
  /** Median difference to what is usual. */
  readonly shift: number;
  /** Robust standard deviation of that difference. */
  readonly spread: number;
}

/** Where cells lie in local time. */
export interface CellTimes {
  readonly firstLocal: number;
  readonly stepMs: number;
}

/** Says what a cell differs by, of the past or ahead; undefined for a day like any other. */
export type EventAt = (cell: number) => EventEffect | undefined;

/**
 * Finds what comes back on a day of the month: accounts that are closed on the last day, invoices on the first.
 *
 * @param values NaN where missing.
 * @param usual what is usual at each cell.
 * @param outliers cells that are far from usual for a short time.
 */
export function monthlyEvents(
  { values, usual, outliers }: { values: Float64Array; usual: Float64Array; outliers: readonly number[] },
  times: CellTimes,
): EventAt {
  const dayOf = (cell: number): number => floor((times.firstLocal + cell * times.stepMs) / DAY_MS);
  const phaseOf = (cell: number): number =>
    floor((times.firstLocal + cell * times.stepMs - dayOf(cell) * DAY_MS) / times.stepMs);
  const unusual = new Set(outliers.map(dayOf));
  const effects = new Map<string, ReadonlyMap<number, EventEffect>>();
  for (const [key, days] of daysByKey(dayOf(0), dayOf(values.length - 1))) {
    const had = days.filter((day) => unusual.has(day));
    if (had.length < FEWEST_MONTHS || had.length < LEAST_SHARE * days.length) continue;
    const onDay = new Set(had);
    const byPhase = new Map<number, number[]>();
    for (const cell of outliers) {
      if (!onDay.has(dayOf(cell)) || Number.isNaN(values[cell]!)) continue;
      byPhase.set(phaseOf(cell), [...(byPhase.get(phaseOf(cell)) ?? []), values[cell]! - usual[cell]!]);
    }
    effects.set(key, effectsOf(byPhase, had.length));
  }
  return (cell) => {
    if (effects.size === 0) return undefined;
    const found = keysOf(dayOf(cell)).find((key) => effects.has(key));
    return found === undefined ? undefined : effects.get(found)!.get(phaseOf(cell));
  };
}

/** Phases that differ on most of the days. */
function effectsOf(
  byPhase: ReadonlyMap<number, readonly number[]>,
  nDays: number,
): ReadonlyMap<number, EventEffect> {
  const effects = new Map<number, EventEffect>();
  for (const [phase, differences] of byPhase) {
    if (differences.length < LEAST_SHARE * nDays) continue;
    const shift = quantileOfSorted(Float64Array.from(differences).sort(), 0.5);
    const sizes = Float64Array.from(differences, (difference) => abs(difference - shift)).sort();
    effects.set(phase, { shift, spread: SIGMAS_PER_MAD * quantileOfSorted(sizes, 0.5) });
  }
  return effects;
}

function daysByKey(first: number, last: number): ReadonlyMap<string, readonly number[]> {
  const days = new Map<string, number[]>();
  for (let day = first; day <= last; day += 1)
    for (const key of keysOf(day)) days.set(key, [...(days.get(key) ?? []), day]);
  return days;
}

/** The last days of a month count from its end, all of them from its beginning. */
function keysOf(day: number): readonly string[] {
  const date = new Date(day * DAY_MS);
  const monthDays = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const left = monthDays - date.getUTCDate();
  const fromStart = `day ${date.getUTCDate()}`;
  return left < LAST_DAYS ? [`last but ${left}`, fromStart] : [fromStart];
}
