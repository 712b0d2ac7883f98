import { autoregression } from './autoregression.js';
import { doubleSmoothing } from './double-smoothing.js';
import { coarse } from './coarse.js';
import { type Cycle, type Member } from './member.js';
import { overallMedian } from './overall-median.js';
import { profile } from './profile.js';
import { profileResidual } from './profile-residual.js';
import { type RidgeOptions } from './ridge.js';
import { LOG, RAW, ROOT } from './transform.js';

const { POSITIVE_INFINITY } = Number;

/** A fit remembers about so many seasons: what is over is over. */
const MEMORY_SEASONS = 4;

/** A profile of past seasons remembers about three of them. */
const PROFILE = { count: 6, fade: 0.7 };

/** The member for a series that mostly has one value: what comes between is no trend. */
export const STANDING: readonly Member[] = [overallMedian('median')];

/**
 * The members for a series of this season. Few and unlike each other: fits on three scales that believe in the last season and forget
 * soon, one that believes in nothing and forgets nothing, smoothing, profiles with and without what is left of them.
 *
 * @param limit cells of history a member may need; longer lags are not used.
 */
export function chooseMembers(cycle: Cycle, limit: number): readonly Member[] {
  const members = cycle.isSeasonal ? seasonalMembers(cycle, limit) : plainMembers(cycle);
  return members.filter(({ needs }) => needs <= limit);
}

/** Seasons of more cells than this are forecast in blocks. */
const MOST_CELLS = 48;

/** Blocks of a season then: hours of a day. */
const BLOCKS = 24;

/** Cells of a block: the largest number up to a 24th of the season that divides it. */
function blockOf(season: number): number {
  if (season <= MOST_CELLS) return 1;
  let size = Math.floor(season / BLOCKS);
  while (season % size !== 0) size -= 1;
  return size;
}

function seasonalMembers({ length, long }: Cycle, limit: number): readonly Member[] {
  const size = blockOf(length);
  if (size === 1) return [...fittedMembers(length, long, limit), ...repeatingMembers(length, long)];
  const fitted = fittedMembers(length / size, long / size, Math.floor(limit / size) - 1);
  return [...fitted.map((member) => coarse(member, size, length)), ...repeatingMembers(length, long)];
}

function fittedMembers(s: number, long: number, limit: number): readonly Member[] {
  const lags = lagsOf(s, long).filter((lag) => lag + 2 * 20 < limit);
  const recent = fit(lags, s, { memory: MEMORY_SEASONS * s });
  const longest = long || s;
  return [
    autoregression('autoregression-log', LOG, recent),
    autoregression('autoregression-root', ROOT, recent),
    autoregression('autoregression-raw', RAW, recent),
    autoregression('autoregression-long', LOG, fit(lags, 0, { penalty: 0.1, huber: POSITIVE_INFINITY })),
    profileResidual('profile-residual', ROOT, longest, long ? s : 0),
    ...(long ? [doubleSmoothing('double-smoothing', LOG, s, long)] : []),
  ];
}

function repeatingMembers(s: number, long: number): readonly Member[] {
  return [
    profile('seasonal-naive', { season: s, count: 1, fade: 1 }),
    profile('profile', { season: long || s, ...PROFILE }),
  ];
}

/** Lags of a series without a season. */
const PLAIN_LAGS = [1, 2, 3, 4, 5, 6];

function plainMembers({ length }: Cycle): readonly Member[] {
  return [
    autoregression('autoregression-raw', RAW, fit(PLAIN_LAGS, 1, { memory: MEMORY_SEASONS * length })),
    autoregression(
      'autoregression-long',
      RAW,
      fit(PLAIN_LAGS, 0, { penalty: 0.1, huber: POSITIVE_INFINITY }),
    ),
    { ...profile('last-value', { season: 1, count: 1, fade: 1 }), isDefault: true },
    profile('mean', { season: 1, count: length, fade: 1 }),
    overallMedian('median'),
  ];
}

function fit(lags: readonly number[], believed: number, more: Partial<RidgeOptions>): RidgeOptions {
  const prior = Float64Array.from(lags, (lag) => Number(lag === believed));
  return { lags, prior, penalty: 1, memory: POSITIVE_INFINITY, huber: 1, ...more };
}

/** The last three cells, and the same time of the days and weeks before with its neighbours. */
function lagsOf(s: number, long: number): readonly number[] {
  const near = [
    1,
    2,
    3,
    s - 2,
    s - 1,
    s,
    s + 1,
    s + 2,
    2 * s - 1,
    2 * s,
    2 * s + 1,
    3 * s,
    4 * s,
    5 * s,
    6 * s,
  ];
  const far = long === 0 ? [] : [long - 2, long - 1, long, long + 1, long + 2];
  return [...new Set([...near, ...far])].filter((lag) => lag > 0).sort((a, b) => a - b);
}
