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
    const shape = this.trees[tree]!;
    const { value } = shape;
    if (rows === undefined)
      for (let row = 0; row < into.length; row += 1) into[row]! += value[leafOf(shape, codes, row)]!;
    else for (const row of rows) into[row]! += value[leafOf(shape, codes, row)]!;
  }

  /** Adds what the trees say of each row, or of some. */
  addTo(codes: readonly Uint8Array[], into: Float64Array, rows?: Uint32Array): void {
    for (let tree = 0; tree < this.trees.length; tree += 1) this.addTree(tree, codes, into, rows);
  }
}

function leafOf(
  { feature, code, isUnknownLow }: TreeShape,
  codes: readonly Uint8Array[],
  row: number,
): number {
  const nInner = feature.length;
  let node = 0;
  while (node < nInner) {
    const tested = feature[node]!;
    if (tested < 0) break;
    const own = codes[tested]![row]!;
    const isLow = own === 0 ? isUnknownLow[node] === 1 : own <= code[node]!;
    node = 2 * node + (isLow ? 1 : 2);
  }
  return node;
}
