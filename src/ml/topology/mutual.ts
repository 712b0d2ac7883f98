import { type Adjacency, neighboursIn } from './adjacency.js';

/**
 * Groups of nodes each of which can be reached from each other one (strongly connected components): what depends on each other in a
 * circle.
 *
 * @returns for each node the number of its group.
 * @source Tarjan, 1972, "Depth-first search and linear graph algorithms", without recursion.
 * @example [...mutualGroups({ offsets: Uint32Array.of(0, 1, 2), targets: Uint32Array.of(1, 0) })] // [0, 0]
 */
export function mutualGroups(adjacency: Adjacency): Uint32Array {
  const nNodes = adjacency.offsets.length - 1;
  const walk = new Walk(nNodes);
  for (let start = 0; start < nNodes; start += 1) {
    if (walk.isKnown(start)) continue;
    walk.enter(start);
    for (let node = walk.top; node !== undefined; node = walk.top) {
      const next = walk.nextOf(node, neighboursIn(adjacency, node));
      if (next === undefined) walk.leave(node);
      else if (!walk.isKnown(next)) walk.enter(next);
    }
  }
  return walk.groups;
}

/** A walk in depth, with what Tarjan's algorithm remembers. */
class Walk {
  readonly groups: Uint32Array;
  private readonly order: Uint32Array;
  private readonly lowest: Uint32Array;
  private readonly next: Uint32Array;
  private readonly isOpen: Uint8Array;
  private readonly path: number[] = [];
  private readonly open: number[] = [];
  private nEntered = 0;
  private nGroups = 0;

  constructor(nNodes: number) {
    this.groups = new Uint32Array(nNodes);
    this.order = new Uint32Array(nNodes);
    this.lowest = new Uint32Array(nNodes);
    this.next = new Uint32Array(nNodes);
    this.isOpen = new Uint8Array(nNodes);
  }

  get top(): number | undefined {
    return this.path[this.path.length - 1];
  }

  isKnown(node: number): boolean {
    return this.order[node] !== 0;
  }

  enter(node: number): void {
    this.nEntered += 1;
    this.order[node] = this.nEntered;
    this.lowest[node] = this.nEntered;
    this.isOpen[node] = 1;
    this.path.push(node);
    this.open.push(node);
  }

  /** The next neighbour that was not entered yet; undefined when there is none left. */
  nextOf(node: number, neighbours: Uint32Array): number | undefined {
    for (; this.next[node]! < neighbours.length; this.next[node]! += 1) {
      const other = neighbours[this.next[node]!]!;
      if (!this.isKnown(other)) return other;
      if (this.isOpen[other] === 1) this.lower(node, this.order[other]!);
    }
    return undefined;
  }

  leave(node: number): void {
    this.path.pop();
    if (this.top !== undefined) this.lower(this.top, this.lowest[node]!);
    if (this.lowest[node] !== this.order[node]) return;
    for (let member = this.open.pop()!; ; member = this.open.pop()!) {
      this.isOpen[member] = 0;
      this.groups[member] = this.nGroups;
      if (member === node) break;
    }
    this.nGroups += 1;
  }

  private lower(node: number, order: number): void {
    this.lowest[node] = Math.min(this.lowest[node]!, order);
  }
}
