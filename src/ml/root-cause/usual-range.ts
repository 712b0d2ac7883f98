import { quantileOfSorted } from '../statistics/quantile.js';
import { square } from '../statistics/square.js';

/** What is usual for the second most extreme of some rows, to one side: all numbers are multiplied by the side. */
export interface UsualExtremes {
  readonly centre: number;
  readonly spread: number;
  readonly largest: number;
  /** The same for its distance from a row shortly before. */
  readonly changeCentre: number;
  readonly changeSpread: number;
  /** Half width of the usual range of single rows to this side, as a standard deviation. */
  readonly rowSpread: number;
}

/**
 * The quantile that stands for the usual extreme, and how many standard deviations it lies from the middle of a normal distribution.
 * A higher one takes the incidents that any history holds for usual, a lower one the ordinary spikes for unusual.
 */
const EXTREME = 0.975;
const EXTREME_DEVIATIONS = 1.96;
/** A series follows the day when the hours account for half of its variance. */
const LEAST_SHARE_OF_HOURS = 0.5;
/** Around a time of day: an hour before and after. With fewer rows they say less than the whole day. */
const AROUND_MS = 3_600_000;
const LEAST_ROWS_AROUND = 16;
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
/** Median absolute deviation of a normal distribution, as a standard deviation. */
const MAD_TO_DEVIATION = 1.4826;
/** Rows between a row and the one it is compared with to learn usual changes. */
const CHANGE_LAG = 2;

/**
 * What is usual for one series: learnt once, asked often.
 *
 * A fault lasts for more than one row, an ordinary spike does not: so the second most extreme row of those around a moment is compared, with how
 * extreme that row was in every such group of rows in normal times.
 *
 * @example new UsualRange(Float64Array.of(1, 2, 1, 2, 1, 2)).median // 1.5
 */
export class UsualRange {
  readonly median: number;
  readonly nRows: number;
  /** Median distance of single rows from the median. */
  readonly medianDistance: number;
  private readonly rows: Float64Array;
  private readonly sorted: Float64Array;
  private readonly known = new Map<number, UsualExtremes>();

  private readonly timestamps: Float64Array | undefined;
  private readonly followsDay: boolean;
  private readonly hours = new Map<number, UsualRange | undefined>();

  /**
   * @param values in time order, of a time without faults; what is not finite is excluded.
   * @param timestamps of the values, epoch milliseconds; without them the time of day is not heeded.
   */
  constructor(values: Float64Array, timestamps?: Float64Array) {
    this.rows = values.filter((value) => Number.isFinite(value));
    this.timestamps = timestamps?.filter((_, k) => Number.isFinite(values[k]));
    this.sorted = this.rows.slice().sort();
    this.nRows = this.rows.length;
    this.median = quantileOfSorted(this.sorted, 0.5);
    this.followsDay =
      this.timestamps !== undefined && shareOfHours(this.rows, this.timestamps) >= LEAST_SHARE_OF_HOURS;
    this.medianDistance = distanceFrom(this.rows, this.median);
  }

  /** What is usual around a time of day, where the series follows the day and enough of its rows are from around that time. */
  around(at: number): UsualRange {
    if (!this.followsDay || this.timestamps === undefined) return this;
    const quarter = Math.floor(timeOfDay(at) / QUARTER_MS);
    if (!this.hours.has(quarter)) {
      const middle = (quarter + 0.5) * QUARTER_MS;
      const rows = this.rows.filter((_, k) => isAround(timeOfDay(this.timestamps![k]!), middle));
      this.hours.set(quarter, rows.length >= LEAST_ROWS_AROUND ? new UsualRange(rows) : undefined);
    }
    return this.hours.get(quarter) ?? this;
  }

  /**
   * @param nRows rows of a group, 1 .. number of rows that are known.
   * @param side 1 for more than usual, −1 for less.
   */
  extremes(nRows: number, side: 1 | -1): UsualExtremes {
    const key = nRows * side;
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.learn(nRows, side);
      this.known.set(key, found);
    }
    return found;
  }

  private learn(nRows: number, side: 1 | -1): UsualExtremes {
    const nGroups = this.rows.length - nRows + 1;
    const levels = new Float64Array(nGroups);
    const changes: number[] = [];
    for (let k = 0; k < nGroups; k += 1) {
      levels[k] = side * secondMostExtreme(this.rows.subarray(k, k + nRows), side);
      if (k >= CHANGE_LAG) changes.push(levels[k]! - side * this.rows[k - CHANGE_LAG]!);
    }
    const level = middleAndSpread(levels);
    const change = changes.length === 0 ? level : middleAndSpread(Float64Array.from(changes));
    const edge = quantileOfSorted(this.sorted, side > 0 ? EXTREME : 1 - EXTREME);
    return {
      centre: level.middle,
      spread: level.spread,
      largest: levels.reduce((most, one) => Math.max(most, one), -Infinity),
      changeCentre: changes.length === 0 ? 0 : change.middle,
      changeSpread: change.spread,
      rowSpread: Math.max(
        MAD_TO_DEVIATION * this.medianDistance,
        (side * (edge - this.median)) / EXTREME_DEVIATIONS,
      ),
    };
  }
}

/** The second largest (side 1) or second smallest (side −1) of some numbers; of one, that one. */
export function secondMostExtreme(values: Float64Array, side: 1 | -1): number {
  let [first, second] = [-Infinity, -Infinity];
  for (const raw of values) {
    const value = side * raw;
    if (value > first) [first, second] = [value, first];
    else if (value > second) second = value;
  }
  return side * (values.length > 1 ? second : first);
}

function middleAndSpread(values: Float64Array): { readonly middle: number; readonly spread: number } {
  const sorted = values.slice().sort();
  const middle = quantileOfSorted(sorted, 0.5);
  const tail = (quantileOfSorted(sorted, EXTREME) - middle) / EXTREME_DEVIATIONS;
  return { middle, spread: Math.max(MAD_TO_DEVIATION * distanceFrom(values, middle), tail) };
}

function distanceFrom(values: Float64Array, middle: number): number {
  return quantileOfSorted(values.map((value) => Math.abs(value - middle)).sort(), 0.5);
}

function timeOfDay(at: number): number {
  return ((at % DAY_MS) + DAY_MS) % DAY_MS;
}

function isAround(time: number, middle: number): boolean {
  const distance = Math.abs(time - middle);
  return Math.min(distance, DAY_MS - distance) <= AROUND_MS;
}

/** Share of the variance that lies between hours of the day, 0..1; 0 for a constant and for less than half a day. */
function shareOfHours(values: Float64Array, timestamps: Float64Array): number {
  const sums = new Float64Array(24);
  const counts = new Float64Array(24);
  let [sum, squares] = [0, 0];
  values.forEach((value, k) => {
    const hour = Math.floor(timeOfDay(timestamps[k]!) / 3_600_000);
    sums[hour]! += value;
    counts[hour]! += 1;
    sum += value;
  });
  if (counts.filter((count) => count > 0).length < 12) return 0;
  const mean = sum / values.length;
  for (const value of values) squares += square(value - mean);
  let between = 0;
  counts.forEach((count, hour) => {
    if (count > 0) between += count * square(sums[hour]! / count - mean);
  });
  return squares > 0 ? between / squares : 0;
}
