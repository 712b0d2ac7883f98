import { limitForecast } from '../../../src/ml/index.js';
import { medianOf } from './error-figures.js';
import { type Figures } from './figures.js';
import { growingSeries, GROWTHS } from './synthetic-growth.js';

const DAY_MS = 86_400_000;
const OF_EACH = 50;
const WITHIN_DAYS = 730;

/** Of 200 series the share inside differs by 2.8 points from seed to seed, by chance alone; of so many seeds together, by one. */
const SEEDS = 8;

/** How far off the date is, as a share of the days until it, and how often it lies between both bounds; without a date the error is all of it. */
export function measureGrowth(seed: number): Readonly<Record<string, Figures>> {
  const seeds = Array.from({ length: SEEDS }, (_, i) => measureSeed(seed + i));
  const all = seeds.flat();
  const shares = Float64Array.from(seeds, shareInside).sort();
  return {
    'growth, limit dates': figuresOf(seeds[0]!),
    [`growth, ${SEEDS} seeds`]: {
      ...figuresOf(all),
      lowestInBand: shares[0]!,
      highestInBand: shares.at(-1)!,
    },
    ...Object.fromEntries(
      GROWTHS.map((growth) => [`growth, ${growth}`, figuresOf(all.filter((one) => one.growth === growth))]),
    ),
  };
}

type Growth = (typeof GROWTHS)[number];

interface Measured {
  readonly growth: Growth;
  readonly error: number;
  readonly isInside: boolean;
}

function measureSeed(seed: number): readonly Measured[] {
  return GROWTHS.flatMap((growth, kind) =>
    Array.from({ length: OF_EACH }, (_, i) => measureOne(seed * 10_000 + kind * 1000 + i, growth)),
  );
}

function measureOne(seed: number, growth: Growth): Measured {
  const { limit, reachedAt, leadDays, ...samples } = growingSeries(seed, growth);
  const found = limitForecast(samples, { value: limit, side: 'above', withinDays: WITHIN_DAYS });
  // Not within the days asked for, which the true date is.
  const { medianAt, earliestAt = Infinity, latestAt = Infinity } = found;
  return {
    growth,
    error: medianAt === undefined ? 1 : Math.abs(medianAt - reachedAt) / DAY_MS / leadDays,
    isInside: earliestAt <= reachedAt && reachedAt <= latestAt,
  };
}

function figuresOf(found: readonly Measured[]): Figures {
  return {
    medianError: medianOf(found.map(({ error }) => error)),
    dateInBand: shareInside(found),
    of: found.length,
  };
}

function shareInside(found: readonly Measured[]): number {
  return found.filter(({ isInside }) => isInside).length / found.length;
}
