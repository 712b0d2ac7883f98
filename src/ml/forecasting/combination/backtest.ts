import { type Cycle, type Member } from '../members/member.js';

const { abs, floor, max, min } = Math;

/** Origins of a backtest: two weeks of days. More are steadier weights; the cost grows with them. */
const MAX_ORIGINS = 14;

/** How much worse a default may be than the best, and still be the forecast. */
const BETTER = 1.1;

/** The members' common answer, and how far off it was from each origin of the series' own past. */
export interface Combination {
  readonly members: readonly { readonly name: string; readonly weight: number }[];
  /** Forecast of the cells after the last. */
  readonly path: Float64Array;
  /** Origins of the backtest, ascending. */
  readonly origins: readonly number[];
  /** What would have been said at each of them: as many cells as are known since, the horizon at most. */
  readonly paths: readonly Float64Array[];
}

/**
 * Weighs members by their errors at origins of the series' own past, and mixes them.
 *
 * @param values cleaned, without gaps.
 * @param isKnown 1 where a value was measured: only those are compared with.
 * @param near cells ahead that count for the weights.
 */
export function combine(
  { values, isKnown }: { readonly values: Float64Array; readonly isKnown: Uint8Array },
  members: readonly Member[],
  { cycle, near, horizon }: { readonly cycle: Cycle; readonly near: number; readonly horizon: number },
): Combination {
  const n = values.length;
  const needs = members.reduce((most, member) => max(most, member.needs), 1);
  const origins = originsOf(n, { near, needs, stride: cycle.length });
  const far = max(near, horizon);
  const within = rangeOf(values);
  const all = members.map((member) =>
    member.forecast(values, [...origins, n], far).map((path) => path.map(within)),
  );
  const errors = all.map((paths) => meanError(paths, { values, isKnown, origins, near }));
  const weights = weightsOf(
    errors,
    members.findIndex(({ isDefault }) => isDefault === true),
  );
  const mix = (index: number, length: number): Float64Array => {
    const path = new Float64Array(length);
    all.forEach((paths, member) => {
      for (let step = 0; step < length; step += 1) path[step]! += weights[member]! * paths[index]![step]!;
    });
    return path;
  };
  return {
    members: members.map(({ name }, i) => ({ name, weight: weights[i]! })),
    path: mix(origins.length, horizon),
    origins,
    paths: origins.map((origin, i) => mix(i, min(far, n - origin))),
  };
}

/**
 * Keeps a path near what the series has ever been: a recursion that leaves that by its whole range has got out of hand, which weights do not
 * see where it does so beyond the near steps.
 */
function rangeOf(values: Float64Array): (value: number) => number {
  const lowest = values.reduce((least, value) => min(least, value), Number.POSITIVE_INFINITY);
  const highest = values.reduce((most, value) => max(most, value), Number.NEGATIVE_INFINITY);
  const reach = highest - lowest || Number.POSITIVE_INFINITY;
  return (value) => max(lowest - reach, min(highest + reach, value));
}

/** A season apart, or half of one where history is short; the last as far back as weights look ahead. */
function originsOf(
  n: number,
  { near, needs, stride }: { near: number; needs: number; stride: number },
): number[] {
  const room = n - near - needs;
  if (room < 0) return [];
  const apart = room >= 4 * stride ? stride : max(1, floor(stride / 2));
  const count = min(MAX_ORIGINS, floor(room / apart) + 1);
  return Array.from({ length: count }, (_, i) => n - near - (count - 1 - i) * apart);
}

function meanError(
  paths: readonly Float64Array[],
  {
    values,
    isKnown,
    origins,
    near,
  }: { values: Float64Array; isKnown: Uint8Array; origins: readonly number[]; near: number },
): number {
  let sum = 0;
  let count = 0;
  origins.forEach((origin, i) => {
    for (let step = 0; step < near; step += 1) {
      if (isKnown[origin + step] === 0) continue;
      sum += abs(paths[i]![step]! - values[origin + step]!);
      count += 1;
    }
  });
  return sum / count;
}

/** Alike without a backtest; a member without a finite error has no weight. */
function weightsOf(errors: readonly number[], byDefault: number): readonly number[] {
  const least = errors.reduce((best, error) => (error < best ? error : best), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(least)) return errors.map(() => 1 / errors.length);
  if (errors[byDefault]! <= BETTER * least) return errors.map((_, i) => Number(i === byDefault));
  const raw = errors.map((error) => (error === least ? 1 : error > least ? sharpened(least / error) : 0));
  const sum = raw.reduce((total, one) => total + one, 0);
  return raw.map((one) => one / sum);
}

/** To the fifth power: the best member counts most, the others still average out its faults. */
function sharpened(share: number): number {
  const square = share * share;
  return square * square * share;
}
