import type { Topology } from '../../ml/index.js';
import { isLost, lostWith, type Ways } from './losses.js';

/** Nodes that only have two of the chosen, or more, and one that shares them. */
export interface Clash<Item> {
  readonly because: Item;
  readonly lost: readonly number[];
}

/** What the chosen take down, each by itself, under one view of what a way is. */
export class TakenDown<Item> {
  /** By node, those that take it down by themselves. */
  private readonly takers = new Map<number, Set<Item>>();

  constructor(
    private readonly topology: Topology,
    private readonly ways: Ways,
  ) {}

  take(item: Item, node: number): void {
    for (const each of lostWith(this.topology, node, this.ways))
      this.takers.set(each, (this.takers.get(each) ?? new Set()).add(item));
  }

  /** The first of the chosen that takes a node down. */
  takerOf(node: number): Item | undefined {
    const [first] = this.takers.get(node) ?? [];
    return first;
  }

  /** What would be lost to a node and the chosen, whichever of them are down at a time, and to no one of them alone. */
  clashOf(node: number): Clash<Item> | undefined {
    const own = lostWith(this.topology, node, this.ways);
    const lost = this.lostToMore(own);
    const because = lost[0] === undefined ? undefined : this.otherTaker(lost[0], own);
    return because && { because, lost };
  }

  private lostToMore(own: ReadonlySet<number>): readonly number[] {
    const lost = new Set<number>();
    for (const one of own)
      for (const node of this.topology.neighbours(one)) {
        const isDown = (way: number) => own.has(way) || this.takerBeside(way, node) !== undefined;
        if (!own.has(node) && isLost(this.topology, node, { ways: this.ways, isDown })) lost.add(node);
      }
    return [...lost];
  }

  /** One that takes down a way of a node which `own` leaves. */
  private otherTaker(node: number, own: ReadonlySet<number>): Item | undefined {
    const way = this.ways(this.topology, node).find((each) => !own.has(each));
    return way === undefined ? undefined : this.takerBeside(way, node);
  }

  /** One that takes down a way of a node, and not the node itself. */
  private takerBeside(way: number, node: number): Item | undefined {
    return [...(this.takers.get(way) ?? [])].find((item) => !this.takers.get(node)?.has(item));
  }
}
