import { gaussian } from '../random/gaussian.js';
import { SeededRandom } from '../random/seeded-random.js';

const HOUR_MS = 3_600_000;

/** A Monday. */
export const FIRST_HOUR = Date.UTC(2026, 0, 5);

/** Hourly samples of what a function says of each hour. */
export function hourlySeries(
  hours: number,
  valueAt: (hour: number) => number,
): { timestamps: Float64Array; values: Float64Array } {
  return {
    timestamps: Float64Array.from({ length: hours }, (_, hour) => FIRST_HOUR + hour * HOUR_MS),
    values: Float64Array.from({ length: hours }, (_, hour) => valueAt(hour)),
  };
}

/** A busy day between 6 and 22 h, with noise of a tenth of its swing. */
export function busyDay(hours: number, seed = 1): { timestamps: Float64Array; values: Float64Array } {
  const random = new SeededRandom(seed);
  return hourlySeries(hours, (hour) => 20 + 50 * busy(hour % 24) + 5 * gaussian(random));
}

function busy(hour: number): number {
  return hour >= 6 && hour <= 22 ? Math.sin((Math.PI * (hour - 6)) / 16) : 0;
}
