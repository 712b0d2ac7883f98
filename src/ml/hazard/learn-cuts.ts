/** Values of which cuts are learnt: quantiles of so many are those of all, to a hundredth. */
const MOST_VALUES = 20_000;

/** Steps by quantiles of all values, and by those of rows that ended in a failure: what is rare among all may be the rule among these. */
const CUTS_OF_ALL = 40;
const CUTS_OF_FAILING = 20;

/**
 * Chooses where a feature steps: in the middle between neighbouring values, at quantiles of all values and of those before failures.
 * What lies beyond the last cut counts as the most that is known, however far.
 *
 * @param values of the rows; NaN is passed over.
 * @param isFailing whether a failure followed within the horizon, for each row.
 * @returns at most 60 numbers, ascending; none for a constant or empty feature.
 * @complexity O(n log n), n limited to 20 000 values for either kind.
 * @example learnCuts(Float64Array.of(0, 0, 1, 1), new Uint8Array(4)) // [0.5]
 */
export function learnCuts(values: ArrayLike<number>, isFailing: Uint8Array): Float64Array {
  const all = sortedSample(values, () => true);
  const distinct = distinctOf(all);
  if (distinct.length < 2) return new Float64Array(0);
  const failing = sortedSample(values, (row) => isFailing[row] === 1);
  const cuts = new Set<number>();
  addQuantiles(cuts, all, CUTS_OF_ALL);
  addQuantiles(cuts, failing, CUTS_OF_FAILING);
  return Float64Array.from(cuts).sort();

  /** A cut below each quantile; the lowest value has none below it. */
  function addQuantiles(into: Set<number>, sorted: Float64Array, count: number): void {
    if (sorted.length === 0) return;
    for (let k = 0; k < count; k += 1) {
      const value = sorted[Math.floor(((k + 0.5) / count) * sorted.length)]!;
      const at = lowerBound(distinct, value);
      if (at > 0) into.add(between(distinct[at - 1]!, distinct[at]!));
      // What is common at the lower end is cut off above: zero and more than zero.
      else into.add(between(distinct[0]!, distinct[1]!));
    }
  }
}

/** Parts of even width from the first cut to the last. */
const N_PARTS = 256;

/**
 * Codes values: 0 where they are unknown, else one more than the cuts at or below.
 *
 * @complexity O(1) a value where cuts lie evenly, O(log cuts) at most.
 */
export function codeValues(cuts: Float64Array, values: ArrayLike<number>, into: Uint8Array): Uint8Array {
  const [first = Infinity] = cuts;
  const last = cuts.at(-1) ?? first;
  const width = N_PARTS / (last - first);
  const scale = Number.isFinite(width) ? width : 0;
  // Of a value and a cut, the lower one is in no higher part.
  const partOf = (value: number): number => Math.min(N_PARTS - 1, (value - first) * scale) | 0;
  const cutsBefore = new Uint8Array(N_PARTS + 1);
  for (const cut of cuts) cutsBefore[partOf(cut) + 1]! += 1;
  for (let part = 0; part < N_PARTS; part += 1) cutsBefore[part + 1]! += cutsBefore[part]!;
  for (let row = 0; row < into.length; row += 1) {
    const value = values[row]!;
    if (value >= last) into[row] = cuts.length + 1;
    else if (value >= first) {
      const part = partOf(value);
      let from = cutsBefore[part]!;
      let to = cutsBefore[part + 1]!;
      while (from < to) {
        const middle = (from + to) >> 1;
        if (cuts[middle]! <= value) from = middle + 1;
        else to = middle;
      }
      into[row] = from + 1;
    } else into[row] = value < first ? 1 : 0;
  }
  return into;
}

function sortedSample(values: ArrayLike<number>, isWanted: (row: number) => boolean): Float64Array {
  let count = 0;
  for (let i = 0; i < values.length; i += 1) if (isWanted(i) && !Number.isNaN(values[i]!)) count += 1;
  const step = Math.max(1, count / MOST_VALUES);
  const sample = new Float64Array(Math.min(count, MOST_VALUES));
  let seen = 0;
  let taken = 0;
  for (let i = 0; i < values.length && taken < sample.length; i += 1) {
    if (!isWanted(i) || Number.isNaN(values[i]!)) continue;
    if (seen >= taken * step) {
      sample[taken] = values[i]!;
      taken += 1;
    }
    seen += 1;
  }
  return sample.subarray(0, taken).sort();
}

function distinctOf(sorted: Float64Array): Float64Array {
  return sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
}

function lowerBound(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  // A value of the rare that the sample of all has not met steps at the next one.
  return Math.min(from, sorted.length - 1);
}

function between(low: number, high: number): number {
  return low + (high - low) / 2;
}
