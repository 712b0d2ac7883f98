import { quantileOfSorted } from '../statistics/quantile.js';
import type { MetricKind } from './metric-kind.js';
import { secondMostExtreme, type UsualRange } from './usual-range.js';

/** Rows of a series in time order. Instants are epoch milliseconds; values are finite. */
export interface Readings {
  readonly timestamps: Float64Array;
  readonly values: Float64Array;
}

/** How a metric of a node differs from what is usual for it. */
export interface Symptom {
  readonly node: number;
  readonly metric: string;
  readonly kind: MetricKind;
  /** 1: more than usual, −1: less. */
  readonly side: 1 | -1;
  /** Standard deviations beyond usual, to the side that is worse, at most 1000; below 3 nothing is said. */
  readonly deviation: number;
  /** How much of the deviation is believed, 0..1: less where the series was as it is now from the first row on. */
  readonly belief: number;
  /** Distance from usual, ≥ 0, in the unit of the metric; NaN when only a deviation is known. */
  readonly rise: number;
  readonly usual: number;
  readonly level: number;
  readonly spread: number;
  /** The first row of the departure, epoch milliseconds; NaN when it is not known. */
  readonly startedAt: number;
}

/** A node that does not answer. */
export const DARK_DEVIATION = 100;
/** Beyond it a deviation says no more; constants that move are infinitely many deviations away. */
const LARGEST_DEVIATION = 1000;
/** From this many deviations on something is a symptom. */
export const LEAST_DEVIATION = 3;
/** A share of what is usual below which nothing matters, however steady the series was: a meter's last digit. */
const LEAST_SHARE = 0.01;
/** The same for shares of what succeeds, of the full scale. */
const LEAST_AVAILABILITY = 0.0025;
/** Less of something that is not asked for (memory, temperature) is seldom a fault. */
const STATE_BELOW = 0.4;
/** Deviations of what has been as extreme in normal times: any history holds an incident or a chance of spikes. */
const MOST_SEEN_BEFORE = 4;
/** Rows from so many steps before the moment up to so many after count as the moment. */
const STEPS_BEFORE = 1.5;
const STEPS_AFTER = 2;
const LEAST_ROWS = 3;
/** Belief in a departure whose beginning was not seen. */
const BEGINNING_UNSEEN = 0.7;

/** What `symptomOf` asks about. */
export interface MetricQuestion {
  readonly node: number;
  readonly metric: string;
  readonly kind: MetricKind;
  readonly usual?: UsualRange;
  readonly recent: Readings;
  readonly at: number;
  /** Size of this metric on other nodes, ≥ 0: what a series that was always 0 is measured by. */
  readonly typical: number;
}

/**
 * Compares the rows around a moment with what is usual for the series.
 *
 * The deviation is the smaller of two: from the usual level, and from the level at the beginning of the rows, each in units of its own usual
 * spread. Where the first rows lie outside the usual range already, what was usual does not hold any more, and only the change counts; unless a state
 * comes down to what is usual.
 *
 * @returns undefined where nothing was heard around the moment; a symptom with deviation 0 where nothing is known to compare with.
 */
export function symptomOf(question: MetricQuestion): Symptom | undefined {
  const window = windowAround(question.recent, question.at);
  if (window === undefined) return undefined;
  if (question.kind === 'reachable') return darkness(question, window);
  const { usual } = question;
  if (usual === undefined || usual.nRows < window.near.length) return nothing(question, window);
  const { kind } = question;
  if (kind === 'availability') return departure(question, usual, window, -1);
  const up = departure(question, usual, window, 1);
  if (kind !== 'state' && kind !== 'load') return up;
  const down = departure(question, usual, window, -1);
  return down.deviation > up.deviation ? down : up;
}

interface Window {
  /** Rows up to the moment's end. */
  readonly rows: Readings;
  readonly near: Float64Array;
  /** Index of the first row that is near. */
  readonly nearFrom: number;
  /** Level of the first rows, and whether they are before the near ones. */
  readonly first: number;
  readonly hasBefore: boolean;
}

function windowAround({ timestamps, values }: Readings, at: number): Window | undefined {
  const step = stepOf(timestamps);
  let end = timestamps.length;
  while (end > 0 && timestamps[end - 1]! > at + STEPS_AFTER * step) end -= 1;
  let nearFrom = end;
  while (nearFrom > 0 && timestamps[nearFrom - 1]! > at - STEPS_BEFORE * step) nearFrom -= 1;
  if (nearFrom === end) return undefined;
  if (end - nearFrom < LEAST_ROWS) nearFrom = Math.max(0, end - LEAST_ROWS);
  const nFirst = nearFrom === 0 ? 1 : Math.ceil(nearFrom / 3);
  return {
    rows: { timestamps: timestamps.subarray(0, end), values: values.subarray(0, end) },
    near: values.subarray(nearFrom, end),
    nearFrom,
    first: quantileOfSorted(values.slice(0, nFirst).sort(), 0.5),
    hasBefore: nearFrom > 0,
  };
}

function stepOf(timestamps: Float64Array): number {
  const steps = new Float64Array(Math.max(0, timestamps.length - 1));
  for (let k = 0; k < steps.length; k += 1) steps[k] = timestamps[k + 1]! - timestamps[k]!;
  const step = quantileOfSorted(steps.sort(), 0.5);
  return step > 0 ? step : 60_000;
}

