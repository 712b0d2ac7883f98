/** Lists of neighbours in two typed arrays: those of node n are `targets[offsets[n] .. offsets[n + 1]]`, ascending and each once. */
export interface Adjacency {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

/** Pairs of nodes, the k-th from `from[k]` to `to[k]`. */
export interface Pairs {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/**
 * Sorts pairs by their first node (a counting sort), so that the neighbours of a node lie beside each other.
 *
 * @param nNodes nodes are 0 .. nNodes − 1.
 * @param pairs in any order; a pair of a node with itself is dropped, one that comes twice counts once.
 * @returns neighbours in the direction of the pairs.
 * @throws RangeError naming a node that is out of range.
 * @example [...adjacencyOf(3, { from: [2, 0], to: [1, 1] }).targets] // [1, 1]
 */
export function adjacencyOf(nNodes: number, { from, to }: Pairs): Adjacency {
  const counts = new Uint32Array(nNodes + 1);
  for (let k = 0; k < from.length; k += 1) {
    assertNode(from[k]!, nNodes);
    assertNode(to[k]!, nNodes);
    if (from[k] !== to[k]) counts[from[k]! + 1]! += 1;
  }
  for (let n = 0; n < nNodes; n += 1) counts[n + 1]! += counts[n]!;
  const targets = new Uint32Array(counts[nNodes]!);
  const next = counts.slice();
  for (let k = 0; k < from.length; k += 1) {
    if (from[k] === to[k]) continue;
    targets[next[from[k]!]!] = to[k]!;
    next[from[k]!]! += 1;
  }
  return withoutRepeats(counts, targets);
}

function assertNode(node: number, nNodes: number): void {
  if (!(Number.isInteger(node) && node >= 0 && node < nNodes))
    throw new RangeError(`node: must be in 0..${nNodes - 1}, got ${node}`);
}

function withoutRepeats(starts: Uint32Array, targets: Uint32Array): Adjacency {
  const offsets = new Uint32Array(starts.length);
  let length = 0;
  for (let n = 0; n + 1 < starts.length; n += 1) {
    const row = targets.subarray(starts[n], starts[n + 1]).sort();
    const first = length;
    for (const target of row) {
      if (length > first && targets[length - 1] === target) continue;
      targets[length] = target;
      length += 1;
    }
    offsets[n + 1] = length;
  }
  return { offsets, targets: targets.slice(0, length) };
}

/** @returns a view of the neighbours of a node; it must not be written to. */
export function neighboursIn({ offsets, targets }: Adjacency, node: number): Uint32Array {
  return targets.subarray(offsets[node], offsets[node + 1]);
}

/** @returns the same lists, and empty ones of further nodes. */
export function padded({ offsets, targets }: Adjacency, nNodes: number): Adjacency {
  const all = new Uint32Array(nNodes + 1).fill(targets.length, offsets.length);
  all.set(offsets);
  return { offsets: all, targets };
}
