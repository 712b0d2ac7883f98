import { type BusyHistory, levelOf } from './busy-history.js';

const { max, min } = Math;

const DAY_MS = 86_400_000;
const HOURS_PER_DAY = 24;

/** An hour of which less than half the usual load is known is unknown. */
const LEAST_KNOWN = 0.5;

/**
 * Adds series hour by hour, so that peaks at different times of day do not add up. An hour in which a series is unknown, because it began later or
 * has a gap, counts as if it had its usual share of the others: a series that was found later is no growth.
 *
 * @param parts in any number, each with at least a known hour.
 * @returns the sum as a series of its own, over the days of any part; undefined without parts. Unknown where less than half the load is known.
 * @complexity O(hours of all parts)
 * @example sumBusyHistories([{ firstDay: 0, levels: Float64Array.of(7), hours: new Float64Array(24).fill(7) }])?.levels // Float64Array [7]
 */
export function sumBusyHistories(parts: readonly BusyHistory[]): BusyHistory | undefined {
  if (parts.length === 0) return undefined;
  const firstDay = parts.reduce((first, part) => min(first, part.firstDay), Infinity);
  const endDay = parts.reduce(
    (end, part) => max(end, part.firstDay + part.levels.length * DAY_MS),
    -Infinity,
  );
  const nDays = (endDay - firstDay) / DAY_MS;
  const sums = new Float64Array(HOURS_PER_DAY * nDays);
  const weights = new Float64Array(sums.length);
  let total = 0;
  for (const part of parts) {
    const weight = usualSize(part.hours);
    total += weight;
    const shift = ((part.firstDay - firstDay) / DAY_MS) * HOURS_PER_DAY;
    part.hours.forEach((value, hour) => {
      if (Number.isNaN(value)) return;
      sums[shift + hour]! += value;
      weights[shift + hour]! += weight;
    });
  }
  const hours = sums.map((sum, hour) => {
    const weight = weights[hour]!;
    return weight > 0 && weight >= LEAST_KNOWN * total ? (sum * total) / weight : Number.NaN;
  });
  return { firstDay, hours, levels: levelsOf(hours) };
}

/**
 * The same history times a factor, plus an amount in every hour.
 *
 * @example scaledHistory({ firstDay: 0, levels: Float64Array.of(7), hours: new Float64Array(24).fill(7) }, 2).levels // Float64Array [14]
 */
export function scaledHistory({ firstDay, hours, levels }: BusyHistory, factor: number): BusyHistory {
  const scaled = (column: Float64Array): Float64Array => column.map((value) => value * factor);
  return { firstDay, hours: scaled(hours), levels: scaled(levels) };
}

function levelsOf(hours: Float64Array): Float64Array {
  return Float64Array.from({ length: hours.length / HOURS_PER_DAY }, (_, day) =>
    levelOf(
      hours.subarray(HOURS_PER_DAY * day, HOURS_PER_DAY * (day + 1)).filter((value) => !Number.isNaN(value)),
    ),
  );
}

/** The mean size of a known hour; a little for a series of zeros, so that it is known too. */
function usualSize(hours: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of hours) {
    if (Number.isNaN(value)) continue;
    sum += Math.abs(value);
    count += 1;
  }
  return count === 0 ? 0 : max(sum / count, Number.MIN_VALUE);
}
