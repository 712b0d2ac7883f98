import { solveNormal } from './ridge.js';

/** Rows of a fleet with its numbers, as rivals need them. */
export interface PlainRows {
  readonly starts: Uint32Array;
  readonly times: Float64Array;
  readonly columns: readonly { readonly name: string; readonly values: Float32Array | Float64Array }[];
}

/** Remaining life that is counted up to, as published for these engines. */
const MOST = 125;
/** Rows of a trend. */
const WINDOW = 30;
const RECENT = 5;

/** How many of the error counters of a drive are above zero (Backblaze's own rule). */
export function countersAboveZero({ columns, times }: PlainRows): Float64Array {
  const counters = columns.filter(({ name }) => /_(5|187|188|197|198)$/.test(name));
  return Float64Array.from(times, (_, row) => counters.filter(({ values }) => values[row]! > 0).length);
}

/** Mean life of the units that failed, less the age; never below 0. */
export function meanLife(train: PlainRows, until: Float64Array, input: PlainRows): Float64Array {
  const ends = [...train.starts.subarray(1)].map((next) => until[next - 1]!);
  const mean = ends.reduce((sum, end) => sum + end, 0) / ends.length;
  return input.times.map((age) => Math.max(0, mean - age));
}

/** Ridge on the mean of the last rows, their mean and slope, the change since the start and the age. */
export function ridgeLife(train: PlainRows, until: Float64Array, input: PlainRows): Float64Array {
  const left = train.times.map((time, row) => Math.min(MOST, until[endOf(train.starts, row)]! - time));
  const learnt = featuresOf(train);
  const scale = learnt.map(spreadOf);
  const isUsed = scale.map(({ spread }) => spread > 1e-6);
  const scaled = (rows: readonly Float64Array[]): Float64Array[] =>
    rows.flatMap((column, k) =>
      isUsed[k] ? [column.map((value) => (value - scale[k]!.mean) / scale[k]!.spread)] : [],
    );
  const weights = solveNormal(scaled(learnt), left, left.length / 1000);
  const asked = scaled(featuresOf(input));
  return input.times.map((_, row) =>
    asked.reduce((sum, column, k) => sum + weights[k + 1]! * column[row]!, weights[0]!),
  );
}

function endOf(starts: Uint32Array, row: number): number {
  let unit = 0;
  let to = starts.length - 1;
  while (to - unit > 1) {
    const middle = (unit + to) >> 1;
    if (starts[middle]! <= row) unit = middle;
    else to = middle;
  }
  return starts[unit + 1]! - 1;
}

function spreadOf(column: Float64Array): { readonly mean: number; readonly spread: number } {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const squares = column.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return {
    mean,
    spread:
      Math.sqrt(squares / column.length) / (1 + Math.abs(mean)) > 1e-9
        ? Math.sqrt(squares / column.length)
        : 0,
  };
}

function featuresOf({ starts, times, columns }: PlainRows): Float64Array[] {
  const features: Float64Array[] = [Float64Array.from(times)];
  for (const { values } of columns) {
    const [recent, mean, slope, change] = [0, 1, 2, 3].map(() => new Float64Array(times.length));
    for (let unit = 0; unit + 1 < starts.length; unit += 1) {
      const first = meanOf(values, starts[unit]!, Math.min(starts[unit]! + RECENT, starts[unit + 1]!));
      for (let row = starts[unit]!; row < starts[unit + 1]!; row += 1) {
        const from = Math.max(starts[unit]!, row + 1 - WINDOW);
        recent![row] = meanOf(values, Math.max(starts[unit]!, row + 1 - RECENT), row + 1);
        mean![row] = meanOf(values, from, row + 1);
        slope![row] = slopeOf(values, from, row + 1);
        change![row] = recent![row]! - first;
      }
    }
    features.push(recent!, mean!, slope!, change!);
  }
  return features;
}

function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row += 1) sum += values[row]!;
  return sum / (to - from);
}

function slopeOf(values: ArrayLike<number>, from: number, to: number): number {
  const middle = (from + to - 1) / 2;
  const mean = meanOf(values, from, to);
  let product = 0;
  let squares = 0;
  for (let row = from; row < to; row += 1) {
    product += (row - middle) * (values[row]! - mean);
    squares += (row - middle) * (row - middle);
  }
  return squares > 0 ? product / squares : 0;
}
