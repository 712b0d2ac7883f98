import { type Member } from './member.js';

const { ceil } = Math;

/** How a profile is averaged over past seasons. */
interface ProfileOptions {
  /** Cells of a season. */
  readonly season: number;
  /** How many past seasons. */
  readonly count: number;
  /** What a season counts in comparison with the one after it, 0..1. */
  readonly fade: number;
}

/** A member that repeats the average of past seasons; seasonal naive with a count of one. */
export function profile(name: string, options: ProfileOptions): Member {
  return {
    name,
    needs: options.season,
    forecast: (values, origins, horizon) =>
      origins.map((origin) =>
        Float64Array.from({ length: horizon }, (_, step) => profileAt(values, origin, step, options)),
      ),
  };
}

/**
 * Average of the same phase in the seasons before an origin, the newest first.
 *
 * @param step 0 for the cell at the origin.
 * @returns NaN where no whole season is known.
 */
export function profileAt(
  values: Float64Array,
  origin: number,
  step: number,
  { season, count, fade }: ProfileOptions,
): number {
  let sum = 0;
  let weights = 0;
  let weight = 1;
  let at = origin + step - season * ceil((step + 1) / season);
  for (let n = 0; n < count && at >= 0; n += 1, at -= season) {
    sum += weight * values[at]!;
    weights += weight;
    weight *= fade;
  }
  return sum / weights;
}
