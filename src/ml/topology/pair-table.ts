import { type EdgeColumns, EdgeTable } from './edge-table.js';
import { RELATIONS } from './relations.js';

/** What one source says, a row each: from `places[from[k]]` to `places[to[k]]`. */
export interface Statements {
  /** Numbers of the nodes in the merged network, below 2²⁰. */
  readonly places: ArrayLike<number>;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** Places in {@link RELATIONS}. */
  readonly relations: ArrayLike<number>;
  /** When the source saw each last, in seconds since the epoch; 0 where it does not say. */
  readonly seenAt: ArrayLike<number>;
  /** Of the source, 0 .. 7: the lower one prevails. */
  readonly rank: number;
  /** When it was asked, in seconds since the epoch. */
  readonly readAt: number;
}

const LINK = RELATIONS.indexOf('link');
/** No node has a higher number, so that two numbers make one key. */
const MOST_NODES = 1_048_576;
const NOBODY = 255;

/**
 * Makes one network of what several sources say of each pair of nodes. A connection that several name is one, with all of its sources and
 * the newest age; a direction prevails over none; where directions contradict each other the source of the lowest rank prevails, and
 * circles within it stay.
 *
 * Memory: some 100 bytes a pair while it is filled.
 *
 * @example
 * const pairs = new PairTable();
 * const a = { places: [0, 1], from: [0], to: [1], relations: [1], seenAt: [0], rank: 0, readAt: 7 };
 * pairs.addAll(a, 0, 1);
 * pairs.toEdges(2).row(0) // { from: 0, to: 1, relation: 'uplink', sources: 1, seenAt: 7 }
 */
export class PairTable {
  private readonly slots = new Map<number, number>();
  /** By pair: the node with the lower number, and the other one. */
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  /** By direction, 0 from the lower node and 1 to it: place in RELATIONS plus one, 0 for nothing said. */
  private readonly said: readonly [number[], number[]] = [[], []];
  private readonly rank: number[] = [];
  private readonly sources: number[] = [];
  private readonly seenAt: number[] = [];
  private contradictions = 0;

  /** Statements that were excluded because a source that prevails says the opposite. */
  get nContradictions(): number {
    return this.contradictions;
  }

  /** Adds the statements from the first number up to, and without, the second; sources in the order of their ranks. */
  addAll(statements: Statements, first: number, end: number): void {
    const { places, from, to, relations, seenAt, rank, readAt } = statements;
    for (let k = first; k < end; k += 1) {
      const [a, b] = [places[from[k]!]!, places[to[k]!]!];
      if (a === b) continue;
      const slot = this.slotOf(Math.min(a, b), Math.max(a, b));
      const relation = relations[k]!;
      if (relation !== LINK && !this.direct(slot, a < b ? 0 : 1, relation, rank)) continue;
      this.sources[slot]! |= 1 << rank;
      this.seenAt[slot] = Math.max(this.seenAt[slot]!, seenAt[k]! || readAt);
    }
  }

  /** @param nNodes nodes are 0 .. nNodes − 1. */
  toEdges(nNodes: number): EdgeTable {
    const starts = new Uint32Array(nNodes + 1);
    let nEdges = 0;
    this.eachEdge((from) => {
      starts[from + 1]! += 1;
      nEdges += 1;
    });
    for (let n = 0; n < nNodes; n += 1) starts[n + 1]! += starts[n]!;
    const columns = emptyColumns(nEdges);
    this.eachEdge((from, to, relation, slot) => {
      const k = starts[from]!;
      starts[from] = k + 1;
      columns.from[k] = from;
      columns.to[k] = to;
      columns.relations[k] = relation;
      columns.sources[k] = this.sources[slot]!;
      columns.seenAt[k] = this.seenAt[slot]!;
    });
    return new EdgeTable(nNodes, columns);
  }

  /** @returns whether the statement counts */
  private direct(slot: number, direction: 0 | 1, relation: number, rank: number): boolean {
    const said = this.said[direction][slot]!;
    if (this.rank[slot] !== NOBODY && this.rank[slot]! < rank) {
      if (said === 0) this.contradictions += 1;
      return said !== 0;
    }
    this.rank[slot] = rank;
    this.said[direction][slot] = said === 0 ? relation + 1 : Math.min(said, relation + 1);
    return true;
  }

  private slotOf(low: number, high: number): number {
    const key = low * MOST_NODES + high;
    const known = this.slots.get(key);
    if (known !== undefined) return known;
    const slot = this.low.length;
    this.slots.set(key, slot);
    this.low.push(low);
    this.high.push(high);
    this.said[0].push(0);
    this.said[1].push(0);
    this.rank.push(NOBODY);
    this.sources.push(0);
    this.seenAt.push(0);
    return slot;
  }

  private eachEdge(visit: (from: number, to: number, relation: number, slot: number) => void): void {
    for (let slot = 0; slot < this.low.length; slot += 1) {
      const [low, high] = [this.low[slot]!, this.high[slot]!];
      const [down, up] = [this.said[0][slot]!, this.said[1][slot]!];
      if (down === 0 && up === 0) visit(low, high, LINK, slot);
      if (down !== 0) visit(low, high, down - 1, slot);
      if (up !== 0) visit(high, low, up - 1, slot);
    }
  }
}

function emptyColumns(nEdges: number): EdgeColumns {
  return {
    from: new Uint32Array(nEdges),
    to: new Uint32Array(nEdges),
    relations: new Uint8Array(nEdges),
    sources: new Uint8Array(nEdges),
    seenAt: new Uint32Array(nEdges),
  };
}
