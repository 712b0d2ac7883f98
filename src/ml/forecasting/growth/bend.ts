import { solve } from '../members/solve.js';
import { square } from '../../statistics/square.js';

const { exp, max } = Math;

/** A line's end: level of the last day and change a day, with their variances and how they go together. */
export interface LineEnd {
  readonly level: number;
  readonly slope: number;
  readonly levelVariance: number;
  readonly slopeVariance: number;
  readonly covariance: number;
}

/** Days on each side of a bend at least. */
const SIDE = 7;

/** Squared error that a jump has to save, in variances, to be one beside the bend: 1 in 100 by chance. */
const JUMP = 6.63;

/** Where the level goes on unbroken, and only the slope changes. */
interface Hinge {
  readonly error: number;
  readonly end: LineEnd;
}

/**
 * The end of a line that bends once, without a jump: the average over all days on which it may have bent, by how well each fits. A line that is
 * cut in two at the bend would count days before it as days after.
 *
 * @param levels without gaps.
 * @param range the two regimes around the bend, as one.
 * @param noise variance of a day, and the squared error of two separate lines.
 * @returns undefined where two separate lines fit better: then there was a jump.
 * @complexity O(n²)
 * @source Hoeting et al., 1999, "Bayesian Model Averaging", with weights exp(−error / 2σ²).
 */
export function bendEnd(
  levels: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
  { variance, errorOfLines }: { readonly variance: number; readonly errorOfLines: number },
): LineEnd | undefined {
  const hinges: Hinge[] = [];
  for (let at = from + SIDE; at <= to - SIDE; at += 1)
    hinges.push(hingeAt(levels, { from, to, at }, variance));
  const best = hinges.reduce((least, { error }) => (error < least ? error : least), Number.POSITIVE_INFINITY);
  if (!(variance > 0) || !(best - errorOfLines <= JUMP * variance)) return undefined;
  const weights = hinges.map(({ error }) => exp((best - error) / (2 * variance)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (of: (end: LineEnd) => number): number =>
    hinges.reduce((sum, { end }, i) => sum + (weights[i]! / total) * of(end), 0);
  const level = mean((end) => end.level);
  const slope = mean((end) => end.slope);
  return {
    level,
    slope,
    levelVariance: mean((end) => end.levelVariance + square(end.level - level)),
    slopeVariance: mean((end) => end.slopeVariance + square(end.slope - slope)),
    covariance: mean((end) => end.covariance + (end.level - level) * (end.slope - slope)),
  };
}

/** Least squares of level at the end, slope after the bend, and how much it differed before. */
function hingeAt(
  levels: Float64Array,
  { from, to, at }: { from: number; to: number; at: number },
  variance: number,
): Hinge {
  const gram = new Float64Array(9);
  const moments = new Float64Array(3);
  const row = new Float64Array(3).fill(1);
  let squares = 0;
  // Against the last day, so that a large level does not swallow small errors.
  const reference = levels[to - 1]!;
  for (let day = from; day < to; day += 1) {
    row[1] = day - (to - 1);
    row[2] = max(0, at - day);
    for (let i = 0; i < 3; i += 1) {
      for (let j = 0; j <= i; j += 1) gram[3 * i + j]! += row[i]! * row[j]!;
      moments[i]! += row[i]! * (levels[day]! - reference);
    }
    squares += square(levels[day]! - reference);
  }
  const columnOf = (column: number): Float64Array => {
    const unit = new Float64Array(3);
    unit[column] = 1;
    return solve(gram.slice(), unit);
  };
  const [first, second] = [columnOf(0), columnOf(1)];
  const fitted = solve(gram.slice(), moments.slice());
  const error = squares - fitted[0]! * moments[0]! - fitted[1]! * moments[1]! - fitted[2]! * moments[2]!;
  return {
    error,
    end: {
      level: reference + fitted[0]!,
      slope: fitted[1]!,
      levelVariance: variance * first[0]!,
      slopeVariance: variance * second[1]!,
      covariance: variance * first[1]!,
    },
  };
}
