import { type TreeShape } from './tree-shape.js';

/** Codes are bytes: one less than "unknown" is the highest of them. */
const HIGHEST = 255;

/** Rows 0 to n − 1. */
export function allRows(n: number): Uint32Array {
  const rows = new Uint32Array(n);
  for (let row = 0; row < n; row += 1) rows[row] = row;
  return rows;
}

/** Sends rows down trees: those of a node together, so that it is one column that is read and one step that is compared. */
export class RowPaths {
  /** Rows of the nodes, one after the other; in each in their order. */
  private readonly list: Uint32Array;
  private readonly high: Uint32Array;
  private from = new Uint32Array(0);
  private to = new Uint32Array(0);

  constructor(private readonly rows: Uint32Array) {
    this.list = new Uint32Array(rows.length);
    this.high = new Uint32Array(rows.length);
  }

  /** Adds what a tree says of each row. */
  add(shape: TreeShape, codes: readonly Uint8Array[], into: Float64Array): void {
    const { feature, value } = shape;
    const nInner = feature.length;
    this.list.set(this.rows);
    this.from = new Uint32Array(2 * nInner + 1);
    this.to = new Uint32Array(2 * nInner + 1);
    this.to[0] = this.rows.length;
    for (let node = 0; node < nInner; node += 1) {
      if (this.from[node] === this.to[node]) continue;
      const low = 2 * node + 1;
      if (feature[node]! < 0) this.addOne(node, value[node]!, into);
      else if (low >= nInner) this.addBoth(shape, codes[feature[node]!]!, { node, into });
      else this.partition(shape, codes[feature[node]!]!, node);
    }
  }

  private addOne(node: number, value: number, into: Float64Array): void {
    const { list } = this;
    for (let i = this.from[node]!; i < this.to[node]!; i += 1) into[list[i]!]! += value;
  }

  /** Adds what the last nodes say. */
  private addBoth(
    { code, isUnknownLow, value }: TreeShape,
    column: Uint8Array,
    { node, into }: { readonly node: number; readonly into: Float64Array },
  ): void {
    const { list } = this;
    const shift = 1 - isUnknownLow[node]!;
    const step = code[node]! - shift;
    const [low, high] = [value[2 * node + 1]!, value[2 * node + 2]!];
    const to = this.to[node]!;
    for (let i = this.from[node]!; i < to; i += 1) {
      const row = list[i]!;
      into[row]! += ((column[row]! - shift) & HIGHEST) > step ? high : low;
    }
  }

  /** Puts the low rows of a node first. An unknown that goes to the high side counts as the highest code. */
  private partition({ code, isUnknownLow }: TreeShape, column: Uint8Array, node: number): void {
    const { list, high } = this;
    const shift = 1 - isUnknownLow[node]!;
    const step = code[node]! - shift;
    const [from, to] = [this.from[node]!, this.to[node]!];
    let nLow = from;
    let nHigh = 0;
    for (let i = from; i < to; i += 1) {
      const row = list[i]!;
      const isHigh = ((column[row]! - shift) & HIGHEST) > step ? 1 : 0;
      // Both are written and one of them counts: no branch to guess.
      list[nLow] = row;
      high[nHigh] = row;
      nLow += 1 - isHigh;
      nHigh += isHigh;
    }
    list.set(high.subarray(0, nHigh), nLow);
    [this.from[2 * node + 1], this.to[2 * node + 1]] = [from, nLow];
    [this.from[2 * node + 2], this.to[2 * node + 2]] = [nLow, to];
  }
}
