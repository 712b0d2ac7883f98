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

/**
 * Codes values: 0 where they are unknown, else one more than the cuts at or below.
 *
 * @complexity O(1) a value where cuts lie evenly, O(log cuts) at most.
 */
export function codeValues(cuts: Float64Array, values: ArrayLike<number>, into: Uint8Array): Uint8Array {
  const places = new CutPlaces(cuts);
  for (let row = 0; row < into.length; row += 1) into[row] = places.codeOf(values[row]!);
  return into;
}

/** Parts of even width from the first cut to the last. */
const N_PARTS = 256;

/** Finds the place of a value among cuts by the part of their range that it lies in. */
class CutPlaces {
  private readonly first: number;
  private readonly last: number;
  private readonly scale: number;
  private readonly cutsBefore = new Uint8Array(N_PARTS + 1);

  constructor(private readonly cuts: Float64Array) {
    this.first = cuts[0] ?? Infinity;
    this.last = cuts.at(-1) ?? Infinity;
    const scale = N_PARTS / (this.last - this.first);
    this.scale = Number.isFinite(scale) ? scale : 0;
    for (const cut of cuts) this.cutsBefore[this.partOf(cut) + 1]! += 1;
    for (let part = 0; part < N_PARTS; part += 1) this.cutsBefore[part + 1]! += this.cutsBefore[part]!;
  }

  codeOf(value: number): number {
    if (value >= this.last) return this.cuts.length + 1;
    if (value < this.first) return 1;
    if (Number.isNaN(value)) return 0;
    const part = this.partOf(value);
    let from = this.cutsBefore[part]!;
    let to = this.cutsBefore[part + 1]!;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.cuts[middle]! <= value) from = middle + 1;
      else to = middle;
    }
    return from + 1;
  }

  /** Of a value and a cut, the lower one is in no higher part. */
  private partOf(value: number): number {
    return Math.min(N_PARTS - 1, (value - this.first) * this.scale) | 0;
  }
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
