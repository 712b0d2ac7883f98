/** One tree of a fixed depth: inner node k has the children 2k + 1 (low) and 2k + 2 (high); a node without a feature ends there. */
export interface TreeShape {
  readonly feature: Int32Array;
  /** Codes up to this one are low. */
  readonly code: Uint8Array;
  readonly isUnknownLow: Uint8Array;
  /** What a tree says of rows that reach the node. */
  readonly value: Float64Array;
}
