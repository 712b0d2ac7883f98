/**
 * What a connection says: `needs` (the first node needs, runs on or belongs to the second), `uplink` (the first is reached through
 * the second, or through another of its uplinks), `link` (no direction).
 */
export type Relation = 'needs' | 'uplink' | 'link';

/** Connections of a network: the k-th is `relations[k]` from node `from[k]` to node `to[k]`. */
export interface Connections {
  readonly nNodes: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly relations: readonly Relation[];
}

/** Both ends of the connections whose relation is wanted. */
export function endsOf(
  { from, to, relations }: Omit<Connections, 'nNodes'>,
  isWanted: (relation: Relation) => boolean,
): { from: Uint32Array; to: Uint32Array } {
  const [starts, ends] = [new Uint32Array(relations.length), new Uint32Array(relations.length)];
  let length = 0;
  relations.forEach((relation, k) => {
    if (!isWanted(relation)) return;
    starts[length] = from[k]!;
    ends[length] = to[k]!;
    length += 1;
  });
  return { from: starts.subarray(0, length), to: ends.subarray(0, length) };
}

/** One list after the other. */
export function joined(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
