import { LocalClock } from '../../time/local-clock.js';

const { abs, floor, min, round } = Math;

/** Longest history that is looked at: ten weeks of five minutes, or more than two years of hours. Memory is bounded by it. */
const MAX_CELLS = 20_160;

const DAY_MS = 86_400_000;

/** A step this close to one that divides the day is that one: pollers drift by seconds. */
const SNAP = 0.02;

const NICE_STEPS_MS = [
  60, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400,
].map((seconds) => seconds * 1000);

/** A series on an even axis of local time: the cells are one step apart on the clock on the wall. */
export interface SeriesAxis {
  readonly stepMs: number;
  /** Mean of the values of a cell; NaN where there is none. The last cell is that of the last row, with or without a value. */
  readonly values: Float64Array;
  /** Local time of the first cell, as `LocalClock.localTime` gives it. */
  readonly firstLocal: number;
  /** Epoch milliseconds of the last row. */
  readonly lastAt: number;
  readonly clock: LocalClock;
}

/** Samples in any order; NaN where nothing was measured. */
export interface Samples {
  /** Epoch milliseconds. */
  readonly timestamps: Float64Array;
  readonly values: Float64Array;
}

/**
 * Puts samples on an even axis. Samples that come twice count once (their mean), gaps become cells without a value, and where the
 * clocks go forward an hour of cells stays without one, so that an hour of the day is the same cell of every day.
 *
 * @param samples in any order, of one length; NaN and infinities are no values, a timestamp that is none drops the sample.
 * @param timeZone IANA name of the zone whose wall clock the series follows.
 * @returns undefined where fewer than two different times are known: there is no step.
 * @throws RangeError when the columns differ in length, or the zone is unknown.
 * @complexity O(n log n) for the order, O(n) else; at most 20 160 cells, the newest.
 * @example seriesAxis({ timestamps: Float64Array.of(0, 60000, 180000), values: Float64Array.of(1, 2, 4) }, 'UTC')?.values // Float64Array [1, 2, NaN, 4]
 */
export function seriesAxis({ timestamps, values }: Samples, timeZone: string): SeriesAxis | undefined {
  if (timestamps.length !== values.length)
    throw new RangeError(`columns: must be of one length, got ${timestamps.length} and ${values.length}`);
  const order = orderOf(timestamps);
  const stepMs = stepOf(timestamps, order);
  if (stepMs === undefined) return undefined;
  const clock = LocalClock.of(timeZone);
  const lastAt = timestamps[order[order.length - 1]!]!;
  const lastLocal = clock.localTime(lastAt);
  const firstAt = clock.localTime(timestamps[order[0]!]!);
  const nCells = min(MAX_CELLS, round((lastLocal - firstAt) / stepMs) + 1);
  const firstLocal = lastLocal - (nCells - 1) * stepMs;
  const sums = new Float64Array(nCells);
  const counts = new Uint32Array(nCells);
  for (const row of order) {
    const cell = round((clock.localTime(timestamps[row]!) - firstLocal) / stepMs);
    if (cell < 0 || cell >= nCells || !Number.isFinite(values[row]!)) continue;
    counts[cell]! += 1;
    sums[cell]! += (values[row]! - sums[cell]!) / counts[cell]!;
  }
  return {
    stepMs,
    values: sums.map((mean, cell) => (counts[cell]! > 0 ? mean : Number.NaN)),
    firstLocal,
    lastAt,
    clock,
  };
}

/** The steps after the last row: their instants, and how many cells after the last cell each of them lies. */
export interface StepsAhead {
  readonly timestamps: Float64Array;
  /** 1 for the cell after the last; where the clocks go forward a number is skipped, where they go back one comes twice. */
  readonly leads: Int32Array;
}

/**
 * @param horizon number of steps, an integer of 1 or more.
 * @example stepsAhead(seriesAxis({ timestamps: Float64Array.of(0, 60000), values: Float64Array.of(1, 2) }, 'UTC')!, 2).leads // Int32Array [1, 2]
 */
export function stepsAhead(
  { stepMs, firstLocal, values, lastAt, clock }: SeriesAxis,
  horizon: number,
): StepsAhead {
  const timestamps = Float64Array.from({ length: horizon }, (_, step) => lastAt + (step + 1) * stepMs);
  const lastCell = values.length - 1;
  const leads = Int32Array.from(timestamps, (at) =>
    Math.max(1, round((clock.localTime(at) - firstLocal) / stepMs) - lastCell),
  );
  return { timestamps, leads };
}

/** @returns cells of a day; 0 where a day is no whole number of steps. */
export function cellsPerDay(stepMs: number): number {
  const cells = DAY_MS / stepMs;
  return abs(cells - round(cells)) < 1e-9 ? round(cells) : 0;
}

function orderOf(timestamps: Float64Array): Uint32Array {
  const known = Uint32Array.from(timestamps.keys()).filter((row) => Number.isFinite(timestamps[row]!));
  return known.sort((a, b) => timestamps[a]! - timestamps[b]! || a - b);
}

/** Median distance between different times: gaps and doubles are the exception. */
function stepOf(timestamps: Float64Array, order: Uint32Array): number | undefined {
  const steps = Float64Array.from(order.subarray(1), (row, i) => timestamps[row]! - timestamps[order[i]!]!)
    .filter((step) => step > 0)
    .sort();
  if (steps.length === 0) return undefined;
  const step = steps[floor((steps.length - 1) / 2)]!;
  return NICE_STEPS_MS.find((nice) => abs(step - nice) <= SNAP * nice) ?? step;
}
