import { RowPaths } from './row-paths.js';
import { type TreeShape } from './tree-shape.js';

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

  /** Adds what the trees say of some rows. */
  addTo(codes: readonly Uint8Array[], into: Float64Array, rows: Uint32Array): void {
    const paths = new RowPaths(rows);
    for (const tree of this.trees) paths.add(tree, codes, into);
  }
}
