import type { Topology } from '../../ml/index.js';
import { arePair, byUplinks, byUplinksAndLinks } from './losses.js';
import { TakenDown } from './taken-down.js';

/** An asset that something is to be done on. */
export interface Candidate {
  readonly assetType: string;
  /** In the topology; undefined where nothing is known of its surroundings. */
  readonly node: number | undefined;
}

export interface Chosen<Item> {
  readonly item: Item;
  /** One chosen before it, without which it cannot be reached anyway. */
  readonly behind: Item | undefined;
}

/** What has to wait for another window. */
export type LeftOver<Item> =
  | { readonly item: Item; readonly cause: 'full' }
  | { readonly item: Item; readonly cause: 'unknown'; readonly because: Item }
  /** `lost` has ways through both only; empty where they are a pair. */
  | {
      readonly item: Item;
      readonly cause: 'stands-in';
      readonly because: Item;
      readonly lost: readonly number[];
    };

export interface Together<Item> {
  readonly chosen: readonly Chosen<Item>[];
  readonly leftOver: readonly LeftOver<Item>[];
}

/**
 * Chooses what is worked on in one window: the most urgent first, each unless it stands in for one that is chosen.
 *
 * Whichever of the chosen are down at a time, they take nothing down that no one of them takes down alone, and no two of them are a pair. Of assets with unknown
 * surroundings one is chosen at most: two of them might stand in for each other.
 *
 * @param items one for each asset, the most urgent first
 */
export function chooseTogether<Item extends Candidate>(
  topology: Topology,
  items: readonly Item[],
  maxAssets: number,
): Together<Item> {
  const window = new Window<Item>(topology);
  const leftOver: LeftOver<Item>[] = [];
  for (const item of items) {
    const reason = window.chosen.length >= maxAssets ? { item, cause: 'full' as const } : window.add(item);
    if (reason) leftOver.push(reason);
  }
  return { chosen: window.chosen, leftOver };
}

class Window<Item extends Candidate> {
  readonly chosen: Chosen<Item>[] = [];
  /** Whether a link without a direction is a way is not known: neither may it be needed, nor relied on. */
  private readonly views: readonly [TakenDown<Item>, TakenDown<Item>];
  private unknown: Item | undefined;

  constructor(private readonly topology: Topology) {
    this.views = [new TakenDown(topology, byUplinks), new TakenDown(topology, byUplinksAndLinks)];
  }

  /** @returns why not, where it was not added */
  add(item: Item): LeftOver<Item> | undefined {
    return item.node === undefined ? this.addUnknown(item) : this.addNode(item, item.node);
  }

  private addUnknown(item: Item): LeftOver<Item> | undefined {
    if (this.unknown) return { item, cause: 'unknown', because: this.unknown };
    this.unknown = item;
    this.chosen.push({ item, behind: undefined });
    return undefined;
  }

  private addNode(item: Item, node: number): LeftOver<Item> | undefined {
    const pair = this.chosen.find(({ item: other }) => this.isPairOf(other, item));
    if (pair) return { item, cause: 'stands-in', because: pair.item, lost: [] };
    for (const view of this.views) {
      const clash = view.clashOf(node);
      if (clash) return { item, cause: 'stands-in', ...clash };
    }
    this.chosen.push({ item, behind: this.views[0].takerOf(node) });
    for (const view of this.views) view.take(item, node);
    return undefined;
  }

  private isPairOf(a: Item, b: Item): boolean {
    if (a.node === undefined || b.node === undefined || a.assetType !== b.assetType) return false;
    return arePair(this.topology, a.node, b.node);
  }
}
