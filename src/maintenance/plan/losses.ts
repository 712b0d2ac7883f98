import type { Topology } from '../../ml/index.js';

/** Whether a node is down. */
type IsDown = (node: number) => boolean;

/** What a node is reached through: one of them is enough. */
export type Ways = (topology: Topology, node: number) => readonly number[];

/** Its uplinks. One without any on which nothing depends is reached through whatever it is linked with. */
export const byUplinks: Ways = (topology, node) => {
  const uplinks = topology.uplinks(node);
  if (uplinks.length > 0 || topology.needed(node).length > 0) return [...uplinks];
  return topology.dependents(node).length === 0 ? [...topology.neighbours(node)] : [];
};

/** Links without a known direction as well, which a backup may be: as uplinks of what has an uplink. */
export const byUplinksAndLinks: Ways = (topology, node) => {
  if (topology.uplinks(node).length === 0) return byUplinks(topology, node);
  const directed = new Set([...topology.needed(node), ...topology.dependents(node)]);
  return [...topology.neighbours(node)].filter((other) => !directed.has(other));
};

/** What goes with a node, also over others, itself included: what needs it, and what has it, or what goes with it, as its only ways. */
export function lostWith(topology: Topology, node: number, ways: Ways): ReadonlySet<number> {
  const lost = new Set([node]);
  for (const one of lost)
    for (const other of topology.neighbours(one))
      if (isLost(topology, other, { ways, isDown: (each) => lost.has(each) })) lost.add(other);
  return lost;
}

/** Whether a node goes with those that are down: one that it needs, or all of its ways. */
export function isLost(
  topology: Topology,
  node: number,
  { ways, isDown }: { readonly ways: Ways; readonly isDown: IsDown },
): boolean {
  if (topology.needed(node).some(isDown)) return true;
  const all = ways(topology, node);
  return all.length > 0 && all.every(isDown);
}

/**
 * Whether two nodes are a pair that is there for the same: linked with each other, and both with a third. Nothing has to be known to depend on
 * them, as of two firewalls before one router.
 */
export function arePair(topology: Topology, a: number, b: number): boolean {
  const ofB = topology.neighbours(b);
  const areLinked =
    ofB.includes(a) && !topology.dependents(a).includes(b) && !topology.dependents(b).includes(a);
  return areLinked && topology.neighbours(a).some((node) => node !== b && ofB.includes(node));
}
