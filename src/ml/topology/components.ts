import type { Pairs } from './adjacency.js';

/**
 * The connected parts of a network, directions not heeded.
 *
 * @param nNodes nodes are 0 .. nNodes − 1.
 * @param pairs connections between them.
 * @returns for each node the smallest node of its part.
 * @source Galler, Fischer, 1964, "An improved equivalence algorithm" (union of sets), with path halving.
 * @example [...componentsOf(4, { from: [3], to: [1] })] // [0, 1, 2, 1]
 */
export function componentsOf(nNodes: number, { from, to }: Pairs): Uint32Array {
  const parent = Uint32Array.from({ length: nNodes }, (_, node) => node);
  const rootOf = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (let k = 0; k < from.length; k += 1) {
    const [a, b] = [rootOf(from[k]!), rootOf(to[k]!)];
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  return Uint32Array.from({ length: nNodes }, (_, node) => rootOf(node));
}
