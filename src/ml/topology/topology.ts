import { type Adjacency, adjacencyOf, neighboursIn, padded } from './adjacency.js';
import { componentsOf } from './components.js';
import { type Connections, endsOf, joined, type Relation } from './connections.js';
import { mutualGroups } from './mutual.js';

/** Nodes below which a search for what depends on a node ends: beyond, "thousands" is all anybody needs to know. */
const MOST_DEPENDENTS = 10_000;

/**
 * Who depends on whom, in typed arrays. Cycles, repeated connections and connections of a node with itself are allowed.
 *
 * Memory: 4 bytes a node in each of six arrays and 4 bytes a connection in each direction.
 *
 * @example
 * const network = Topology.of({ nNodes: 3, from: [1, 2], to: [0, 1], relations: ['needs', 'needs'] });
 * network.countDependents(0) // 2
 */
export class Topology {
  private readonly dependentCounts: Int32Array;
  private readonly mutual: Uint32Array;
  private readonly visited: Uint32Array;
  private visit = 0;
  /** Connected part of each node, as its smallest node. */
  readonly parts: Uint32Array;
  private readonly partSizes: Uint32Array;

  private constructor(
    readonly nNodes: number,
    private readonly around: Adjacency,
    private readonly above: { readonly needs: Adjacency; readonly uplink: Adjacency },
    private readonly below: Adjacency,
    groups: { readonly parts: Uint32Array; readonly mutual: Uint32Array },
  ) {
    this.parts = groups.parts;
    this.mutual = groups.mutual;
    this.partSizes = new Uint32Array(nNodes);
    for (const part of this.parts) this.partSizes[part]! += 1;
    this.dependentCounts = new Int32Array(nNodes).fill(-1);
    this.visited = new Uint32Array(nNodes);
  }

