import { RELATIONS } from './relations.js';
import type { Relation } from './connections.js';
import { Topology } from './topology.js';

/** Connections sorted by where they begin; one row each. */
export interface EdgeColumns {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Places in {@link RELATIONS}. */
  readonly relations: Uint8Array;
  /** A bit for each source that says so: 1 << its rank. */
  readonly sources: Uint8Array;
  /** Seconds since the epoch. */
  readonly seenAt: Uint32Array;
}

/** A connection from the first node to the second. */
export interface EdgeRow {
  readonly from: number;
  readonly to: number;
  readonly relation: Relation;
  readonly sources: number;
  readonly seenAt: number;
}

/**
 * The connections of a network with where they come from: 14 bytes each, and 4 bytes a node.
 *
 * @example EdgeTable.empty().nEdges // 0
 */
export class EdgeTable {
  private readonly firstEdges: Uint32Array;

  /** @throws RangeError naming a node that is out of range. */
  constructor(
    readonly nNodes: number,
    private readonly columns: EdgeColumns,
  ) {
    this.firstEdges = new Uint32Array(nNodes + 1);
    for (const node of columns.from) {
      if (node >= nNodes) throw new RangeError(`node: must be in 0..${nNodes - 1}, got ${node}`);
      this.firstEdges[node + 1]! += 1;
    }
    for (let n = 0; n < nNodes; n += 1) this.firstEdges[n + 1]! += this.firstEdges[n]!;
  }

  static empty(): EdgeTable {
    const none = new Uint32Array(0);
    const bytes = new Uint8Array(0);
    return new EdgeTable(0, { from: none, to: none, relations: bytes, sources: bytes, seenAt: none });
  }

  get nEdges(): number {
    return this.columns.from.length;
  }

  /** The k-th connection, k in 0 .. nEdges − 1. */
  row(k: number): EdgeRow {
    const { from, to, relations, sources, seenAt } = this.columns;
    return {
      from: from[k]!,
      to: to[k]!,
      relation: RELATIONS[relations[k]!]!,
      sources: sources[k]!,
      seenAt: seenAt[k]!,
    };
  }

  /** @returns the connections that begin at some nodes, in the order of those, `limit` at most. */
  beginningAt(nodes: readonly number[], limit: number): readonly EdgeRow[] {
    return this.select(nodes, limit, () => true);
  }

  /** @returns the connections that have both ends among some nodes, in the order of those, `limit` at most. */
  among(nodes: readonly number[], limit: number): readonly EdgeRow[] {
    const wanted = new Set(nodes);
    return this.select(nodes, limit, (to) => wanted.has(to));
  }

  /** The same as a network to walk in, made in steps as `Topology.inSteps` does. */
  toTopology(): Generator<void, Topology, void> {
    const { from, to, relations } = this.columns;
    const names = Array.from(relations, (code) => RELATIONS[code]!);
    return Topology.inSteps({ nNodes: this.nNodes, from, to, relations: names });
  }

  private select(
    nodes: readonly number[],
    limit: number,
    isWanted: (to: number) => boolean,
  ): readonly EdgeRow[] {
    const found: EdgeRow[] = [];
    for (const node of nodes)
      for (let k = this.firstEdges[node]!; k < this.firstEdges[node + 1]! && found.length < limit; k += 1)
        if (isWanted(this.columns.to[k]!)) found.push(this.row(k));
    return found;
  }
}
