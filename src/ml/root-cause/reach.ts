import type { Network } from './network.js';

/** Who can be reached from a node, found with marks instead of sets: asked for each suspect. */
export class Reach {
  private readonly marks: Uint32Array;
  private mark = 0;

  constructor(private readonly topology: Network['topology']) {
    this.marks = new Uint32Array(topology.nNodes);
  }

  /** A node and all that depends on it, nearest first. O(what is found). */
  dependentsOf(node: number): readonly number[] {
    return this.walk(node, (at) => this.topology.dependents(at));
  }

  /** A node and all it needs, nearest first. */
  neededBy(node: number): readonly number[] {
    return this.walk(node, (at) => this.topology.needed(at));
  }

  private walk(start: number, next: (node: number) => Uint32Array): readonly number[] {
    this.mark += 1;
    const found = [start];
    this.marks[start] = this.mark;
    for (const at of found)
      for (const node of next(at)) {
        if (this.marks[node] === this.mark) continue;
        this.marks[node] = this.mark;
        found.push(node);
      }
    return found;
  }
}