  /** @throws RangeError naming a node that is out of range, or when the columns differ in length. */
  static of(connections: Connections): Topology {
    const steps = Topology.inSteps(connections);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  /**
   * The same, a step at a time, so that others have their turn between two: each takes some 20 ms for 300 000 connections.
   *
   * @returns what yields after each step, and returns the topology.
   * @throws RangeError as `of` does.
   * @example Topology.inSteps({ nNodes: 0, from: [], to: [], relations: [] }).next().done // false
   */
  static *inSteps({ nNodes, from, to, relations }: Connections): Generator<void, Topology, void> {
    if (from.length !== to.length || from.length !== relations.length)
      throw new RangeError(
        `connections: must be of one length, got ${from.length}, ${to.length} and ${relations.length}`,
      );
    const select = (isWanted: (relation: Relation) => boolean) => endsOf({ from, to, relations }, isWanted);
    const ends = select(() => true);
    yield;
    const around = adjacencyOf(nNodes, { from: joined(ends.from, ends.to), to: joined(ends.to, ends.from) });
    yield;
    const needs = adjacencyOf(
      nNodes,
      select((relation) => relation === 'needs'),
    );
    yield;
    const uplink = adjacencyOf(
      nNodes,
      select((relation) => relation === 'uplink'),
    );
    yield;
    const directed = select((relation) => relation !== 'link');
    const below = adjacencyOf(nNodes, { from: directed.to, to: directed.from });
    yield;
    const parts = componentsOf(nNodes, ends);
    yield;
    const mutual = mutualGroups(below);
    yield;
    return new Topology(nNodes, around, { needs, uplink }, below, { parts, mutual });
  }

  /**
   * The same network with further nodes, which are connected with nothing. Copies arrays and searches for nothing: a millisecond or two for 100 000
   * nodes, however many connections there are.
   *
   * @param nMore nodes, 0 or more; they have the numbers that follow.
   * @example Topology.of({ nNodes: 1, from: [], to: [], relations: [] }).withRoomFor(2).nNodes // 3
   */
  withRoomFor(nMore: number): Topology {
    const nNodes = this.nNodes + nMore;
    const { needs, uplink } = this.above;
    return new Topology(
      nNodes,
      padded(this.around, nNodes),
      { needs: padded(needs, nNodes), uplink: padded(uplink, nNodes) },
      padded(this.below, nNodes),
      { parts: continued(this.parts, nNodes), mutual: continued(this.mutual, nNodes) },
    );
  }

  /** Nodes connected with a node, in any direction; a view that must not be written to. */
  neighbours(node: number): Uint32Array {
    return neighboursIn(this.around, node);
  }

  /** Nodes that a node needs, each by itself. */
  needed(node: number): Uint32Array {
    return neighboursIn(this.above.needs, node);
  }

  /** Nodes through which a node is reached: one of them is enough. */
  uplinks(node: number): Uint32Array {
    return neighboursIn(this.above.uplink, node);
  }

  /** Nodes that need a node, or have it as an uplink. */
  dependents(node: number): Uint32Array {
    return neighboursIn(this.below, node);
  }

  /** How many nodes the connected part of a node has, itself included. */
  partSize(node: number): number {
    return this.partSizes[this.parts[node]!]!;
  }

  /** Whether two nodes have a neighbour in common, or are neighbours. O(shorter list × log longer list). */
  areNear(a: number, b: number): boolean {
    const [short, long] = [this.neighbours(a), this.neighbours(b)].sort((x, y) => x.length - y.length);
    return includes(long!, a) || includes(long!, b) || short!.some((node) => includes(long!, node));
  }

  /**
   * Number of nodes that depend on a node, also over others, without those that it depends on itself in a circle; 10 000 at most.
   * Searched for once.
   */
  countDependents(node: number): number {
    const known = this.dependentCounts[node]!;
    if (known >= 0) return known;
    const group = this.mutual[node];
    const count = this.search(node).filter((other) => this.mutual[other] !== group).length;
    this.dependentCounts[node] = count;
    return count;
  }

  /** @returns the nodes that depend on a node, also over others, nearest first, the node itself as the first of them. */
  allDependents(node: number): readonly number[] {
    return this.search(node);
  }

  /**
   * The surroundings of a node, directions not heeded.
   *
   * @param hops connections between the node and the farthest of them, 0 or more.
   * @param limit nodes at most, 1 or more; those beyond are excluded, the farthest first.
   * @returns the node itself, then the others, nearest first.
   * @throws RangeError naming a node that is out of range.
   * @example Topology.of({ nNodes: 3, from: [1, 2], to: [0, 1], relations: ['needs', 'link'] }).within(0, 1, 10) // [0, 1]
   */
  within(node: number, hops: number, limit: number): readonly number[] {
    if (!(Number.isInteger(node) && node >= 0 && node < this.nNodes))
      throw new RangeError(`node: must be in 0..${this.nNodes - 1}, got ${node}`);
    this.visit += 1;
    this.visited[node] = this.visit;
    const found = [node];
    for (let hop = 0, next = 0; hop < hops && found.length < limit; hop += 1)
      for (const end = found.length; next < end; next += 1) this.visitFrom(found[next]!, found, limit);
    return found;
  }

  /**
   * Nodes that cannot do without a node, also over others, the node itself as the first: of several uplinks all must be among them.
   */
  allBehind(node: number): readonly number[] {
    const behind = new Set([node]);
    for (const one of behind)
      for (const other of this.dependents(one)) if (this.lacks(other, behind)) behind.add(other);
    return [...behind];
  }

  private lacks(node: number, missing: ReadonlySet<number>): boolean {
    if (this.needed(node).some((other) => missing.has(other))) return true;
    const uplinks = this.uplinks(node);
    return uplinks.length > 0 && uplinks.every((other) => missing.has(other));
  }

  private visitFrom(node: number, found: number[], limit: number): void {
    for (const other of this.neighbours(node)) {
      if (this.visited[other] === this.visit || found.length >= limit) continue;
      this.visited[other] = this.visit;
      found.push(other);
    }
  }

  private search(start: number): readonly number[] {
    this.visit += 1;
    const found = [start];
    this.visited[start] = this.visit;
    for (let at = 0; at < found.length && found.length <= MOST_DEPENDENTS; at += 1) {
      for (const node of this.dependents(found[at]!)) {
        if (this.visited[node] === this.visit) continue;
        this.visited[node] = this.visit;
        found.push(node);
      }
    }
    return found;
  }
}

/** Each further node is a group of its own; a number of its own that no group has. */
function continued(groups: Uint32Array, nNodes: number): Uint32Array {
  const all = new Uint32Array(nNodes);
  all.set(groups);
  for (let node = groups.length; node < nNodes; node += 1) all[node] = node;
  return all;
}

/** In an ascending list. */
function includes(list: Uint32Array, wanted: number): boolean {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return list[low] === wanted;
}
