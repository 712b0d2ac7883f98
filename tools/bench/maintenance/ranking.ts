/** Rows of units of which it is known how they ended. */
export interface EndedRows extends RowEnds {
  readonly unitOf: ArrayLike<number>;
}

/** When rows began and ended, and whether by a failure. */
interface RowEnds {
  readonly times: Float64Array;
  readonly until: Float64Array;
  readonly failed: Uint8Array;
}

/**
 * Time-dependent concordance: how often a unit that fails has a higher risk than another one at the same age, ties counting half.
 *
 * @source Antolini, Boracchi & Biganzoli, 2005, "A time-dependent discrimination index for survival data".
 */
export function timeConcordance({ unitOf, times, until, failed }: EndedRows, risk: Float64Array): number {
  const order = Uint32Array.from(times.keys()).sort((a, b) => times[a]! - times[b]!);
  let right = 0;
  let all = 0;
  for (let row = 0; row < times.length; row += 1) {
    if (failed[row] !== 1) continue;
    const age = until[row]!;
    for (const other of order) {
      if (times[other]! >= age) break;
      if (until[other]! < age || unitOf[other] === unitOf[row]) continue;
      all += 1;
      right += risk[row]! > risk[other]! ? 1 : risk[row] === risk[other] ? 0.5 : 0;
    }
  }
  return right / all;
}

/** Share of the failing units found by their last row when a share of the others is marked; of ties their part. */
export function recallAt({ unitOf, failed }: EndedRows, risk: Float64Array, share: number): number {
  const last = [...failed.keys()].filter((row) => unitOf[row] !== unitOf[row + 1]);
  const failing = last.filter((row) => failed[row] === 1).map((row) => risk[row]!);
  const others = last.filter((row) => failed[row] !== 1).map((row) => risk[row]!);
  const limit = others.toSorted((a, b) => b - a)[Math.floor(share * others.length)]!;
  const above = (list: readonly number[]): number => list.filter((one) => one > limit).length;
  const tied = (list: readonly number[]): number => list.filter((one) => one === limit).length;
  const part = (share * others.length - above(others)) / tied(others);
  return (above(failing) + part * tied(failing)) / failing.length;
}

/** Expected over observed failures, in all and in each of the three tenths of the rows with the highest risks. */
export function expectedOverObserved(
  { times, until, failed }: RowEnds,
  risk: Float64Array,
  horizon: number,
): readonly number[] {
  const order = Uint32Array.from(risk.keys()).sort((a, b) => risk[b]! - risk[a]! || a - b);
  const ratioOf = (from: number, to: number): number => {
    let expected = 0;
    let observed = 0;
    for (const row of order.subarray(from, to)) {
      expected += (-Math.log1p(-risk[row]!) * (until[row]! - times[row]!)) / horizon;
      observed += failed[row]!;
    }
    return expected / observed;
  };
  const tenth = Math.floor(order.length / 10);
  return [ratioOf(0, order.length), ...[0, 1, 2].map((k) => ratioOf(k * tenth, (k + 1) * tenth))];
}

/**
 * How far expected over observed failures go from 1 by chance alone, as a standard deviation: of the units that are counted, and of as many
 * as the model learnt from, which have chances of their own.
 *
 * @param nLearnt failures that were learnt from.
 */
export function chanceOfRatio(
  { unitOf, times, until, failed }: EndedRows,
  risk: Float64Array,
  { horizon, nLearnt }: { readonly horizon: number; readonly nLearnt: number },
): number {
  const excess = new Map<number, number>();
  let observed = 0;
  for (let row = 0; row < risk.length; row += 1) {
    const expected = (-Math.log1p(-risk[row]!) * (until[row]! - times[row]!)) / horizon;
    const unit = unitOf[row]!;
    excess.set(unit, (excess.get(unit) ?? 0) + expected - failed[row]!);
    observed += failed[row]!;
  }
  const squares = [...excess.values()].reduce((sum, value) => sum + value * value, 0);
  return (Math.sqrt(squares) / observed) * Math.sqrt(1 + observed / nLearnt);
}

/** How often of two units the one with less left is said to have less, ties counting half. */
export function lifeConcordance(truth: Float64Array, said: Float64Array): number {
  let right = 0;
  let all = 0;
  for (let a = 0; a < truth.length; a += 1)
    for (let b = a + 1; b < truth.length; b += 1) {
      if (truth[a] === truth[b]) continue;
      all += 1;
      const sign = (truth[a]! - truth[b]!) * (said[a]! - said[b]!);
      right += sign > 0 ? 1 : sign === 0 ? 0.5 : 0;
    }
  return right / all;
}
