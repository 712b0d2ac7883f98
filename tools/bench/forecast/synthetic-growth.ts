import { gaussian } from '../../../src/ml/random/gaussian.js';
import { SeededRandom } from '../../../src/ml/random/seeded-random.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 0, 5);

/** Days that are drawn to find how much higher noise makes the busy level of a day. */
const DRAWN_DAYS = 200;

/** How a series came to grow. */
export const GROWTHS = ['steady', 'bent', 'stepped', 'with a one-off'] as const;

type Growth = (typeof GROWTHS)[number];

/** A growing series and the day on which its busy level reaches a limit. */
export interface GrowingSeries {
  readonly timestamps: Float64Array;
  readonly values: Float64Array;
  readonly limit: number;
  readonly reachedAt: number;
  /** From the last day of the series. */
  readonly leadDays: number;
}

/** Days, weeks, growth, noise, and what happened, drawn with a seed. */
export function growingSeries(seed: number, growth: Growth): GrowingSeries {
  const random = new SeededRandom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random.next();
  const days = Math.floor(between(45, 195));
  const [base, swing] = [between(20, 50), between(20, 60)];
  const weekend = random.next() < 0.5 ? between(0.4, 0.9) : 1;
  const noise = swing * between(0.03, 0.15);
  const memory = random.next() < 0.5 ? 0 : 0.8;
  const lead = Math.floor(between(15, 215));
  const slope = between(0.1, 0.6);
  const changeDay = Math.floor(days * between(0.3, 0.6));
  const step = (random.next() < 0.5 ? -1 : 1) * between(15, 35);
  const trend = (day: number): number => {
    if (growth === 'bent') return slope * Math.max(0, day - changeDay);
    return slope * day + (growth === 'stepped' && day < changeDay ? step : 0);
  };
  const calm = (day: number, hour: number): number =>
    (base + swing * busy(hour)) * (isWeekend(day) ? weekend : 1) + trend(day + hour / 24);
  const drift = (): (() => number) => {
    let left = 0;
    return () => noise * (left = memory * left + Math.sqrt(1 - memory ** 2) * gaussian(random));
  };
  const [onWorkday, onWeekend] = [0, 5].map((day) => noiseOfBusyLevel(calm, day, drift()));
  const level = (day: number): number =>
    busyLevel((hour) => calm(day, hour)) + (isWeekend(day) ? onWeekend! : onWorkday!);
  let limit = Number.NEGATIVE_INFINITY;
  for (let day = days - 8; day < days + lead; day += 1) limit = Math.max(limit, level(day));
  let reached = days;
  while (level(reached) < limit) reached += 1;
  const next = drift();
  const values = Float64Array.from({ length: days * 24 }, (_, at) => {
    const [day, hour] = [Math.floor(at / 24), at % 24];
    const isOneOff = growth === 'with a one-off' && day === days - 10 && hour < 6;
    return isOneOff ? 4 * limit : calm(day, hour) + next();
  });
  const timestamps = values.map((_, at) => START + at * HOUR_MS);
  return { timestamps, values, limit, reachedAt: START + reached * DAY_MS, leadDays: reached - days + 1 };
}

function busy(hour: number): number {
  return hour >= 6 && hour <= 22 ? Math.sin((Math.PI * (hour - 6)) / 16) : 0;
}

function isWeekend(day: number): boolean {
  return day % 7 >= 5;
}

/** The 95th percentile of a day. */
function busyLevel(of: (hour: number) => number): number {
  const sorted = Float64Array.from({ length: 24 }, (_, hour) => of(hour)).sort();
  return sorted[21]! + (sorted[22]! - sorted[21]!) * 0.85;
}

function noiseOfBusyLevel(
  calm: (day: number, hour: number) => number,
  day: number,
  next: () => number,
): number {
  let sum = 0;
  for (let drawn = 0; drawn < DRAWN_DAYS; drawn += 1) sum += busyLevel((hour) => calm(day, hour) + next());
  return sum / DRAWN_DAYS - busyLevel((hour) => calm(day, hour));
}
