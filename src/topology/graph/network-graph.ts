import { type EdgeRow, EdgeTable, type Relation, Topology } from '../../ml/index.js';
import { type NamedNode, TOPOLOGY_SOURCES, type TopologySource } from '../reading/topology-reading.js';

/** A connection with where it comes from. */
export interface Edge {
  readonly fromId: string;
  readonly toId: string;
  /** `needs` and `uplink`: the first depends on the second. */
  readonly relation: Relation;
  readonly sources: readonly TopologySource[];
  /** When a source last said so. */
  readonly seenAt: Date;
}

/** The other end of a connection, and what it is to this one. */
export interface NodeConnection {
  readonly id: string;
  readonly relation: 'upstream' | 'downstream' | 'link';
}

interface Remarks {
  readonly named: readonly NamedNode[];
  readonly nContradictions: number;
}

/** The network of one version of the topology, read-only. Nodes are numbered; ids are those of the platform, or of the file. */
export class NetworkGraph {
  /** Connections that were excluded because a source that prevails says the opposite. */
  readonly nContradictions: number;
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly named: ReadonlyMap<string, NamedNode>;

  /** @param topology - made of the edges */
  constructor(
    readonly ids: readonly string[],
    private readonly edges: EdgeTable,
    /** To walk in; nodes by their numbers. */
    readonly topology: Topology,
    { named, nContradictions }: Remarks,
  ) {
    this.nContradictions = nContradictions;
    this.numbers = new Map(ids.map((id, n) => [id, n]));
    this.named = new Map(named.map((node) => [node.id, node]));
  }

  static empty(): NetworkGraph {
    const nothing = Topology.of({ nNodes: 0, from: [], to: [], relations: [] });
    return new NetworkGraph([], EdgeTable.empty(), nothing, { named: [], nContradictions: 0 });
  }

  get nNodes(): number {
    return this.ids.length;
  }

  get nEdges(): number {
    return this.edges.nEdges;
  }

  /** @returns the number of a node, as in `topology`; undefined where it is in none of the sources */
  numberOf(id: string): number | undefined {
    return this.numbers.get(id);
  }

  /** @param number of a node, 0 .. nNodes − 1 */
  idOf(number: number): string {
    return this.ids[number] ?? '';
  }

  /** What the file says of a node that is no asset. */
  namedNode(id: string): NamedNode | undefined {
    return this.named.get(id);
  }

  /** What a node depends on directly. */
  upstream(node: number): readonly number[] {
    return [...new Set([...this.topology.needed(node), ...this.topology.uplinks(node)])];
  }

  /** What a node is directly connected with, each once; in a circle what it depends on is upstream. */
  connectionsOf(node: number): readonly NodeConnection[] {
    const above = new Set(this.upstream(node));
    const below = new Set(this.topology.dependents(node));
    return Array.from(this.topology.neighbours(node), (other) => ({
      id: this.idOf(other),
      relation: above.has(other) ? 'upstream' : below.has(other) ? 'downstream' : 'link',
    }));
  }

  /** The k-th connection, k in 0 .. nEdges − 1. */
  edge(k: number): Edge {
    return this.edgeOf(this.edges.row(k));
  }

  /** The connections among some nodes, `limit` at most. */
  edgesAmong(nodes: readonly number[], limit: number): readonly Edge[] {
    return this.edges.among(nodes, limit).map((row) => this.edgeOf(row));
  }

  /** The connections that begin at some nodes, `limit` at most. */
  edgesFrom(nodes: readonly number[], limit: number): readonly Edge[] {
    return this.edges.beginningAt(nodes, limit).map((row) => this.edgeOf(row));
  }

  private edgeOf({ from, to, relation, sources, seenAt }: EdgeRow): Edge {
    return {
      fromId: this.idOf(from),
      toId: this.idOf(to),
      relation,
      sources: TOPOLOGY_SOURCES.filter((_, rank) => (sources & (1 << rank)) !== 0),
      seenAt: new Date(seenAt * 1000),
    };
  }
}
