/** Marks a leaf in {@link IsolationForest.cutFeature}. */
export const LEAF = 255;

/** Most features a forest can hold, so that one byte names a feature. */
export const MAX_FEATURES = LEAF - 1;

/**
 * A fitted isolation forest as columns, one entry a node; the trees lie one behind the other and each root is in `roots`.
 * Every node also keeps the bounding box of the rows it was grown from, which is what lets the forest score points outside
 * of everything it has seen.
 */
export interface IsolationForest {
  readonly nFeatures: number;
  /** Rows each tree was grown from (ψ). */
  readonly maxSamples: number;
  readonly roots: Uint32Array;
  /** Feature a node cuts, or {@link LEAF}. */
  readonly cutFeature: Uint8Array;
  /** A row goes left when its value is below the cut. */
  readonly cutValue: Float32Array;
  /** Left child; the right child is the next node. 0 at a leaf. */
  readonly left: Uint32Array;
  /** Rows of the training sample in the node. */
  readonly size: Uint16Array;
  /** `nFeatures` pairs (low, high) a node. */
  readonly boxes: Float32Array;
}

/** Rows of features side by side: row i is `values[i·nFeatures … (i + 1)·nFeatures − 1]`. All finite. */
export interface FeatureRows {
  readonly values: Float32Array;
  readonly nFeatures: number;
}

/** @returns how many rows there are. */
export function countRows(rows: FeatureRows): number {
  return rows.values.length / rows.nFeatures;
}

/** @returns the depth of every node, roots having 0. */
export function measureDepths({ cutFeature, left }: IsolationForest): Uint8Array {
  const depths = new Uint8Array(cutFeature.length);
  // Children lie behind their parent.
  cutFeature.forEach((feature, node) => {
    if (feature !== LEAF) depths.fill(depths[node]! + 1, left[node], left[node]! + 2);
  });
  return depths;
}
