/** Rows of windows: short enough to follow, long enough for a trend to stand out from the noise. */
const SHORT_ROWS = 16;
const LONG_ROWS = 64;

/** What is derived from a measurement beside its last value. */
export const DERIVED = ['recent', 'mean', 'trend', 'slope', 'change', 'jump', 'rise'] as const;
export type Derived = (typeof DERIVED)[number];

/** Columns of what is derived from a measurement. */
export type DerivedColumns = Readonly<Record<Derived, Float32Array>>;

/**
 * Derives from a measurement what its last value does not say: its level over the last 16 rows (`recent`) and 64 rows (`mean`), how fast it
 * grows (`trend` and `slope`: lines through the same rows, per unit of time) and how far it has come (`change`: the mean of the last
 * quarter of its rows, at most 16, less that of the first quarter), since the row before (`jump`) and within the horizon up to now (`rise`):
 * what a counter has gained of late says more of the next horizon than where it stands. Each row uses rows up to it only, of its own unit
 * and part.
 *
 * @param values NaN where unknown.
 * @param times of the rows.
 * @param starts first row of each part, ascending, and at the end the number of rows.
 * @param horizon of `rise`; from the first row of a part that is younger.
 * @returns a column each; NaN where no row of the window is known, or for all but `recent` and `mean` where only one is.
 * @complexity O(n)
 */
export function deriveFeatures(
  values: ArrayLike<number>,
  times: Float64Array,
  starts: ArrayLike<number>,
  horizon: number,
): DerivedColumns {
  const columns = Object.fromEntries(DERIVED.map((what) => [what, new Float32Array(times.length)]));
  for (let part = 0; part + 1 < starts.length; part += 1) {
    const rows = { from: starts[part]!, to: starts[part + 1]!, columns: columns as DerivedColumns };
    derivePart(values, times, rows);
    deriveSteps(values, times, { ...rows, horizon });
  }
  return columns as DerivedColumns;
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly columns: DerivedColumns;
}

function derivePart(values: ArrayLike<number>, times: Float64Array, { from, to, columns }: Part): void {
  const sums = new RunningSums(to - from);
  let origin = Number.NaN;
  for (let row = from; row < to; row += 1) {
    // Times and values from the first ones of the part: sums of large numbers lose what is small.
    if (Number.isNaN(origin)) origin = values[row]!;
    sums.add(times[row]! - times[from]!, values[row]! - origin);
    const n = row - from + 1;
    const [short, long] = [Math.max(0, n - SHORT_ROWS), Math.max(0, n - LONG_ROWS)];
    const quarter = Math.min(SHORT_ROWS, Math.max(1, Math.floor(n / 4)));
    columns.recent[row] = origin + sums.mean(short, n);
    columns.mean[row] = origin + sums.mean(long, n);
    columns.trend[row] = sums.slope(short, n);
    columns.slope[row] = sums.slope(long, n);
    columns.change[row] = n > 1 ? sums.mean(n - quarter, n) - sums.mean(0, quarter) : Number.NaN;
  }
}

/** What has come since the row before, and since the horizon before. */
function deriveSteps(
  values: ArrayLike<number>,
  times: Float64Array,
  { from, to, columns, horizon }: Part & { readonly horizon: number },
): void {
  let before = Number.NaN;
  let held = from;
  for (let row = from; row < to; row += 1) {
    const value = values[row]!;
    while (held < row && (times[held + 1]! <= times[row]! - horizon || Number.isNaN(values[held]!)))
      held += 1;
    columns.jump[row] = value - before;
    columns.rise[row] = held < row ? value - values[held]! : Number.NaN;
    if (!Number.isNaN(value)) before = value;
  }
}

/** Sums up to each row of a part, from which those of any window follow. */
class RunningSums {
  private n = 0;
  private readonly count: Float64Array;
  private readonly value: Float64Array;
  private readonly time: Float64Array;
  private readonly product: Float64Array;
  private readonly square: Float64Array;

  constructor(nRows: number) {
    const column = (): Float64Array => new Float64Array(nRows + 1);
    [this.count, this.value, this.time, this.product, this.square] = [
      column(),
      column(),
      column(),
      column(),
      column(),
    ];
  }

  add(time: number, value: number): void {
    const { n } = this;
    const isKnown = Number.isNaN(value) ? 0 : 1;
    const known = isKnown === 1 ? value : 0;
    this.count[n + 1] = this.count[n]! + isKnown;
    this.value[n + 1] = this.value[n]! + known;
    this.time[n + 1] = this.time[n]! + isKnown * time;
    this.product[n + 1] = this.product[n]! + time * known;
    this.square[n + 1] = this.square[n]! + isKnown * time * time;
    this.n += 1;
  }

  mean(from: number, to: number): number {
    const count = this.count[to]! - this.count[from]!;
    return count === 0 ? Number.NaN : (this.value[to]! - this.value[from]!) / count;
  }

  slope(from: number, to: number): number {
    const count = this.count[to]! - this.count[from]!;
    if (count < 2) return Number.NaN;
    const time = this.time[to]! - this.time[from]!;
    const square = this.square[to]! - this.square[from]!;
    const spread = square - (time * time) / count;
    // Rows of one time have no slope.
    if (!(spread > 1e-9 * square)) return 0;
    return (
      (this.product[to]! - this.product[from]! - (time * (this.value[to]! - this.value[from]!)) / count) /
      spread
    );
  }
}
