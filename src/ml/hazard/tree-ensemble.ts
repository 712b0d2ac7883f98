const { max } = Math;

/** Codes of a feature, at most. */
const N_CODES = 256;

/** One tree of a fixed depth: inner node k has the children 2k + 1 (low) and 2k + 2 (high); a node without a feature ends there. */
export interface TreeShape {
  readonly feature: Int32Array;
  /** Codes up to this one are low. */
  readonly code: Uint8Array;
  readonly isUnknownLow: Uint8Array;
  /** What a tree says of rows that reach the node. */
  readonly value: Float64Array;
}

/** Trees whose values add up. */
export class TreeEnsemble {
  private constructor(
    readonly depth: number,
    readonly trees: TreeShape[],
  ) {}

  static empty(depth: number): TreeEnsemble {
    return new TreeEnsemble(depth, []);
  }

  add(tree: TreeShape): void {
    this.trees.push(tree);
  }

  static of(depth: number, trees: TreeShape[]): TreeEnsemble {
    return new TreeEnsemble(depth, trees);
  }

  /** The trees that were grown first. */
  first(nTrees: number): TreeEnsemble {
    return new TreeEnsemble(this.depth, this.trees.slice(0, nTrees));
  }

  /** Adds what one tree says of each row, or of some. */
  addTree(tree: number, codes: readonly Uint8Array[], into: Float64Array, rows?: Uint32Array): void {
    const { columns, isHigh, value } = walkOf(this.trees[tree]!, codes);
    const count = rows === undefined ? into.length : rows.length;
    const nInner = columns.length;
    for (let i = 0; i < count; i += 1) {
      const row = rows === undefined ? i : rows[i]!;
      let node = 0;
      while (node < nInner) node = 2 * node + 1 + isHigh[node * N_CODES + columns[node]![row]!]!;
      into[row]! += value[node - nInner]!;
    }
  }

  /** Adds what the trees say of each row, or of some. */
  addTo(codes: readonly Uint8Array[], into: Float64Array, rows?: Uint32Array): void {
    for (let tree = 0; tree < this.trees.length; tree += 1) this.addTree(tree, codes, into, rows);
  }
}

/** A tree that every row goes down to its last level: what ends before goes on to the low side, and says the same there. */
interface Walk {
  /** Codes of the feature that each inner node asks for. */
  readonly columns: readonly Uint8Array[];
  /** Whether a code goes to the high side, by inner node and code. */
  readonly isHigh: Uint8Array;
  /** Of the last level. */
  readonly value: Float64Array;
}

/** A table of every code spares a row all comparisons. */
function walkOf({ feature, code, isUnknownLow, value }: TreeShape, codes: readonly Uint8Array[]): Walk {
  // Without a step at the root, and be it that there are no features, there is nothing to ask.
  const nInner = feature[0]! < 0 ? 0 : feature.length;
  const isHigh = new Uint8Array(nInner * N_CODES);
  const said = value.slice();
  const hasEnded = new Uint8Array(2 * nInner + 1);
  const columns: Uint8Array[] = [];
  for (let node = 0; node < nInner; node += 1) {
    const tested = feature[node]!;
    columns.push(codes[max(0, tested)]!);
    const ends = hasEnded[node] === 1 || tested < 0;
    if (ends) {
      hasEnded.fill(1, 2 * node + 1, 2 * node + 3);
      said.fill(said[node]!, 2 * node + 1, 2 * node + 3);
      continue;
    }
    isHigh.fill(1, node * N_CODES + code[node]! + 1, (node + 1) * N_CODES);
    isHigh[node * N_CODES] = 1 - isUnknownLow[node]!;
  }
  return { columns, isHigh, value: said.subarray(nInner) };
}