function darkness(question: MetricQuestion, { rows, near, nearFrom, hasBefore }: Window): Symptom {
  const isDark = secondMostExtreme(near, -1) <= 0 && near[near.length - 1]! <= 0;
  let start = nearFrom + near.length - 1;
  while (start > 0 && rows.values[start - 1]! <= 0) start -= 1;
  return {
    ...named(question, -1),
    deviation: isDark ? DARK_DEVIATION : 0,
    belief: hasBefore && start > 0 ? 1 : BEGINNING_UNSEEN,
    rise: isDark ? 1 : 0,
    usual: 1,
    level: isDark ? 0 : 1,
    spread: 0,
    startedAt: isDark ? rows.timestamps[start]! : Number.NaN,
  };
}

function nothing(question: MetricQuestion, { near }: Window): Symptom {
  const level = near[near.length - 1]!;
  const common = { deviation: 0, belief: 1, rise: 0, spread: 0, startedAt: Number.NaN };
  return { ...named(question, 1), ...common, usual: level, level };
}

function named({ node, metric, kind }: MetricQuestion, side: 1 | -1) {
  return { node, metric, kind, side };
}

function departure(question: MetricQuestion, whole: UsualRange, window: Window, side: 1 | -1): Symptom {
  const around = whole.around(question.at);
  const range = around.nRows < window.near.length ? whole : around;
  const usual = range.extremes(window.near.length, side);
  const spread = Math.max(usual.spread, leastSpread(question, range));
  const level = side * secondMostExtreme(window.near, side);
  const { deviation, isShifted, isUnseen } = distanceOf(question, { range, whole }, window, { side, level });
  const weight = question.kind === 'state' && side < 0 ? STATE_BELOW : 1;
  const usualLevel = isShifted ? window.first : range.median;
  return {
    ...named(question, side),
    deviation: Math.max(0, Math.min(LARGEST_DEVIATION, weight * deviation)),
    belief: isUnseen ? BEGINNING_UNSEEN : 1,
    rise: Math.max(0, level - (isShifted && !isUnseen ? side * window.first : usual.centre)),
    usual: usualLevel,
    level: side * level,
    spread,
    startedAt: startOf(window, { side, level, base: side * usualLevel }),
  };
}

interface Distance {
  readonly deviation: number;
  /** What was usual did not hold any more when the rows begin. */
  readonly isShifted: boolean;
  /** It may have begun before the rows do. */
  readonly isUnseen: boolean;
}

function distanceOf(
  question: MetricQuestion,
  { range, whole }: { readonly range: UsualRange; readonly whole: UsualRange },
  window: Window,
  { side, level }: { readonly side: 1 | -1; readonly level: number },
): Distance {
  const usual = range.extremes(window.near.length, side);
  const usualChange = whole.extremes(window.near.length, side);
  const floor = Math.max(leastSpread(question, range), Number.MIN_VALUE);
  const first = side * window.first;
  const fromUsual = within(level, usual.largest, (level - usual.centre) / Math.max(usual.spread, floor));
  const fromFirst = (level - first - usualChange.changeCentre) / Math.max(usualChange.changeSpread, floor);
  const isUnusual = (value: number): boolean =>
    Math.abs(value - side * whole.median) > LEAST_DEVIATION * Math.max(usualChange.rowSpread, floor);
  // A processor that comes down to what is usual does not become ill.
  const isBack = question.kind === 'state' && side < 0 && !isUnusual(level);
  const isShifted = isUnusual(first) && !isBack;
  const change = isShifted ? fromFirst : Math.min(fromUsual, fromFirst);
  const isUnseen =
    window.nearFrom < rowsBefore(question.kind) && fromFirst <= LEAST_DEVIATION && fromUsual > change;
  return { deviation: isUnseen ? fromUsual : change, isShifted, isUnseen };
}

/** Rows before the moment that show whether something was so before: levels of states and of load move by themselves within days. */
function rowsBefore(kind: MetricKind): number {
  return kind === 'state' || kind === 'load' ? 1 : LEAST_ROWS;
}

function within(level: number, largest: number, deviation: number): number {
  return level > largest ? deviation : Math.min(deviation, MOST_SEEN_BEFORE);
}

function leastSpread({ kind, typical }: MetricQuestion, { median }: UsualRange): number {
  // Shares are given of 1 or of 100.
  if (kind === 'availability') return LEAST_AVAILABILITY * (typical > 1.5 ? 100 : 1);
  return LEAST_SHARE * Math.max(Math.abs(median), 0.1 * typical);
}

/** The first of the last rows without a break that lie nearer to the level of the moment than to the usual one. */
function startOf(
  { rows: { timestamps, values } }: Window,
  { side, level, base }: { readonly side: 1 | -1; readonly level: number; readonly base: number },
): number {
  const half = (level + base) / 2;
  let start = values.length - 1;
  while (start >= 0 && side * values[start]! < half) start -= 1;
  while (start > 0 && side * values[start - 1]! >= half) start -= 1;
  return start < 0 ? Number.NaN : timestamps[start]!;
}

/** What a symptom weighs as a clue, 0 upwards: the logarithm of how far beyond usual it is. */
export function strengthOf({ deviation, belief }: Pick<Symptom, 'deviation' | 'belief'>): number {
  return belief * Math.log(1 + Math.max(0, deviation - (LEAST_DEVIATION - 1)));
}
