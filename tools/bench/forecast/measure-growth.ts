import { limitForecast } from '../../../src/ml/index.js';
import { medianOf } from './error-figures.js';
import { type Figures } from './figures.js';
import { growingSeries, GROWTHS } from './synthetic-growth.js';

const DAY_MS = 86_400_000;
const OF_EACH = 50;
const WITHIN_DAYS = 730;

/** How far off the date is, as a share of the days until it, and how often it lies between both bounds; without a date the error is all of it. */
export function measureGrowth(seed: number): Readonly<Record<string, Figures>> {
  const all = GROWTHS.map((growth, kind) => ({
    growth,
    found: Array.from({ length: OF_EACH }, (_, i) => measureOne(seed * 10_000 + kind * 1000 + i, growth)),
  }));
  return {
    'growth, limit dates': figuresOf(all.flatMap(({ found }) => found)),
    ...Object.fromEntries(all.map(({ growth, found }) => [`growth, ${growth}`, figuresOf(found)])),
  };
}

interface Measured {
  readonly error: number;
  readonly isInside: boolean;
}

function measureOne(seed: number, growth: (typeof GROWTHS)[number]): Measured {
  const { limit, reachedAt, leadDays, ...samples } = growingSeries(seed, growth);
  const found = limitForecast(samples, { value: limit, side: 'above', withinDays: WITHIN_DAYS });
  const { medianAt, earliestAt = -Infinity, latestAt = Infinity } = found;
  return {
    error: medianAt === undefined ? 1 : Math.abs(medianAt - reachedAt) / DAY_MS / leadDays,
    isInside: earliestAt <= reachedAt && reachedAt <= latestAt,
  };
}

function figuresOf(found: readonly Measured[]): Figures {
  return {
    medianError: medianOf(found.map(({ error }) => error)),
    dateInBand: found.filter(({ isInside }) => isInside).length / found.length,
    of: found.length,
  };
}
